import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { RoundView } from '#shared/protocol/room-view.ts'

/** Cards that a reveal brings in, with the time that each waits for its turn, in milliseconds. */
export const arrivals = createStore<ReadonlyMap<string, number>>(() => new Map())

/** What the last reveal put on the map, while this window has not turned to anything else. */
export interface Revealed {
  readonly laneIds: readonly string[]
  readonly cardIds: readonly string[]
}

export const revealed = createStore<{ readonly last: Revealed | null }>(() => ({ last: null }))

/** All are there after this and the length of the motion itself, which `activities.css` says: 600 ms together. */
const LAST_BEGINS = 340
const APART = 30
/** So long after a round has gone what is new in its lanes came from it. */
const FROM_ROUND = 3000

/** When each of so many begins, in milliseconds: one after the other, none later than the last may. */
export const staggered = (count: number): readonly number[] => {
  const apart = count > 1 ? Math.min(APART, LAST_BEGINS / (count - 1)) : 0
  return Array.from({ length: count }, (_, index) => Math.round(index * apart))
}

/** Watches for the end of a private round, and has its cards come in one after the other. */
export function useArrivals(project: ProjectContext): void {
  useEffect(() => {
    let stopWaiting: () => void = () => undefined
    const stop = project.room.state.subscribe(({ view }, { view: before }) => {
      const over = before?.round
      if (!over || view?.round?.id === over.id) return
      stopWaiting()
      stopWaiting = awaitCards(project, over)
    })
    return () => {
      stop()
      stopWaiting()
    }
  }, [project])
}

function awaitCards(project: ProjectContext, { laneIds }: RoundView): () => void {
  const lanes = new Set(laneIds)
  const { privateIds: own = [], cards: before = {} } = project.model.getState().model ?? {}
  const seen = new Set(Object.keys(before))
  const fromRound = new Set<string>(own)
  const take = () => {
    const cards = project.model.getState().model?.layout.cards ?? []
    const fresh = cards.filter(({ card }) => lanes.has(card.place[0]) && !seen.has(card.id))
    const delays = staggered(fresh.length)
    for (const { card } of fresh) seen.add(card.id)
    for (const { card } of fresh) fromRound.add(card.id)
    if (fresh.length > 0)
      arrivals.setState(new Map(fresh.map(({ card }, index) => [card.id, delays[index] as number])), true)
    const known = project.session.snapshot.getState().cards
    const cardIds = [...fromRound].filter((id) => known[id])
    if (cardIds.length > 0) revealed.setState({ last: { laneIds, cardIds } })
  }
  const stop = project.model.subscribe(take)
  take()
  const timer = setTimeout(() => {
    stop()
    arrivals.setState(new Map(), true)
  }, FROM_ROUND)
  return () => {
    stop()
    clearTimeout(timer)
  }
}
