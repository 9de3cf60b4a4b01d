import { type RefObject, useMemo } from 'react'
import { useStore } from 'zustand'
import { MapPane } from '#renderer/canvas/map-pane/MapPane.tsx'
import { MapTable } from '#renderer/canvas/map-pane/MapTable.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { AlignedMaps, Side } from '#shared/formats/comparison/align-maps.ts'
import type { DifferenceKind } from '#shared/formats/comparison/difference-kinds.ts'
import { drawAligned, drawDifferences, drawStepDifferences } from '#shared/formats/comparison/draw-aligned.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { titlesHeight } from '#shared/layout/map-layout.ts'

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

/** One of the two maps. */
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
  const layers = useMemo(
    () => ({
      columns: [drawing.columns, stepMarks],
      corner: [drawing.corner],
      lanes: [drawing.lanes],
      body: [drawing.body, marks],
    }),
    [drawing, marks, stepMarks],
  )
  return (
    <MapPane
      label={label}
      sheet={grid}
      titles={{ width: GRID.laneHeader, height: titlesHeight(map.layout) }}
      layers={layers}
      zoom={zoom}
      pointedAt={pointedAt}
      scroller={scroller}
      onScroll={onScroll}
    >
      <MapTable view={map.view} label={label} without={map.missing} />
    </MapPane>
  )
}
