import './map-pane.css'
import type { ReactNode, RefObject } from 'react'
import type { Rect } from '#shared/base/geometry.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import { Part, Pointed } from './parts.tsx'
import { usePull } from './use-pull.ts'

/** Titles and body of a map as shapes, in the coordinates of its layout; later layers lie over earlier ones. */
export interface PaneLayers {
  readonly columns: readonly (readonly Shape[])[]
  /** Above the titles of the lanes. */
  readonly corner: readonly (readonly Shape[])[]
  readonly lanes: readonly (readonly Shape[])[]
  readonly body: readonly (readonly Shape[])[]
}

export interface MapPaneProps {
  readonly label: string
  /** The box of the whole sheet in map units, its titles included: they lie along its upper and left edge. */
  readonly sheet: Rect
  /** How much of the sheet the titles take up. */
  readonly titles: { readonly width: number; readonly height: number }
  readonly layers: PaneLayers
  readonly zoom: number
  /** The boxes that the eye is drawn to. */
  readonly pointedAt: readonly Rect[]
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onScroll?: () => void
  /** The same for those who hear it. */
  readonly children: ReactNode
}

/** A map to look at and not to write on. Titles stay at the edges while it is scrolled. */
export function MapPane({
  label,
  sheet,
  titles,
  layers,
  zoom,
  pointedAt,
  scroller,
  onScroll,
  children,
}: MapPaneProps) {
  const pull = usePull(scroller)
  const [left, top] = [sheet.x + titles.width, sheet.y + titles.height]
  const body = { x: left, y: top, width: sheet.width - titles.width, height: sheet.height - titles.height }
  return (
    <section
      ref={scroller}
      className="map-pane"
      aria-label={label}
      // What scrolls must be reachable for the keyboard, which scrolls it then.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
      tabIndex={0}
      onScroll={onScroll}
      {...pull}
    >
      <div className="map-pane-corner" style={{ width: titles.width * zoom, height: titles.height * zoom }}>
        <Part
          x={sheet.x}
          y={sheet.y}
          width={titles.width}
          height={titles.height}
          zoom={zoom}
          layers={layers.corner}
        />
      </div>
      <div className="map-pane-columns">
        <Part
          x={left}
          y={sheet.y}
          width={body.width}
          height={titles.height}
          zoom={zoom}
          layers={layers.columns}
        />
      </div>
      <div className="map-pane-lanes">
        <Part
          x={sheet.x}
          y={top}
          width={titles.width}
          height={body.height}
          zoom={zoom}
          layers={layers.lanes}
        />
      </div>
      <div className="map-pane-body">
        <Part {...body} zoom={zoom} layers={layers.body} />
        <Pointed within={body} at={pointedAt} />
      </div>
      {children}
    </section>
  )
}
