/** A sixth that sounds like an invitation, not an alarm: C5, E5, A5, in Hz. */
const NOTES = [523.25, 659.25, 880] as const
/** Between one note and the next, and until a note has died away, in seconds. */
const STEP = 0.14
const FADE = 2.4

let context: AudioContext | undefined

/** Browsers let a page sound only after somebody touched it: called at the first touch. */
export function wakeSound(): void {
  context ??= new AudioContext()
  void context.resume()
}

/** One soft chord, 0 to 1 loud. Nothing where the page may not sound. */
export function playChord(volume: number): void {
  if (context?.state !== 'running') return
  for (const [index, frequency] of NOTES.entries())
    playNote(context, frequency, context.currentTime + index * STEP, volume)
}

function playNote(to: AudioContext, frequency: number, at: number, volume: number): void {
  const [tone, loudness] = [to.createOscillator(), to.createGain()]
  tone.type = 'sine'
  tone.frequency.value = frequency
  // Never silent and never quite full: a ramp to nothing is none, and three notes add up.
  loudness.gain.setValueAtTime(0.0001, at)
  loudness.gain.exponentialRampToValueAtTime(Math.max(0.0002, 0.28 * volume), at + 0.04)
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + FADE)
  tone.connect(loudness).connect(to.destination)
  tone.start(at)
  tone.stop(at + FADE)
}
