import { curveMonotoneX, line } from 'd3-shape'
import type { Point } from '#shared/base/geometry.ts'

const smooth = line<Point>(
  (point) => point.x,
  (point) => point.y,
).curve(curveMonotoneX)

/** SVG path data of the smooth line through points from left to right; it never goes beyond two neighbours. */
export const smoothPath = (points: readonly Point[]): string => smooth([...points]) ?? ''

/** How many pieces a stretch between two points is looked at in. */
const PIECES = 12

/** Points along a line of {@link smoothPath}, close enough to tell what it crosses. */
export function samplesOf(path: string): Point[] {
  const samples: Point[] = []
  let from: Point = { x: 0, y: 0 }
  for (const [, command, rest = ''] of path.matchAll(/([MLC])([^MLCZ]+)/g)) {
    const [x1 = 0, y1 = 0, x2 = x1, y2 = y1, x = x2, y = y2] = rest.split(',').map(Number)
    const to = { x, y }
    if (command !== 'M')
      for (let piece = 1; piece <= PIECES; piece++)
        samples.push(along(from, { x: x1, y: y1 }, { x: x2, y: y2 }, to, piece / PIECES))
    from = to
  }
  return samples
}

function along(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const [w0, w1, w2, w3] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
  return { x: w0 * a.x + w1 * b.x + w2 * c.x + w3 * d.x, y: w0 * a.y + w1 * b.y + w2 * c.y + w3 * d.y }
}
