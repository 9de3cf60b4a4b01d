/** Lets through what a person can cause and stops what only a program gone wrong can. */
export interface TokenBucket {
  /** Takes `amount`, or answers `false` where not so much is left. `now` is milliseconds on a clock that only goes forward. */
  readonly take: (amount: number, now: number) => boolean
}

/** At most `burst` at once, refilled by `perSecond`. */
export function createTokenBucket(burst: number, perSecond: number): TokenBucket {
  let left = burst
  let filledAt: number | undefined
  return {
    take(amount, now) {
      left = Math.min(burst, left + ((now - (filledAt ?? now)) / 1000) * perSecond)
      filledAt = now
      if (amount > left) return false
      left -= amount
      return true
    },
  }
}
