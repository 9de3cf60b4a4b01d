import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { RoundView } from '#shared/protocol/room-view.ts'

/** Cards that a reveal brings in, with the time that each waits for its turn, in milliseconds. */
export const arrivals = createStore<ReadonlyMap<string, number>>(() => new Map())

/** All are there after this and the length of the motion itself, which `activities.css` says: 600 ms together. */
const LAST_BEGINS = 340
const APART = 30
/** The document may tell of a reveal so long after the room does, in milliseconds. */
const FROM_ROUND = 3000

/** When each of so many begins, in milliseconds: one after the other, none later than the last may. */
export const staggered = (count: number): readonly number[] => {
  const apart = count > 1 ? Math.min(APART, LAST_BEGINS / (count - 1)) : 0
  return Array.from({ length: count }, (_, index) => Math.round(index * apart))
}

/** While a private round is on, and just after it, cards that others bring into its lanes come in one after the other. */
export function useArrivals(project: ProjectContext): void {
  useEffect(() => {
    let watched: { readonly id: string; readonly watch: Watch } | null = null
    const follow = () => {
      const round = project.room.state.getState().view?.round ?? null
      if (round?.id === watched?.id) return
      watched?.watch.over()
      watched = round && { id: round.id, watch: watchLanes(project, round) }
    }
    const stop = project.room.state.subscribe(follow)
    follow()
    return () => {
      stop()
      watched?.watch.stop()
    }
  }, [project])
}

interface Watch {
  /** The round is over: what it held comes about now. */
  readonly over: () => void
  readonly stop: () => void
}

function watchLanes(project: ProjectContext, { laneIds }: RoundView): Watch {
  const lanes = new Set(laneIds)
  const seen = new Set(Object.keys(project.model.getState().model?.cards ?? {}))
  const take = () => {
    const { layout, privateIds } = project.model.getState().model ?? {}
    const fresh = layout?.cards.filter(({ card }) => !seen.has(card.id)) ?? []
    for (const { card } of fresh) seen.add(card.id)
    const arriving = fresh
      .map(({ card }) => card)
      .filter(({ id, place }) => lanes.has(place[0]) && !privateIds?.has(id))
    if (arriving.length === 0) return
    const delays = staggered(arriving.length)
    arrivals.setState(new Map(arriving.map(({ id }, index) => [id, delays[index] as number])), true)
  }
  const unsubscribe = project.model.subscribe(take)
  const stop = () => {
    unsubscribe()
    arrivals.setState(new Map(), true)
  }
  return {
    stop,
    over: () => void setTimeout(stop, FROM_ROUND),
  }
}
