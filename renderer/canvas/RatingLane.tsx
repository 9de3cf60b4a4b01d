import { type PointerEvent, useState } from 'react'
import { useStore } from 'zustand'
import { lockOn, notifyLocked } from '#renderer/actions/card-actions.ts'
import { activePersona, setSentiment } from '#renderer/actions/sentiment-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { type ProjectContext, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { gestureKey } from '#shared/document/undo.ts'
import { ratingWords, signed } from '#shared/layout/card-words.ts'
import type { LaneBox } from '#shared/layout/map-layout.ts'
import { levelWord, type SentimentPoint, sentimentAt } from '#shared/layout/sentiment-layout.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { useCanvas } from './canvas-context.tsx'
import { nearestPoint } from './nearest-point.ts'

interface LaneProps {
  readonly model: MapModel
  readonly lane: LaneBox
}

/** What the hand does on a sentiment lane: pull points, and put new ones where the active persona has none. */
export function RatingLane({ model, lane }: LaneProps) {
  // Whose points are put changes with the window's choice, so the lane must hear of it.
  useWindow((state) => state.ratingPersonaId)
  const isRated = useStore(useProject().activities.own, ({ rating }) => rating?.laneId === lane.lane.id)
  const mayRate = useRoom(rightsOf).all || isRated
  const points = model.layout.curves
    .filter((curve) => curve.laneId === lane.lane.id)
    .flatMap((curve) => curve.points)
  return (
    <g data-locked={lane.lane.locked || !mayRate || undefined} className="rating-lane">
      <EmptySteps model={model} lane={lane} points={points} />
      <Grips lane={lane} points={points} />
    </g>
  )
}

interface PointsProps extends LaneProps {
  readonly points: readonly SentimentPoint[]
}

interface Held {
  readonly cardId: string
  readonly key: string
  /** Where the active persona has no point yet and somebody else's was hit: a click without pulling puts one there. */
  readonly puts: { readonly personaId: string | null; readonly y: number } | null
}

/**
 * Points that can be pulled up and down; every move is shown as it happens and is one undo step in the end. Where the
 * points of several personas lie close together, the nearest is taken. Whoever clicks through the steps for one persona
 * goes on with that one, even where the click hits another's point.
 */
function Grips({ lane, points }: Omit<PointsProps, 'model'>) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const [held, setHeld] = useState<Held | null>(null)
  const heldPoint = points.find(({ card }) => card.id === held?.cardId)
  const take = (event: PointerEvent<SVGGElement>, stepId: string) => {
    event.stopPropagation()
    const point = nearestPoint(points, stepId, pointAt(event).y, activePersona(project))
    if (!point || event.button !== 0) return
    const { id } = point.card
    const lock = lockOn(project, [id])
    if (lock) return notifyLocked(lock)
    const active = activePersona(project)
    const hasOwn = points.some((own) => own.stepId === stepId && own.card.personaId === active)
    const puts = hasOwn || point.card.personaId === active ? null : { personaId: active, y: pointAt(event).y }
    if (!puts) turnTo(project, lane, point)
    event.currentTarget.setPointerCapture(event.pointerId)
    setHeld({ cardId: id, key: gestureKey(id, event.timeStamp), puts })
  }
  const pull = (event: PointerEvent) => {
    const amount = sentimentAt(lane.plot, pointAt(event).y)
    if (!held || !heldPoint || amount === heldPoint.value) return
    if (held.puts) {
      turnTo(project, lane, heldPoint)
      setHeld({ ...held, puts: null })
    }
    const cell = { laneId: lane.lane.id, stepId: heldPoint.stepId }
    setSentiment(project, cell, heldPoint.card.personaId, amount, held.key)
  }
  const drop = () => {
    if (held?.puts && heldPoint) {
      const cell = { laneId: lane.lane.id, stepId: heldPoint.stepId }
      setSentiment(project, cell, held.puts.personaId, sentimentAt(lane.plot, held.puts.y))
      project.window.setState({ cell, header: null })
    }
    setHeld(null)
  }
  return (
    <>
      {points.map(({ card, stepId, x, y }) => (
        <g
          key={card.id}
          className="point-grip nopan nodrag"
          data-point={stepId}
          onPointerDown={(event) => take(event, stepId)}
          onPointerMove={pull}
          onPointerUp={drop}
          onPointerCancel={() => setHeld(null)}
        >
          <circle cx={x} cy={y} r={16} className="point-reach">
            {card.raters > 0 ? <title>{ratingWords(card)}</title> : null}
          </circle>
        </g>
      ))}
      {heldPoint && !held?.puts ? (
        <HeldValue point={heldPoint} word={levelWord(lane.lane, heldPoint.value)} />
      ) : null}
    </>
  )
}

/** Takes a point in hand; from then on its persona is rated. */
function turnTo({ window }: ProjectContext, lane: LaneBox, { card, stepId }: SentimentPoint): void {
  window.setState({
    cell: { laneId: lane.lane.id, stepId },
    selection: new Set([card.id]),
    header: null,
    ...(card.personaId === null ? {} : { ratingPersonaId: card.personaId }),
  })
}

/** What the value in hand means, in the lane's words. */
function HeldValue({
  point: { x, y, value },
  word,
}: {
  readonly point: SentimentPoint
  readonly word: string
}) {
  const words = `${signed(value)} ${word}`
  const width = Math.ceil(measureText(words, 'sans-semibold', 14)) + 24
  return (
    <g className="point-value">
      <rect x={x + 14} y={y - 13} width={width} height={26} rx={13} />
      <text x={x + 26} y={y + 5}>
        {words}
      </text>
    </g>
  )
}

/** Steps where the active persona has no value: a click puts one at the height that was clicked. */
function EmptySteps({ model, lane, points }: PointsProps) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const personaId = activePersona(project)
  const taken = new Set(points.filter(({ card }) => card.personaId === personaId).map(({ stepId }) => stepId))
  const put = (stepId: string, y: number) => {
    const cell = { laneId: lane.lane.id, stepId }
    setSentiment(project, cell, personaId, sentimentAt(lane.plot, y))
    project.window.setState({ cell, header: null })
  }
  return model.layout.steps
    .filter(({ step }) => !taken.has(step.id))
    .map(({ step, column }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard sets values with + and − in the cell
      <rect
        key={step.id}
        className="empty-step"
        x={column.x}
        y={lane.band.y}
        width={column.width}
        height={lane.band.height}
        onClick={(event) => put(step.id, pointAt(event).y)}
      >
        <title>Click to set how it felt here</title>
      </rect>
    ))
}
