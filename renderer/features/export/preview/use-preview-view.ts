import { useMemo, useState } from 'react'
import { center, clamp, type Point, type Rect } from '#shared/base/geometry.ts'
import { heldWithin, type PreviewView, type Room, wholeSheet, zoomedAt, zoomRange } from './preview-view.ts'

/** What a person does to look closer. Points are CSS pixels from the preview's corner; its middle where left out. */
export interface PreviewMoves {
  readonly fit: () => void
  readonly real: (at?: Point) => void
  readonly zoomBy: (factor: number, at?: Point) => void
  /** Moves the sheet by CSS pixels. */
  readonly pan: (dx: number, dy: number) => void
  /** Shows a point of the map at the size it will have, in the middle. */
  readonly lookAt: (point: Point) => void
}

/** How the preview looks at its sheet by now. */
export interface PreviewState {
  readonly view: PreviewView
  readonly isWhole: boolean
  /** How large it is seen, 1 being as large as it will be. */
  readonly share: number
  readonly canZoomIn: boolean
  readonly canZoomOut: boolean
  readonly moves: PreviewMoves
}

/** How closely somebody looks: kept as a share of the real size, so that another paper shows its own size at once. */
interface Look {
  readonly share: number
  readonly middle: Point
}

/** The view of a sheet and the ways to change it: the whole sheet until somebody looks closer. */
export function usePreviewView(sheet: Rect, real: number, room: Room): PreviewState {
  const [look, setLook] = useState<Look | null>(null)
  const lens = useMemo(() => lensOn(sheet, real, room), [sheet, real, room])
  const view = useMemo(() => lens.viewOf(look), [lens, look])
  // Each goes on from what the one before made of it: wheels and hands are faster than pictures.
  const moves = useMemo<PreviewMoves>(
    () => ({
      fit: () => setLook(null),
      real: (at) => setLook((before) => lens.zoomed(before, () => real, at)),
      zoomBy: (factor, at) => setLook((before) => lens.zoomed(before, (zoom) => zoom * factor, at)),
      pan: (dx, dy) => setLook((before) => before && lens.moved(before, dx, dy)),
      lookAt: (middle) => setLook(lens.closeOn(middle)),
    }),
    [lens, real],
  )
  return {
    view,
    isWhole: look === null,
    share: view.zoom / real,
    canZoomIn: view.zoom < lens.most * 0.999,
    canZoomOut: view.zoom > lens.least * 1.001,
    moves,
  }
}

/** How a sheet of a certain real size is looked at in a certain room; `null` looks at all of it. */
function lensOn(sheet: Rect, real: number, room: Room) {
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
