import type { Rect } from '#shared/base/geometry.ts'

/** Sums of fractions differ in their last digits. */
const TOLERANCE = 1e-6

/** Whether `outer` holds all of `inner`. */
export const holds = (outer: Rect, inner: Rect, by = TOLERANCE): boolean =>
  inner.x >= outer.x - by &&
  inner.y >= outer.y - by &&
  inner.x + inner.width <= outer.x + outer.width + by &&
  inner.y + inner.height <= outer.y + outer.height + by

/** Whether two boxes share more than an edge. */
export const overlap = (a: Rect, b: Rect, by = TOLERANCE): boolean =>
  a.x + by < b.x + b.width &&
  b.x + by < a.x + a.width &&
  a.y + by < b.y + b.height &&
  b.y + by < a.y + a.height

/** All pairs of boxes that overlap, by their names. */
export function overlaps<T>(
  boxes: readonly T[],
  rectOf: (box: T) => Rect,
  nameOf: (box: T) => string,
): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => overlap(rectOf(a), rectOf(b)))
      .map((b) => `${nameOf(a)} × ${nameOf(b)}`),
  )
}

/** The records of every table in another order, as another replica may have filed them. */
export function shuffled<T extends object>(tables: T, pick: <Item>(list: readonly Item[]) => Item[]): T {
  return Object.fromEntries(
    Object.entries(tables).map(([name, records]) => [
      name,
      Object.fromEntries(pick(Object.entries(records))),
    ]),
  ) as T
}
