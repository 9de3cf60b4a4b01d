/** Tells where a stretch of edits begins and ends that happen in one go. */
import type { Clock } from './clock.ts'

export interface Bursts {
  /** Something was edited just now. */
  readonly edited: () => void
  /** Ends the one that goes on, if one does. */
  readonly end: () => void
  readonly isOn: () => boolean
}

/** `quiet` ends a burst, and so does its length `longest`, both in milliseconds. */
export function createBursts(
  clock: Clock,
  { quiet, longest }: { readonly quiet: number; readonly longest: number },
  onEnd: () => void,
): Bursts {
  let since: number | undefined
  let cancel: () => void = () => undefined
  const end = () => {
    if (since === undefined) return
    since = undefined
    cancel()
    onEnd()
  }
  return {
    end,
    isOn: () => since !== undefined,
    edited() {
      const now = clock.now()
      since ??= now
      cancel()
      cancel = clock.later(Math.max(0, Math.min(quiet, since + longest - now)), end)
    },
  }
}
