// biome-ignore-all lint/a11y/useSemanticElements: these are headers that move with the map, not a form's fieldsets
import './headers.css'
import { EyeOff } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { hiddenLanes } from '#renderer/actions/lane-actions.ts'
import type { Size, Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { clamp } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { drawColumnHeaders } from '#shared/layout/drawing/draw-columns.ts'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { type MapLayout, titlesHeight } from '#shared/layout/map-layout.ts'
import { BoardHeaders } from './BoardHeaders.tsx'
import { useCanvas } from './canvas-context.tsx'
import { DataBand, DataCorner } from './DataBand.tsx'
import { FarTitles } from './FarTitles.tsx'
import { LaneHeader, StageHeader, StepHeader } from './HeaderControls.tsx'
import { listHidden } from './header-entries.ts'
import { Shapes, useDrawing } from './ShapeView.tsx'

/** Buttons and grips on the headers are held to a size that a hand can meet, up to so many times as large as drawn. */
const MOST_GROWN = 2.2

/** Stage, step and lane titles. They lie on the sheet until it is moved from under them, then stay at the edge. */
export const StickyHeaders = memo(function StickyHeaders({ model }: { readonly model: MapModel }) {
  const { lens, onViewport, viewport, size } = useCanvas()
  const columns = useRef<HTMLDivElement>(null)
  const lanes = useRef<HTMLDivElement>(null)
  const corner = useRef<HTMLDivElement>(null)
  const far = useStore(lens.store, (state) => state.far)
  const { layout } = model
  useEffect(() => {
    const place = (now: Viewport) => {
      if (columns.current && lanes.current && corner.current)
        placeHeaders(now, size(), layout, {
          columns: columns.current,
          lanes: lanes.current,
          corner: corner.current,
        })
    }
    place(viewport())
    return onViewport(place)
  }, [onViewport, viewport, size, layout])
  useEffect(() => {
    const grow = () => {
      const by = String(clamp(1 / viewport().zoom, 1, MOST_GROWN))
      for (const { current } of [columns, lanes, corner]) current?.style.setProperty('--grow', by)
    }
    grow()
    return lens.store.subscribe(({ moving }) => (moving ? undefined : grow()))
  }, [lens, viewport])
  if (layout.kind === 'empathy') return <BoardHeaders model={model} mostGrown={MOST_GROWN} />
  return (
    <>
      <div ref={columns} className="sticky sticky-columns" role="group" aria-label="Stages and steps">
        <div
          className="sticky-back"
          style={{
            left: GRID.laneHeader,
            top: 0,
            width: layout.grid.width - GRID.laneHeader,
            height: titlesHeight(layout),
          }}
        />
        <ColumnDrawing model={model} />
        {far ? null : layout.stages.map((box) => <StageHeader key={box.stage.id} box={box} />)}
        {far ? null : layout.steps.map((box) => <StepHeader key={box.step.id} box={box} />)}
        {far ? null : <DataBand model={model} />}
      </div>
      <div ref={lanes} className="sticky sticky-lanes" role="group" aria-label="Lanes">
        <div
          className="sticky-back"
          style={{
            left: 0,
            top: titlesHeight(layout),
            width: GRID.laneHeader,
            height: layout.grid.height - titlesHeight(layout),
          }}
        />
        <LaneDrawing model={model} />
        {far ? null : layout.lanes.map((box) => <LaneHeader key={box.lane.id} box={box} />)}
      </div>
      <div
        ref={corner}
        className="sticky sticky-corner"
        style={{ width: GRID.laneHeader, height: titlesHeight(layout) }}
      >
        <DataCorner model={model} />
        {far ? null : <HiddenLanes model={model} />}
      </div>
      {far ? <FarTitles layout={layout} /> : null}
    </>
  )
})

/** From the titles' lower edge, in map units. */
const ABOVE_EDGE = 4

/** The corner tells of lanes that the map leaves out, and brings them back. */
function HiddenLanes({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const { id } = model.view.map
  const count = Object.values(model.snapshot.lanes).filter((lane) => lane.mapId === id && lane.hidden).length
  if (count === 0) return null
  return (
    <Menu entries={() => listHidden(project, hiddenLanes(project))}>
      <button
        type="button"
        className="hidden-lanes"
        style={{ bottom: (model.layout.data?.rect.height ?? 0) + ABOVE_EDGE }}
      >
        <EyeOff size={15} aria-hidden="true" />
        {count === 1 ? '1 hidden lane' : `${count} hidden lanes`}
      </button>
    </Menu>
  )
}

const ColumnDrawing = memo(function ColumnDrawing({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const shapes = useDrawing(() => drawColumnHeaders(model.layout, theme), [model.layout, theme])
  return (
    <svg aria-hidden="true">
      <Shapes shapes={shapes} />
    </svg>
  )
})

const LaneDrawing = memo(function LaneDrawing({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const shapes = useDrawing(() => drawLaneHeaders(model.layout, theme), [model.layout, theme])
  return (
    <svg aria-hidden="true">
      <Shapes shapes={shapes} />
    </svg>
  )
})

interface HeaderElements {
  readonly columns: HTMLElement
  readonly lanes: HTMLElement
  readonly corner: HTMLElement
}

/** Holds the headers at the edges, but never beyond the grid's own end. */
function placeHeaders(
  { x, y, zoom }: Viewport,
  size: Size,
  layout: MapLayout,
  elements: HeaderElements,
): void {
  const height = titlesHeight(layout) * zoom
  const width = GRID.laneHeader * zoom
  const top = Math.max(y, Math.min(0, y + layout.grid.height * zoom - height))
  const left = Math.max(x, Math.min(0, x + layout.grid.width * zoom - width))
  elements.columns.style.transform = `translate(${x}px, ${top}px) scale(${zoom})`
  elements.lanes.style.transform = `translate(${left}px, ${y}px) scale(${zoom})`
  elements.corner.style.transform = `translate(${left}px, ${top}px) scale(${zoom})`
  elements.columns.toggleAttribute('data-floating', top > y && size.height > 0)
  elements.lanes.toggleAttribute('data-floating', left > x)
}
