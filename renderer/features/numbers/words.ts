import type { Interval } from '#shared/analysis/journey/intervals.ts'
import { NOTHING, percentInterval, plainWords } from '#shared/analysis/journey/number-words.ts'

/** A number, or a dash where there is none. */
export const numberWords = (value: number | null): string => (value === null ? NOTHING : plainWords(value))

/** The ends of an interval of shares; nothing where there is none. */
export const boundsWords = (interval: Interval | null): string | null => interval && percentInterval(interval)

/** A difference with its sign: `+12`, `−3`, `±0`. */
export const signedWords = (change: number): string =>
  change === 0 ? '±0' : change > 0 ? `+${plainWords(change)}` : plainWords(change)
