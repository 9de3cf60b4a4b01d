import { Maximize2, Minus, Plus } from 'lucide-react'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PANE_ZOOM } from './scroll-position.ts'
import type { PaneZoom } from './use-pane-zoom.ts'

/** How close panes are, to be changed. */
export function PaneZoomTools({ zoom, closer, farther, fit }: PaneZoom) {
  return (
    <>
      <IconButton
        label="Zoom out"
        icon={<Minus size={16} />}
        disabled={zoom <= PANE_ZOOM.least}
        onClick={farther}
      />
      <span className="map-pane-zoom">{Math.round(zoom * 100)} %</span>
      <IconButton
        label="Zoom in"
        icon={<Plus size={16} />}
        disabled={zoom >= PANE_ZOOM.most}
        onClick={closer}
      />
      <IconButton label="Fit the width" icon={<Maximize2 size={16} />} onClick={fit} />
    </>
  )
}
