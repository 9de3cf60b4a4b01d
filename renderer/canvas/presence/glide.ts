import type { Point } from '#shared/base/geometry.ts'

/** How long a cursor takes to make up for most of what it is behind, in milliseconds: about as long as between two tellings. */
const LAG = 70
/** Nearer than this it is there, in map units. */
const THERE = 0.4
/** Farther than this it did not move there by hand. */
const LEAP = 4000

/** Moves a point part of the way to its target, as far as it gets in `elapsed` milliseconds; the target itself at the end. */
export function glide(from: Point, to: Point, elapsed: number): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  if (distance < THERE || distance > LEAP) return to
  const share = 1 - Math.exp(-elapsed / LAG)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
