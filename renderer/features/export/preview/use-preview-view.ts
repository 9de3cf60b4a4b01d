import { useMemo, useState } from 'react'
import type { Point, Rect } from '#shared/base/geometry.ts'
import { type Look, lensOn, type PreviewView, type Room } from './preview-view.ts'

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
