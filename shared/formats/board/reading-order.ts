import { center, type Rect } from '#shared/base/geometry.ts'
import { clustersOf, median } from './clusters.ts'

/** Half of a thing's height: what begins no further below another stands in one row with it. */
const ROW = 0.5

/** Things as one reads them: row by row from the top, in each from left to right. */
export function inReadingOrder<T extends { readonly rect: Rect }>(items: readonly T[]): readonly T[] {
  return rowsOf(items).flatMap((row) => [...row].sort((a, b) => a.rect.x - b.rect.x))
}

/** Things in rows: the heights of their middles tell, so that notes of different sizes may share one. */
export function rowsOf<T extends { readonly rect: Rect }>(items: readonly T[]): readonly (readonly T[])[] {
  const slack = ROW * median(items.map(({ rect }) => rect.height))
  const middle = ({ rect }: T) => {
    const { y } = center(rect)
    return { start: y, end: y }
  }
  return clustersOf(items, middle, slack).map(({ items }) => items)
}
