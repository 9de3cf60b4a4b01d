import { memo, type PointerEvent, type RefObject, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { grow, type Rect } from '#shared/base/geometry.ts'
import type { AlignedMap, AlignedMaps, Side } from '#shared/formats/comparison/align-maps.ts'
import type { DifferenceKind } from '#shared/formats/comparison/difference-kinds.ts'
import { drawAligned, drawDifferences, drawStepDifferences } from '#shared/formats/comparison/draw-aligned.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'

/** Height of the rows of titles over the lanes, in map units. */
export const titlesHeight = ({ steps }: MapLayout): number => {
  const rect = steps[0]?.rect
  return rect ? rect.y + rect.height : 0
}

export interface PaneProps {
  readonly aligned: AlignedMaps
  readonly side: Side
  readonly label: string
  readonly zoom: number
  /** The kinds of difference that are marked. */
  readonly kinds: ReadonlySet<DifferenceKind>
  /** The boxes that the eye is drawn to. */
  readonly pointedAt: readonly Rect[]
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
}

/** One of the two maps, to look at and not to write on. Titles stay at the edges while it is scrolled. */
export function Pane({ aligned, side, label, zoom, kinds, pointedAt, scroller, onScroll }: PaneProps) {
  const theme = useStore(themeStore, (state) => state.theme)
  const map = aligned.maps[side]
  const { grid } = map.layout
  const drawing = useMemo(() => drawAligned(map, theme), [map, theme])
  const marks = useMemo(
    () => drawDifferences(aligned.comparison, map, side, kinds, theme),
    [aligned, map, side, kinds, theme],
  )
  const stepMarks = useMemo(
    () => drawStepDifferences(aligned.comparison, map, side, kinds, theme),
    [aligned, map, side, kinds, theme],
  )
  const pull = usePull(scroller)
  const top = titlesHeight(map.layout)
  const left = GRID.laneHeader
  const part = (rect: Rect, shapes: readonly Shape[], more: readonly Shape[] = []) => (
    <Part rect={rect} zoom={zoom} shapes={shapes} more={more} />
  )
  return (
    <section
      ref={scroller}
      className="compare-pane"
      aria-label={label}
      // What scrolls must be reachable for the keyboard, which scrolls it then.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
      tabIndex={0}
      onScroll={onScroll}
      {...pull}
    >
      <div className="compare-corner" style={{ width: left * zoom, height: top * zoom }} />
      <div className="compare-columns">
        {part({ x: left, y: 0, width: grid.width - left, height: top }, drawing.columns, stepMarks)}
      </div>
      <div className="compare-lanes">
        {part({ x: 0, y: top, width: left, height: grid.height - top }, drawing.lanes)}
      </div>
      <div className="compare-body">
        {part({ x: left, y: top, width: grid.width - left, height: grid.height - top }, drawing.body, marks)}
        <svg
          className="compare-pointed"
          viewBox={`${left} ${top} ${grid.width - left} ${grid.height - top}`}
          aria-hidden="true"
        >
          {pointedAt.map((rect) => (
            <rect key={`${rect.x} ${rect.y}`} {...grow(rect, 7)} rx={10} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
      </div>
      <AsTable map={map} label={label} />
    </section>
  )
}

/** A part of the drawing, as large as the zoom makes it. */
const Part = memo(function Part({
  rect: { x, y, width, height },
  zoom,
  shapes,
  more,
}: {
  readonly rect: Rect
  readonly zoom: number
  readonly shapes: readonly Shape[]
  readonly more: readonly Shape[]
}) {
  return (
    <svg
      width={width * zoom}
      height={height * zoom}
      viewBox={`${x} ${y} ${width} ${height}`}
      aria-hidden="true"
    >
      <Shapes shapes={shapes} />
      <Shapes shapes={more} />
    </svg>
  )
})

/** The map for those who hear it: what stands at each step, lane by lane. */
function AsTable({ map: { view, missing }, label }: { readonly map: AlignedMap; readonly label: string }) {
  const steps = view.steps.filter(({ id }) => !missing.has(id))
  const lanes = view.lanes.filter(({ id }) => !missing.has(id))
  return (
    <table className="visually-hidden">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Lane</th>
          {steps.map(({ id, title }) => (
            <th key={id} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.id}>
            <th scope="row">{lane.title}</th>
            {steps.map(({ id }) => (
              <td key={id}>
                {(view.cells.get(lane.id)?.get(id) ?? [])
                  .map(({ text, amount }) => text || (amount === null ? '' : String(amount)))
                  .filter((words) => words !== '')
                  .join('; ')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Pulls the sheet about with the mouse; a finger scrolls it as anything else. */
function usePull(scroller: RefObject<HTMLDivElement | null>) {
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'mouse' || event.button > 1 || onScrollbar(event)) return
      held.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!held.current || !scroller.current) return
      scroller.current.scrollLeft -= event.clientX - held.current.x
      scroller.current.scrollTop -= event.clientY - held.current.y
      held.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp() {
      held.current = null
    },
    onPointerCancel() {
      held.current = null
    },
  }
}

const onScrollbar = ({ currentTarget: box, clientX, clientY }: PointerEvent<HTMLElement>): boolean => {
  const { left, top } = box.getBoundingClientRect()
  return clientX - left > box.clientWidth || clientY - top > box.clientHeight
}
