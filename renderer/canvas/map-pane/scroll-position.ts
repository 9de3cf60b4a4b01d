import { clamp, type Rect } from '#shared/base/geometry.ts'

/** How far a pane is scrolled, in CSS pixels. */
export interface Scroll {
  readonly left: number
  readonly top: number
}

/** A pane's own size and what its titles cover, in CSS pixels. */
export interface PaneRoom {
  readonly width: number
  readonly height: number
  readonly titles: { readonly width: number; readonly height: number }
}

/** Bounds of the zoom of panes, and how much of a step it changes by. */
export const PANE_ZOOM = { least: 0.2, most: 1.5, step: 1.2 } as const

/** The zoom at which a grid of so many map units is seen from its first column to its last, never beyond life size. */
export const zoomToFit = (gridWidth: number, roomWidth: number): number =>
  clamp(roomWidth / gridWidth, PANE_ZOOM.least, 1)

/** The least zoom to begin with: smaller, cards cannot be read, and one rather scrolls. */
export const LEGIBLE = 0.5

/** How far to scroll so that a box of the grid, in map units, stands in the middle of what the titles leave free. */
export function scrollTo(rect: Rect, zoom: number, { width, height, titles }: PaneRoom): Scroll {
  const middle = (from: number, length: number, covered: number, room: number): number =>
    Math.max(0, (from + length / 2) * zoom - covered - (room - covered) / 2)
  return {
    left: middle(rect.x, rect.width, titles.width, width),
    top: middle(rect.y, rect.height, titles.height, height),
  }
}
