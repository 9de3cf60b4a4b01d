import { ViewportPortal } from '@xyflow/react'
import { Minus, Plus } from 'lucide-react'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { dotsLeft, giveDot, isOnBallot } from '#renderer/actions/activity-actions.ts'
import type { Viewport } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { clamp, intersects } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import type { CardBox } from '#shared/layout/map-layout.ts'
import type { VoteView } from '#shared/protocol/room-view.ts'
import { useCanvas } from './canvas-context.tsx'
import { useVote } from './use-activity.ts'

/** Marks grow as the map grows smaller, but stay in the room between what is written on two cards. */
const MOST_GROWN = 1.15
/** What can be hit goes beyond what is seen: it keeps a pointer's size further still. */
const MOST_REACH = 1.7
/** Below the card's edge, in the middle between its words and those of the card below. */
const BELOW_EDGE = GRID.cardGap / 2
/** More dots than this are a number. */
const DOTS = [1, 2, 3, 4, 5] as const

/** While a vote is open: one's own dots at the cards, and hands to give and take them. Nobody else's show anywhere. */
export const VoteLayer = memo(function VoteLayer({ model }: { readonly model: MapModel }) {
  const vote = useVote(model.view.map.id)
  return vote ? (
    <ViewportPortal>
      <Marks model={model} vote={vote} />
    </ViewportPortal>
  ) : null
})

function Marks({ model, vote }: { readonly model: MapModel; readonly vote: VoteView }) {
  const project = useProject()
  const { lens } = useCanvas()
  const layer = useRef<HTMLDivElement>(null)
  const far = useStore(lens.store, (state) => state.far)
  const mounted = useStore(lens.store, (state) => state.mounted)
  const own = useStore(project.activities.dots.state, ({ values }) => values)
  useGrowing(layer)
  const isShown = ({ card, rect }: CardBox): boolean =>
    !model.privateIds.has(card.id) &&
    isOnBallot(vote.scope, card) &&
    (own[card.id] !== undefined || (!far && intersects(rect, mounted)))
  const left = dotsLeft(vote, own)
  return (
    <div ref={layer} className="vote-marks">
      {model.layout.cards.filter(isShown).map((box) => (
        <Mark
          key={box.card.id}
          box={box}
          dots={own[box.card.id] ?? 0}
          mayGive={left > 0 && (own[box.card.id] ?? 0) < vote.perCard}
        />
      ))}
    </div>
  )
}

const Mark = memo(function Mark({
  box: { card, rect },
  dots,
  mayGive,
}: {
  readonly box: CardBox
  readonly dots: number
  readonly mayGive: boolean
}) {
  const project = useProject()
  const give = (event: MouseEvent) => giveDot(project, card.id, event.shiftKey ? -1 : 1)
  const words = card.text === '' ? 'this card' : `“${card.text}”`
  return (
    <div
      className="vote-mark nodrag nopan"
      data-given={dots > 0 || undefined}
      style={{ left: rect.x + rect.width, top: rect.y + rect.height + BELOW_EDGE }}
    >
      {dots > 0 ? (
        <>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Take a dot back from ${words}`}
            title="Take a dot back (Shift+V)"
            onClick={() => giveDot(project, card.id, -1)}
          >
            <Minus size={14} aria-hidden="true" />
          </button>
          <span
            className="vote-dots"
            role="img"
            aria-label={dots === 1 ? '1 of your dots' : `${dots} of your dots`}
          >
            {dots > DOTS.length ? <b>{dots}</b> : DOTS.slice(0, dots).map((dot) => <i key={dot} />)}
          </span>
        </>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Give a dot to ${words}`}
        aria-disabled={!mayGive || undefined}
        title={mayGive ? 'Give a dot (V); with Shift: take one back' : undefined}
        onClick={give}
      >
        <Plus size={14} aria-hidden="true" />
      </button>
    </div>
  )
})

function useGrowing(layer: { readonly current: HTMLDivElement | null }): void {
  const { onViewport, viewport } = useCanvas()
  useEffect(() => {
    const follow = ({ zoom }: Viewport) => {
      const grown = clamp(1 / zoom, 1, MOST_GROWN)
      layer.current?.style.setProperty('--grown', String(grown))
      layer.current?.style.setProperty('--reach', String(clamp(1 / zoom, 1, MOST_REACH) / grown))
    }
    follow(viewport())
    return onViewport(follow)
  }, [layer, onViewport, viewport])
}
