import type { Rect } from '#shared/base/geometry.ts'

/**
 * The plane that slides are drawn on: always as high as this, as wide as the screen's shape asks, scaled to the screen as
 * a whole. So a slide is the same in the hall, in the presenter's window and in the overview.
 */
export const PLANE = {
  height: 1000,
  /** Paper around what a slide says. */
  margin: 48,
  /** Foot of every slide, where the progress stands. */
  foot: 56,
  /** The smallest type that is read at the back of the room: 1/50 of the height. */
  readable: 20,
} as const

/** Width to height of screens that slides are made for; what is beyond is treated like the nearest. */
export const SHAPE = { narrowest: 0.5, usual: 16 / 9, widest: 4 } as const

/** The width of the plane on a screen of this shape. */
export const planeWidth = (shape: number): number =>
  Math.round(PLANE.height * Math.min(SHAPE.widest, Math.max(SHAPE.narrowest, shape)))

/** All of a slide but its margins and its foot. */
export const innerRect = (width: number): Rect => ({
  x: PLANE.margin,
  y: PLANE.margin,
  width: width - 2 * PLANE.margin,
  height: PLANE.height - PLANE.margin - PLANE.foot,
})
