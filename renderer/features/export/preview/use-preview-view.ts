import { useCallback, useMemo, useState } from 'react'
import { clamp, type Point, type Rect } from '#shared/base/geometry.ts'
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
  const whole = useMemo(() => wholeSheet(sheet, room), [sheet, room])
  const { least, most } = zoomRange(whole.zoom, real)
  const view = useMemo(
    () => (look ? heldWithin({ zoom: look.share * real, middle: look.middle }, sheet, room) : whole),
    [look, real, sheet, room, whole],
  )
  const show = useCallback(
    (next: PreviewView) => {
      const { zoom, middle } = heldWithin(next, sheet, room)
      setLook({ share: zoom / real, middle })
    },
    [sheet, room, real],
  )
  const zoomTo = useCallback(
    (zoom: number, at: Point = { x: room.width / 2, y: room.height / 2 }) => {
      const next = clamp(zoom, least, most)
      if (next <= whole.zoom * 1.001 && real >= whole.zoom) setLook(null)
      else show(zoomedAt(view, next, at, room))
    },
    [view, whole, least, most, real, room, show],
  )
  const moves = useMemo<PreviewMoves>(
    () => ({
      fit: () => setLook(null),
      real: (at) => zoomTo(real, at),
      zoomBy: (factor, at) => zoomTo(view.zoom * factor, at),
      pan: (dx, dy) => {
        const { zoom, middle } = view
        if (look) show({ zoom, middle: { x: middle.x - dx / zoom, y: middle.y - dy / zoom } })
      },
      lookAt: (point) => show({ zoom: Math.max(real, whole.zoom), middle: point }),
    }),
    [view, look, real, whole, show, zoomTo],
  )
  return {
    view,
    isWhole: look === null,
    share: view.zoom / real,
    canZoomIn: view.zoom < most * 0.999,
    canZoomOut: view.zoom > least * 1.001,
    moves,
  }
}
