import { ViewportPortal } from '@xyflow/react'
import { memo, type PointerEvent, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { perform } from '#renderer/actions/perform.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { signed } from '#shared/layout/card-layout.ts'
import { drawCurves } from '#shared/layout/drawing/draw-map.ts'
import type { LaneBox } from '#shared/layout/map-layout.ts'
import { type SentimentCurve, type SentimentPoint, sentimentAt } from '#shared/layout/sentiment-layout.ts'
import { sentimentLabel } from '#shared/model/vocabulary.ts'
import { useCanvas } from './canvas-context.tsx'
import { Shapes } from './ShapeView.tsx'

/** The sentiment lines, with grips on their points. */
export const CurveLayer = memo(function CurveLayer({ model }: { readonly model: MapModel }) {
  const theme = useStore(themeStore, (state) => state.theme)
  const { view, layout, marks } = model
  const lanes = layout.lanes.filter(({ lane }) => lane.kind === 'sentiment' && !lane.collapsed)
  const shapes = useMemo(
    () => lanes.flatMap((lane) => drawCurves(view, layout, lane, marks, theme)),
    [lanes, view, layout, marks, theme],
  )
  return (
    <ViewportPortal>
      <svg className="layer curves" aria-hidden="true">
        <Shapes shapes={shapes} />
        {lanes.map((lane) => (
          <EmptySteps key={lane.lane.id} model={model} lane={lane} />
        ))}
        {layout.curves.map((curve) => {
          const lane = layout.lanes.find((box) => box.lane.id === curve.laneId)
          return lane
            ? curve.points.map((point) => (
                <PointGrip key={point.card.id} curve={curve} point={point} lane={lane} />
              ))
            : null
        })}
      </svg>
    </ViewportPortal>
  )
})

/** A point that can be pulled up and down; every move is shown as it happens and is one undo step in the end. */
function PointGrip({
  curve,
  point,
  lane,
}: {
  readonly curve: SentimentCurve
  readonly point: SentimentPoint
  readonly lane: LaneBox
}) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const [held, setHeld] = useState<{ startedAt: number } | null>(null)
  const set = (event: PointerEvent) => {
    const amount = sentimentAt(lane.band, pointAt(event).y)
    if (held && amount !== point.value)
      perform(
        project,
        'Set sentiment',
        [
          {
            type: 'sentiment.set',
            laneId: curve.laneId,
            stepId: point.stepId,
            personaId: curve.personaId,
            amount,
          },
        ],
        `drag:${point.card.id}:${held.startedAt}`,
      )
  }
  return (
    <g
      className="point-grip nopan nodrag"
      data-point={point.stepId}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        setHeld({ startedAt: event.timeStamp })
        project.window.setState({
          cell: { laneId: curve.laneId, stepId: point.stepId },
          selection: new Set([point.card.id]),
        })
      }}
      onPointerMove={set}
      onPointerUp={() => setHeld(null)}
      onPointerCancel={() => setHeld(null)}
    >
      <circle cx={point.x} cy={point.y} r={16} className="point-reach" />
      {held ? (
        <g className="point-value">
          <rect x={point.x + 14} y={point.y - 13} width={118} height={26} rx={13} />
          <text
            x={point.x + 26}
            y={point.y + 5}
          >{`${signed(point.value)} ${sentimentLabel(point.value)}`}</text>
        </g>
      ) : null}
    </g>
  )
}

/** Steps without a value: a click puts one at the height that was clicked. */
function EmptySteps({ model, lane }: { readonly model: MapModel; readonly lane: LaneBox }) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const personaId = model.view.map.personaIds[0] ?? null
  const own = model.layout.curves.find(
    (curve) => curve.laneId === lane.lane.id && curve.personaId === personaId,
  )
  const taken = new Set(own?.points.map((point) => point.stepId))
  return model.layout.steps
    .filter(({ step }) => !taken.has(step.id))
    .map(({ step, column }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard sets values with + and − in the cell
      <rect
        key={step.id}
        className="empty-step nopan"
        x={column.x}
        y={lane.band.y}
        width={column.width}
        height={lane.band.height}
        onClick={(event) => {
          const amount = sentimentAt(lane.band, pointAt(event).y)
          perform(project, 'Set sentiment', [
            { type: 'sentiment.set', laneId: lane.lane.id, stepId: step.id, personaId, amount },
          ])
          project.window.setState({ cell: { laneId: lane.lane.id, stepId: step.id } })
        }}
      >
        <title>Click to set how it felt here</title>
      </rect>
    ))
}
