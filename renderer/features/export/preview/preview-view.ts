import { center, clamp, type Point, type Rect } from '#shared/base/geometry.ts'

/** How large the preview is, in CSS pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** How the preview looks at a sheet. */
export interface PreviewView {
  /** CSS pixels per map unit. */
  readonly zoom: number
  /** What stands in the middle of the preview, in map units. */
  readonly middle: Point
}

/** Room around a sheet that is seen whole, in CSS pixels: its measures stand there. */
const EDGE = 36
/** How far a sheet may be pushed out of the preview, in CSS pixels. */
const SPARE = 48
/** The most that one looks closer than at the real thing, and than at the whole. */
const MOST = { overReal: 8, overFit: 4 } as const

/** The whole sheet, as large as there is room. A preview that has no room yet shows it at no size. */
export const wholeSheet = (sheet: Rect, room: Room): PreviewView => ({
  zoom: Math.max(0, Math.min((room.width - 2 * EDGE) / sheet.width, (room.height - 2 * EDGE) / sheet.height)),
  middle: center(sheet),
})

/** How far and how close one can look: from the whole sheet, or the real thing where that is smaller. */
export const zoomRange = (fit: number, real: number): { readonly least: number; readonly most: number } => ({
  least: Math.min(fit, real),
  most: Math.max(real * MOST.overReal, fit * MOST.overFit),
})

/** Another zoom, with the same point of the sheet under `at` (CSS pixels from the preview's corner). */
export function zoomedAt({ zoom, middle }: PreviewView, next: number, at: Point, room: Room): PreviewView {
  const [dx, dy] = [at.x - room.width / 2, at.y - room.height / 2]
  return {
    zoom: next,
    middle: { x: middle.x + dx / zoom - dx / next, y: middle.y + dy / zoom - dy / next },
  }
}

/** Keeps the sheet in the preview: in the middle where there is room for it, else with no more than an edge beside it. */
export function heldWithin({ zoom, middle }: PreviewView, sheet: Rect, room: Room): PreviewView {
  const hold = (value: number, start: number, length: number, seen: number): number => {
    const slack = (length - seen) / 2 + SPARE / zoom
    const half = start + length / 2
    return length <= seen ? half : clamp(value, half - slack, half + slack)
  }
  return {
    zoom,
    middle: {
      x: hold(middle.x, sheet.x, sheet.width, room.width / zoom),
      y: hold(middle.y, sheet.y, sheet.height, room.height / zoom),
    },
  }
}

/** The part of the plane that is seen, in map units. */
export const seenIn = ({ zoom, middle }: PreviewView, { width, height }: Room): Rect => ({
  x: middle.x - width / 2 / zoom,
  y: middle.y - height / 2 / zoom,
  width: width / zoom,
  height: height / zoom,
})

/** How closely somebody looks: kept as a share of the real size, so that another paper shows its own size at once. */
export interface Look {
  readonly share: number
  readonly middle: Point
}

/** How a sheet of a certain real size is looked at in a certain room; `null` looks at all of it. */
export function lensOn(sheet: Rect, real: number, room: Room) {
  const whole = wholeSheet(sheet, room)
  const { least, most } = zoomRange(whole.zoom, real)
  const viewOf = (look: Look | null): PreviewView =>
    look ? heldWithin({ zoom: look.share * real, middle: look.middle }, sheet, room) : whole
  const lookOf = (view: PreviewView): Look => {
    const { zoom, middle } = heldWithin(view, sheet, room)
    return { share: zoom / real, middle }
  }
  return {
    least,
    most,
    viewOf,
    zoomed(look: Look | null, next: (zoom: number) => number, at: Point = center({ x: 0, y: 0, ...room })) {
      const view = viewOf(look)
      const zoom = clamp(next(view.zoom), least, most)
      const isWhole = zoom <= whole.zoom * 1.001 && real >= whole.zoom
      return isWhole ? null : lookOf(zoomedAt(view, zoom, at, room))
    },
    moved(look: Look, dx: number, dy: number): Look {
      const { zoom, middle } = viewOf(look)
      return lookOf({ zoom, middle: { x: middle.x - dx / zoom, y: middle.y - dy / zoom } })
    },
    closeOn: (middle: Point): Look => lookOf({ zoom: Math.max(real, whole.zoom), middle }),
  }
}
