import type { Point, Rect } from '#shared/base/geometry.ts'
import { clamp } from '#shared/base/geometry.ts'

/** How the map lies in the window: screen = map × zoom + (x, y). Screen units are CSS pixels of the canvas element. */
export interface Viewport extends Point {
  readonly zoom: number
}

/** Size of the canvas element in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export const ZOOM = { least: 0.02, most: 4 } as const

/** The part of the map that is on screen. */
export const visibleRect = ({ x, y, zoom }: Viewport, { width, height }: Size): Rect => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
})

/** A point of the canvas element as a point of the map. */
export const toMap = ({ x, y, zoom }: Viewport, point: Point): Point => ({
  x: (point.x - x) / zoom,
  y: (point.y - y) / zoom,
})

/** The viewport that shows a box as large as it fits, at most at `mostZoom`, with `padding` screen pixels around it. */
export function fitRect(rect: Rect, size: Size, padding: number, mostZoom = 1): Viewport {
  const zoom = clamp(
    Math.min((size.width - 2 * padding) / rect.width, (size.height - 2 * padding) / rect.height),
    ZOOM.least,
    mostZoom,
  )
  return {
    zoom,
    x: (size.width - rect.width * zoom) / 2 - rect.x * zoom,
    y: (size.height - rect.height * zoom) / 2 - rect.y * zoom,
  }
}

/** Moves as little as needed to have a box on screen, away from the edges that sticky headers cover. */
export function reveal(
  viewport: Viewport,
  size: Size,
  rect: Rect,
  inset: { left: number; top: number; edge: number },
): Viewport {
  const left = rect.x * viewport.zoom + viewport.x
  const top = rect.y * viewport.zoom + viewport.y
  const shift = (from: number, length: number, low: number, high: number): number =>
    from < low || length > high - low ? low - from : from + length > high ? high - from - length : 0
  return {
    zoom: viewport.zoom,
    x: viewport.x + shift(left, rect.width * viewport.zoom, inset.left, size.width - inset.edge),
    y: viewport.y + shift(top, rect.height * viewport.zoom, inset.top, size.height - inset.edge),
  }
}

/** Room that is left around what is brought into sight, in CSS pixels. */
const CLEAR = 28

/**
 * The viewport that has a box in sight, clear of the titles at the upper and left edge (`titles`, in map units): at the
 * zoom of now, at `legible` if that is larger, or as close as the box fits. A box that is in sight already moves nothing.
 */
export function bringIntoSight(
  viewport: Viewport,
  size: Size,
  rect: Rect,
  titles: Size,
  legible: number,
): Viewport {
  const zoom = clamp(
    Math.min(
      Math.max(viewport.zoom, legible),
      (size.width - 2 * CLEAR) / (rect.width + titles.width),
      (size.height - 2 * CLEAR) / (rect.height + titles.height),
    ),
    ZOOM.least,
    ZOOM.most,
  )
  const inset = { left: titles.width * zoom + CLEAR, top: titles.height * zoom + CLEAR, edge: CLEAR }
  if (zoom === viewport.zoom) return reveal(viewport, size, rect, inset)
  const free = { width: size.width - inset.left - CLEAR, height: size.height - inset.top - CLEAR }
  return {
    zoom,
    x: inset.left + (free.width - rect.width * zoom) / 2 - rect.x * zoom,
    y: inset.top + (free.height - rect.height * zoom) / 2 - rect.y * zoom,
  }
}
