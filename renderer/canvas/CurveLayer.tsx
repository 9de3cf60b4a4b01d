import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { drawCurves } from '#shared/layout/drawing/draw-map.ts'
import { RatingLane } from './RatingLane.tsx'
import { Shapes, useDrawing } from './ShapeView.tsx'

/** The sentiment lines, with grips on their points. */
export const CurveLayer = memo(function CurveLayer({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const { view, layout, marks, dimmed } = model
  const lanes = useMemo(
    () => layout.lanes.filter(({ lane }) => lane.kind === 'sentiment' && !lane.collapsed),
    [layout],
  )
  const shapes = useDrawing(
    () => lanes.flatMap((lane) => drawCurves(view, layout, lane, marks, theme, dimmed)),
    [lanes, view, layout, marks, theme, dimmed],
  )
  return (
    <ViewportPortal>
      <svg className="layer curves" aria-hidden="true">
        <Shapes shapes={shapes} />
        {lanes.map((lane) => (
          <RatingLane key={lane.lane.id} model={model} lane={lane} />
        ))}
      </svg>
    </ViewportPortal>
  )
})
