import type { Size } from '#renderer/actions/viewport.ts'
import { clamp, intersects, type Point, type Rect } from '#shared/base/geometry.ts'

/** A dot by the middle that its grades give it. */
export interface Dot extends Point {
  readonly id: string
}

/** Room between dots that are fanned out. */
const GAP = 4

/**
 * Where dots are drawn: each on its own middle, or, where some would cover each other, in a ring around the middle of those.
 * All stay within the area. `size` is a dot's diameter.
 */
export function fanOut(dots: readonly Dot[], size: number, area: Size): ReadonlyMap<string, Point> {
  const heaps: Dot[][] = []
  for (const dot of dots) {
    const heap = heaps.find((others) => others.some((other) => distance(other, dot) < size))
    if (heap) heap.push(dot)
    else heaps.push([dot])
  }
  return new Map(heaps.flatMap((heap) => ring(heap, size, area)))
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

function ring(heap: readonly Dot[], size: number, area: Size): [string, Point][] {
  const radius = heap.length === 1 ? 0 : (size + GAP) / 2 / Math.sin(Math.PI / heap.length)
  const room = radius + size / 2
  const middle = {
    x: clamp(
      mean(heap.map(({ x }) => x)),
      Math.min(room, area.width / 2),
      Math.max(area.width - room, area.width / 2),
    ),
    y: clamp(
      mean(heap.map(({ y }) => y)),
      Math.min(room, area.height / 2),
      Math.max(area.height - room, area.height / 2),
    ),
  }
  return heap.map(({ id }, index) => {
    const turn = (index / heap.length) * 2 * Math.PI + Math.PI
    return [id, { x: middle.x + radius * Math.cos(turn), y: middle.y + radius * Math.sin(turn) }]
  })
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** A dot that wants its name beside it. */
export interface Named extends Dot {
  readonly width: number
}

/** Height of a name, and its distance from the dot's edge. */
export const NAME = { height: 20, gap: 4 } as const

/**
 * The boxes of names beside their dots: at the right, left, above or below, wherever none covers a dot or another name.
 * A name that finds no such place is left out.
 */
export function placeNames(
  dots: readonly Named[],
  size: number,
  area: Size,
  taken: readonly Rect[] = [],
): ReadonlyMap<string, Rect> {
  const boxes = dots.map(
    ({ x, y }): Rect => ({ x: x - size / 2, y: y - size / 2, width: size, height: size }),
  )
  const placed = new Map<string, Rect>()
  for (const dot of dots) {
    const place = placesBeside(dot, size, area).find(
      (rect) =>
        rect.x >= 0 &&
        rect.y >= 0 &&
        rect.x + rect.width <= area.width &&
        rect.y + rect.height <= area.height &&
        ![...boxes, ...placed.values(), ...taken].some((other) => intersects(rect, other)),
    )
    if (place) placed.set(dot.id, place)
  }
  return placed
}

function placesBeside({ x, y, width }: Named, size: number, area: Size): Rect[] {
  const away = size / 2 + NAME.gap
  const box = { width, height: NAME.height }
  const along = clamp(x - width / 2, 0, Math.max(0, area.width - width))
  return [
    { ...box, x: x + away, y: y - NAME.height / 2 },
    { ...box, x: x - away - width, y: y - NAME.height / 2 },
    { ...box, x: along, y: y + away },
    { ...box, x: along, y: y - away - NAME.height },
  ]
}
