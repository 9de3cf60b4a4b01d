import { createStore, type StoreApi } from 'zustand/vanilla'
import { ok, type Result } from '#shared/base/result.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'
import type { NumberedMessage } from './outbox.ts'
import type { RoomClient } from './room-client.ts'

/** What one gave in a vote or a rating: by card or by step, as one sees it here, be it with the host already or not. */
export interface OwnValues {
  readonly state: StoreApi<OwnNumbers>
  /** `null` takes a value off again. Nothing happens where there is no vote or rating. */
  readonly set: (key: string, value: number | null) => Promise<Result<null>>
  readonly close: () => void
}

export interface OwnNumbers {
  /** The vote or rating that they belong to; `null` while there is none. */
  readonly id: string | null
  readonly values: Readonly<Record<string, number>>
}

/** One value on its way. */
export interface Given {
  readonly key: string
  readonly value: number | null
}

/** What a vote and a rating have in common. */
export interface Giving {
  readonly shown: (view: RoomView) => { readonly id: string; readonly mine: OwnNumbers['values'] } | null
  readonly ask: (room: RoomClient, id: string, given: Given) => Promise<Result<null>>
  /** What a message gives in the one of this id; `null` for any other message. */
  readonly read: (message: NumberedMessage, id: string) => Given | null
}

export const DOTS: Giving = {
  shown: ({ vote }) => vote,
  ask: (room, voteId, { key, value }) =>
    room.ask({ type: 'vote.cast', voteId, cardId: key, dots: value ?? 0 }),
  read: (message, id) =>
    message.type === 'vote.cast' && message.voteId === id
      ? { key: message.cardId, value: message.dots === 0 ? null : message.dots }
      : null,
}

export const LEVELS: Giving = {
  shown: ({ rating }) => rating,
  ask: (room, ratingId, { key, value }) =>
    room.ask({ type: 'rating.set', ratingId, stepId: key, amount: value }),
  read: (message, id) =>
    message.type === 'rating.set' && message.ratingId === id
      ? { key: message.stepId, value: message.amount }
      : null,
}

const NOTHING: OwnNumbers = { id: null, values: {} }
/** The host shows what it took within a tenth of a second; what it does not show by then it does not have. */
const SHOWN_WITHIN = 1500

/** A value that was given on this page. */
interface Hope extends Given {
  /** The host took it, and its view will show it soon. */
  readonly taken: boolean
}

/** Follows the room: what the host has, and over it what is on its way there, so that a click shows at once. */
export function keepOwnValues(room: RoomClient, { shown, ask, read }: Giving): OwnValues {
  /** The last value given of each key, until the host shows it or refuses it. */
  const hopes = new Map<string, Hope>()
  const state = createStore<OwnNumbers>(() => NOTHING)
  const update = () => {
    const { view, pending } = room.state.getState()
    const now = view && shown(view)
    if (!now) {
      hopes.clear()
      if (state.getState().id !== null) state.setState(NOTHING, true)
      return
    }
    if (state.getState().id !== now.id) hopes.clear()
    for (const [key, { value, taken }] of hopes)
      if (taken && (now.mine[key] ?? null) === value) hopes.delete(key)
    // What a page of before left unsaid is on its way, too.
    const left = pending.flatMap((message) => read(message, now.id) ?? [])
    const next = { id: now.id, values: withGiven(now.mine, [...left, ...hopes.values()]) }
    if (JSON.stringify(next) !== JSON.stringify(state.getState())) state.setState(next, true)
  }
  const giveUp = (hope: Hope) => {
    if (hopes.get(hope.key) === hope) hopes.delete(hope.key)
    update()
  }
  const stop = room.state.subscribe(update)
  update()
  return {
    state,
    async set(key, value) {
      const { id } = state.getState()
      if (id === null) return ok(null)
      const hope: Hope = { key, value, taken: false }
      hopes.set(key, hope)
      update()
      const answer = await ask(room, id, hope)
      if (!answer.ok) giveUp(hope)
      else if (hopes.get(key) === hope) {
        const taken: Hope = { ...hope, taken: true }
        hopes.set(key, taken)
        setTimeout(() => giveUp(taken), SHOWN_WITHIN)
        update()
      }
      return answer
    },
    close: stop,
  }
}

/** Values with later ones over them. */
function withGiven(mine: OwnNumbers['values'], given: readonly Given[]): OwnNumbers['values'] {
  const values = new Map(Object.entries(mine))
  for (const { key, value } of given)
    if (value === null) values.delete(key)
    else values.set(key, value)
  return Object.fromEntries(values)
}
