import './map-pane.css'
import { type ReactNode, type RefObject, useMemo, useState } from 'react'
import type { Rect } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import { type MapLayout, titlesHeight } from '#shared/layout/map-layout.ts'
import { Part, Pointed } from './parts.tsx'
import { usePull } from './use-pull.ts'

/** A map as paper shows it, and its titles once more, to be kept in sight. */
export interface Sheet {
  readonly drawing: Drawing
  readonly layout: MapLayout
  readonly titles: {
    readonly columns: readonly Shape[]
    /** Above those of the lanes. */
    readonly corner: readonly Shape[]
    readonly lanes: readonly Shape[]
  }
}

/** How much of the grid its titles take up, in map units; an empathy map has none that stay. */
export const titlesOf = ({ layout }: Sheet): { readonly width: number; readonly height: number } =>
  layout.kind === 'empathy'
    ? { width: 0, height: 0 }
    : { width: GRID.laneHeader, height: titlesHeight(layout) }

/** A whole map to look at, with header and free notes. Titles come along where the rest is scrolled under them. */
export function SheetPane({
  label,
  sheet,
  zoom,
  pointedAt,
  scroller,
  children,
}: {
  readonly label: string
  readonly sheet: Sheet
  readonly zoom: number
  /** The boxes that the eye is drawn to. */
  readonly pointedAt: readonly Rect[]
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The same for those who hear it. */
  readonly children: ReactNode
}) {
  const { drawing, layout, titles } = sheet
  const { bounds } = drawing
  const pull = usePull(scroller)
  const [left, setLeft] = useState({ columns: false, lanes: false })
  const { width, height } = titlesOf(sheet)
  const { grid } = layout
  const whole = useMemo(() => [drawing.shapes], [drawing])
  const columns = useMemo(() => [titles.columns], [titles])
  const corner = useMemo(() => [titles.corner], [titles])
  const lanes = useMemo(() => [titles.lanes], [titles])
  const at = (x: number, y: number) => ({
    marginLeft: (x - bounds.x) * zoom,
    marginTop: (y - bounds.y) * zoom,
  })
  return (
    <section
      ref={scroller}
      className="map-pane map-pane-whole"
      aria-label={label}
      // What scrolls must be reachable for the keyboard, which scrolls it then.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
      tabIndex={0}
      data-columns-left={left.columns}
      data-lanes-left={left.lanes}
      onScroll={({ currentTarget: { scrollLeft, scrollTop } }) => {
        const columns = scrollTop > (grid.y - bounds.y) * zoom
        const lanes = scrollLeft > (grid.x - bounds.x) * zoom
        if (columns !== left.columns || lanes !== left.lanes) setLeft({ columns, lanes })
      }}
      {...pull}
    >
      <div className="map-pane-sheet">
        <Part {...bounds} zoom={zoom} layers={whole} />
      </div>
      {titles.columns.length === 0 ? null : (
        <>
          <div className="map-pane-columns" style={at(grid.x + width, grid.y)}>
            <Part
              x={grid.x + width}
              y={grid.y}
              width={grid.width - width}
              height={height}
              zoom={zoom}
              layers={columns}
            />
          </div>
          <div className="map-pane-lanes" style={at(grid.x, grid.y + height)}>
            <Part
              x={grid.x}
              y={grid.y + height}
              width={width}
              height={grid.height - height}
              zoom={zoom}
              layers={lanes}
            />
          </div>
          <div
            className="map-pane-corner"
            style={{ ...at(grid.x, grid.y), width: width * zoom, height: height * zoom }}
          >
            <Part x={grid.x} y={grid.y} width={width} height={height} zoom={zoom} layers={corner} />
          </div>
        </>
      )}
      <div className="map-pane-rings" style={{ width: bounds.width * zoom, height: bounds.height * zoom }}>
        <Pointed within={bounds} at={pointedAt} />
      </div>
      {children}
    </section>
  )
}
