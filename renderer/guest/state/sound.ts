/** A gentle tone, made here: there is no file to load. Browsers let it sound once somebody has touched the page. */
let context: AudioContext | undefined

/** To be called from a touch or a key, which is when browsers allow sound to begin. */
export function allowSound(): void {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') context.resume().catch(() => undefined)
  } catch {
    // No sound on this device; everything is said in words too.
  }
}

/** Two soft notes. */
export function chime(): void {
  if (context?.state !== 'running') return
  const start = context.currentTime
  for (const [index, pitch] of [523.25, 659.25].entries()) {
    const at = start + index * 0.22
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.type = 'sine'
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.18, at + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 1)
  }
}

export const canVibrate = (): boolean => typeof navigator.vibrate === 'function'

export function buzz(): void {
  if (canVibrate()) navigator.vibrate([60, 80, 60])
}
