/** A stretch of a line. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Things that lie on one stretch of a line, in the order in which they begin. */
export interface Cluster<T> extends Stretch {
  readonly items: readonly T[]
}

/**
 * Things by stretches that nothing bridges: whatever overlaps, or leaves no more than `slack` between, is of one
 * cluster. From the start of the line to its end.
 */
export function clustersOf<T>(
  items: readonly T[],
  stretchOf: (item: T) => Stretch,
  slack = 0,
): readonly Cluster<T>[] {
  const sorted = items.map((item) => ({ item, ...stretchOf(item) })).sort((a, b) => a.start - b.start)
  const clusters: { start: number; end: number; items: T[] }[] = []
  for (const { item, start, end } of sorted) {
    const last = clusters.at(-1)
    if (last && start <= last.end + slack) {
      last.items.push(item)
      last.end = Math.max(last.end, end)
    } else clusters.push({ start, end, items: [item] })
  }
  return clusters
}

/** The middle one of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** The smallest of any number of numbers; infinite of none. */
export const least = (values: readonly number[]): number =>
  values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY)
