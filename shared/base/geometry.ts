/** A point in map units: 1 unit is 1 CSS pixel at a zoom of 1, x to the right, y down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** An axis-parallel box in map units. */
export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

/** Whether the point lies in the box; the right and lower edges belong to the neighbour. */
export const contains = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x < rect.x + rect.width && point.y >= rect.y && point.y < rect.y + rect.height

/** Whether two boxes share any area. */
export const intersects = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The smallest box around both. */
export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** The box grown by `by` units on every side (shrunk where negative, never below nothing). */
export const grow = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: Math.max(0, rect.width + 2 * by),
  height: Math.max(0, rect.height + 2 * by),
})

/** The middle of a box. */
export const center = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

/** `value` held between `low` and `high`. */
export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value))
