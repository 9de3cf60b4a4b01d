// biome-ignore-all lint/a11y/useSemanticElements: these are headers that move with the map, not a form's fieldsets
import { memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { clamp } from '#shared/base/geometry.ts'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { useCanvas } from './canvas-context.tsx'
import { LaneHeader } from './HeaderControls.tsx'
import { Shapes, useDrawing } from './ShapeView.tsx'

/** The titles of an empathy map's fields. They lie on the board and move with it: there is no edge to stay at. */
export const BoardHeaders = memo(function BoardHeaders({
  model,
  mostGrown,
}: {
  readonly model: MapModel
  /** Buttons on the titles are held to a size that a hand can meet, up to so many times as large as drawn. */
  readonly mostGrown: number
}) {
  const { lens, onViewport, viewport } = useCanvas()
  const fields = useRef<HTMLDivElement>(null)
  const far = useStore(lens.store, (state) => state.far)
  const theme = useStore(themeStore, (state) => state.theme)
  const { layout } = model
  const shapes = useDrawing(() => drawLaneHeaders(layout, theme), [layout, theme])
  useEffect(() => {
    const place = ({ x, y, zoom }: Viewport) => {
      if (fields.current) fields.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
    }
    place(viewport())
    return onViewport(place)
  }, [onViewport, viewport])
  useEffect(() => {
    const grow = () =>
      fields.current?.style.setProperty('--grow', String(clamp(1 / viewport().zoom, 1, mostGrown)))
    grow()
    return lens.store.subscribe(({ moving }) => (moving ? undefined : grow()))
  }, [lens, viewport, mostGrown])
  return (
    <div ref={fields} className="sticky sticky-lanes" role="group" aria-label="Fields">
      <svg aria-hidden="true">
        <Shapes shapes={shapes} />
      </svg>
      {far ? null : layout.lanes.map((box) => <LaneHeader key={box.lane.id} box={box} />)}
    </div>
  )
})
