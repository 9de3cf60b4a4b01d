/** The time by which a history is kept. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Does something after so many milliseconds; answers how to call that off. */
  readonly later: (milliseconds: number, work: () => void) => () => void
}

export const wallClock: Clock = {
  now: Date.now,
  later(milliseconds, work) {
    const timer = setTimeout(work, milliseconds).unref()
    return () => clearTimeout(timer)
  },
}
