import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { drawCurves } from '#shared/layout/drawing/draw-map.ts'
import type { SentimentCurve } from '#shared/layout/sentiment-layout.ts'
import { DIMMED } from './paint-cards.ts'
import { RatingLane } from './RatingLane.tsx'
import { Shapes } from './ShapeView.tsx'

/** The sentiment lines, with grips on their points. */
export const CurveLayer = memo(function CurveLayer({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const { view, layout, marks, dimmed } = model
  const lanes = useMemo(
    () => layout.lanes.filter(({ lane }) => lane.kind === 'sentiment' && !lane.collapsed),
    [layout],
  )
  const [shapes, faded] = useMemo(() => {
    const isFaded = ({ points }: SentimentCurve) => points.every(({ card }) => dimmed.has(card.id))
    const draw = (curves: readonly SentimentCurve[]) =>
      lanes.flatMap((lane) => drawCurves(view, { ...layout, curves }, lane, marks, theme))
    return [
      draw(layout.curves.filter((curve) => !isFaded(curve))),
      draw(layout.curves.filter((curve) => isFaded(curve))),
    ]
  }, [lanes, view, layout, marks, theme, dimmed])
  return (
    <ViewportPortal>
      <svg className="layer curves" aria-hidden="true">
        <g opacity={DIMMED}>
          <Shapes shapes={faded} />
        </g>
        <Shapes shapes={shapes} />
        {lanes.map((lane) => (
          <RatingLane key={lane.lane.id} model={model} lane={lane} />
        ))}
      </svg>
    </ViewportPortal>
  )
})
