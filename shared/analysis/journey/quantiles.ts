import type { Spread } from '#shared/model/figures.ts'

/**
 * How numbers are spread. Quantiles are type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996): for a share p of n sorted values x, h = (n − 1) p, and the quantile is
 * x[⌊h⌋] + (h − ⌊h⌋) (x[⌊h⌋ + 1] − x[⌊h⌋]). It is what numpy, pandas, R and spreadsheets take where nothing else is said.
 * The unit is that of the values: seconds everywhere in journey data.
 */
export interface FullSpread extends Spread {
  readonly min: number
  readonly max: number
}

/** The spread of some values, which stay as they are; NaN stands for no value. `null` where there is none. */
export const spreadOf = (values: Float64Array): FullSpread | null => spreadOfSorted(values.slice().sort())

/** The same of values that lie in ascending order, NaN last. */
function spreadOfSorted(sorted: Float64Array): FullSpread | null {
  let n = sorted.length
  while (n > 0 && Number.isNaN(sorted[n - 1])) n -= 1
  if (n === 0) return null
  let sum = 0
  for (let place = 0; place < n; place++) sum += sorted[place] as number
  const at = (share: number) => quantile(sorted, n, share)
  return {
    n,
    min: sorted[0] as number,
    q1: at(0.25),
    median: at(0.5),
    mean: sum / n,
    q3: at(0.75),
    p90: at(0.9),
    max: sorted[n - 1] as number,
  }
}

/**
 * Spreads of values by group: value `i` is of group `groupOf[i]`, a number below `groups`. `length` says how many of the
 * values count, where the arrays are longer.
 */
export function spreadsByGroup(
  groups: number,
  groupOf: Uint32Array,
  values: Float64Array,
  length = values.length,
): readonly (FullSpread | null)[] {
  const firstOf = new Uint32Array(groups + 1)
  for (let place = 0; place < length; place++) {
    const group = (groupOf[place] as number) + 1
    firstOf[group] = (firstOf[group] as number) + 1
  }
  for (let group = 0; group < groups; group++)
    firstOf[group + 1] = (firstOf[group + 1] as number) + (firstOf[group] as number)
  const next = firstOf.slice(0, groups)
  const gathered = new Float64Array(length)
  for (let place = 0; place < length; place++) {
    const group = groupOf[place] as number
    const free = next[group] as number
    gathered[free] = values[place] as number
    next[group] = free + 1
  }
  return Array.from({ length: groups }, (_, group) =>
    spreadOfSorted(gathered.subarray(firstOf[group], firstOf[group + 1]).sort()),
  )
}

function quantile(sorted: Float64Array, n: number, share: number): number {
  const h = (n - 1) * share
  const below = Math.floor(h)
  const low = sorted[below] as number
  return below + 1 < n ? low + (h - below) * ((sorted[below + 1] as number) - low) : low
}
