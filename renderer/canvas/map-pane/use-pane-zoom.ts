import { useEffect, useState } from 'react'
import { clamp } from '#shared/base/geometry.ts'
import { LEGIBLE, PANE_ZOOM, zoomToFit } from './scroll-position.ts'

/** The zoom of panes; until somebody zooms it fits their width as far as one can read then. */
export function usePaneZoom(sheetWidth: number, pane: { readonly current: HTMLElement | null }) {
  const [chosen, setChosen] = useState<number | 'fit' | null>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    if (!pane.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom(entry.contentRect.width)
    })
    observer.observe(pane.current)
    return () => observer.disconnect()
  }, [pane])
  const fitting = zoomToFit(sheetWidth, room)
  const zoom = chosen === 'fit' ? fitting : (chosen ?? Math.max(fitting, LEGIBLE))
  const setZoom = (next: number): void => setChosen(clamp(next, PANE_ZOOM.least, PANE_ZOOM.most))
  return {
    zoom,
    closer: () => setZoom(zoom * PANE_ZOOM.step),
    farther: () => setZoom(zoom / PANE_ZOOM.step),
    fit: () => setChosen('fit'),
  }
}

export type PaneZoom = ReturnType<typeof usePaneZoom>
