import { createStore } from 'zustand/vanilla'

/** How a timer ends on this machine. */
export interface SoundSettings {
  readonly on: boolean
  /** 0 to 1. */
  readonly volume: number
}

const KEPT = 'throughline-timer-sound'
const USUAL: SoundSettings = { on: true, volume: 0.6 }

/** The settings that were kept; what is missing or foreign in them takes its default. */
export function readSound(storage: Pick<Storage, 'getItem'> | undefined): SoundSettings {
  const [state, volume] = (storage?.getItem(KEPT) ?? '').split(' ')
  const heard = Number(volume)
  if (state !== 'on' && state !== 'off') return USUAL
  return { on: state === 'on', volume: heard >= 0 && heard <= 1 ? heard : USUAL.volume }
}

export const sound = createStore<SoundSettings>(() => readSound(globalThis.localStorage))

/** Changes the sound and remembers it on this machine. */
export function setSound(next: Partial<SoundSettings>): void {
  const { on, volume } = { ...sound.getState(), ...next }
  globalThis.localStorage?.setItem(KEPT, `${on ? 'on' : 'off'} ${volume}`)
  sound.setState({ on, volume })
}
