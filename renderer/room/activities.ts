import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '#shared/base/result.ts'
import { takesPart } from '#shared/protocol/roles.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'
import { DOTS, keepOwnValues, LEVELS, type OwnValues } from './own-values.ts'
import { PrivateCards } from './private-cards.ts'
import type { RoomClient } from './room-client.ts'

/** What one shows on one's own screen of the map and nobody else sees. */
export interface OwnView {
  readonly cards: readonly PrivateCard[]
  /** One's own values instead of the line that all see, while it is rated; `null` while none is. */
  readonly rating: {
    readonly laneId: string
    readonly personaId: string | null
    readonly values: Readonly<Record<string, number>>
  } | null
}

export const NOTHING_OWN: OwnView = { cards: [], rating: null }

/** What this window's person gives to rounds, votes and ratings. */
export interface Activities {
  readonly cards: PrivateCards
  readonly dots: OwnValues
  readonly levels: OwnValues
  readonly own: StoreApi<OwnView>
  readonly close: () => void
}

/** Takes part in what goes on in a room. */
export function takePartIn(
  room: RoomClient,
  place: Storage | undefined,
  onProblem: (problem: Problem) => void,
): Activities {
  const cards = new PrivateCards(room, place, onProblem)
  const dots = keepOwnValues(room, DOTS)
  const levels = keepOwnValues(room, LEVELS)
  const own = createStore<OwnView>(() => NOTHING_OWN)
  const update = () => {
    const next = { cards: cards.state.getState().cards, rating: ratingOf(room, levels) }
    const before = own.getState()
    if (next.cards === before.cards && JSON.stringify(next.rating) === JSON.stringify(before.rating)) return
    own.setState(next.cards.length === 0 && !next.rating ? NOTHING_OWN : next, true)
  }
  const stops = [cards.state, levels.state, room.state].map((store) => store.subscribe(update))
  update()
  return {
    cards,
    dots,
    levels,
    own,
    close() {
      for (const stop of stops) stop()
      for (const part of [cards, dots, levels]) part.close()
    },
  }
}

/** Who only looks on goes on seeing the line that all see. */
function ratingOf({ state }: RoomClient, levels: OwnValues): OwnView['rating'] {
  const { view, you } = state.getState()
  if (!view?.rating || !you || !takesPart(you.role)) return null
  const { laneId, personaId } = view.rating
  return { laneId, personaId, values: levels.state.getState().values }
}
