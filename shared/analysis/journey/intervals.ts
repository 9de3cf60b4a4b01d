import type { Contrast } from '#shared/model/figures.ts'

/** Where a figure may lie. 95 % throughout: of a hundred such intervals some 95 hold what they estimate. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The standard normal distribution has 2.5 % beyond it, on either side. */
const Z = 1.959963984540054

/**
 * The interval of a share of `part` in `whole` (Wilson 1927): it stays within 0 and 1 and holds for small counts, where
 * the schoolbook's does not. `null` for a whole of nothing.
 */
export function wilson(part: number, whole: number): Interval | null {
  if (whole <= 0) return null
  const share = part / whole
  const square = Z * Z
  const scale = 1 + square / whole
  const centre = (share + square / (2 * whole)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole * whole))
  return {
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === whole ? 1 : Math.min(1, centre + half),
  }
}

/** How many times as likely the exposed reached the goal, with its interval where there is one. */
export interface RelativeRate {
  readonly ratio: number
  readonly interval: Interval | null
}

/**
 * The relative rate of two groups with its log interval (Katz et al. 1978). `null` where a group is empty or nobody of the
 * unexposed reached the goal: then there is nothing to divide by. Where nobody of the exposed did, the ratio is 0 and has no
 * interval, for 0 has no logarithm.
 */
export function relativeRate(contrast: Contrast): RelativeRate | null {
  const { exposed, exposedConverted, unexposed, unexposedConverted } = contrast
  if (exposed <= 0 || unexposed <= 0 || unexposedConverted <= 0) return null
  const ratio = exposedConverted / exposed / (unexposedConverted / unexposed)
  if (exposedConverted <= 0) return { ratio, interval: null }
  const variance = 1 / exposedConverted - 1 / exposed + 1 / unexposedConverted - 1 / unexposed
  const half = Z * Math.sqrt(Math.max(0, variance))
  return { ratio, interval: { low: ratio * Math.exp(-half), high: ratio * Math.exp(half) } }
}

/** Half the interval of a mean, from the variance of its `n` values about it (divided by n − 1); `null` for one value. */
export const marginOfMean = (variance: number, n: number): number | null =>
  n < 2 ? null : Z * Math.sqrt(variance / n)
