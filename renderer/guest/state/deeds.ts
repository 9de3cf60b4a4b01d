import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Asked, NumberedMessage } from '#renderer/room/outbox.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RoomState } from '#renderer/room/room-state.ts'
import { roundKey } from '#renderer/room/round-key.ts'
import { newId } from '#shared/base/ids.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { PrivateCard } from '#shared/protocol/room.ts'
import { recall, remember } from './memory.ts'
import { writingIn } from './my-cards.ts'
import type { Spot } from './places.ts'

/** Something written that the host would not take. It stays until its author decides. */
export interface Refused {
  readonly card: PrivateCard
  readonly reason: string
}

/** A sentence to read in passing, with what can still be done about it. */
export interface Notice {
  readonly key: number
  readonly sentence: string
  readonly undo: (() => void) | null
}

export interface DeedsState {
  /** What the host has done and has not shown yet. */
  readonly done: readonly NumberedMessage[]
  readonly refused: readonly Refused[]
  readonly notice: Notice | null
}

/** What a guest does in the room. Everything is shown at once, and waits while the host is not reached. */
export interface Deeds {
  readonly state: StoreApi<DeedsState>
  readonly write: (spot: Spot, texts: readonly string[]) => void
  readonly reword: (cardId: string, text: string) => void
  readonly remove: (card: PrivateCard) => void
  readonly writeUnseen: (roundId: string, card: PrivateCard) => void
  readonly dropUnseen: (roundId: string, card: PrivateCard) => void
  readonly cast: (voteId: string, cardId: string, dots: number) => void
  readonly rate: (ratingId: string, stepId: string, amount: number | null) => void
  readonly park: (mapId: string, text: string) => void
  readonly forgive: (refused: Refused) => void
  readonly notify: (sentence: string, undo?: () => void) => void
  readonly dismiss: () => void
  /** Keeps up with what the host shows; answers how to stop. */
  readonly listen: () => () => void
}

const isRefusals = (value: unknown): value is readonly Refused[] =>
  Array.isArray(value) && value.every((one) => typeof one?.card?.text === 'string')

/** `personId`: whose deeds they are; what was refused them is remembered under it. */
export function createDeeds(room: RoomClient, personId: string): Deeds {
  const { state, kept, watch, notify, listen } = followAnswers(room, personId)

  function ask(asked: Asked): void {
    // Whatever comes next, the one before is not the last any more.
    state.setState({ notice: null })
    const answer = room.ask(asked)
    const message = room.waiting().at(-1)
    if (message) watch(message, answer)
  }
  const command = (label: string, given: Command) =>
    ask({ type: 'commands', label, joinKey: null, commands: [given] })
  const writeUnseen = (roundId: string, card: PrivateCard) =>
    ask({ type: 'round.put', roundId, key: roundKey(roundId), card })
  return {
    state,
    write: (spot, texts) =>
      command(texts.length === 1 ? 'Add card' : `Add ${texts.length} cards`, {
        type: 'cards.add',
        beforeId: null,
        cards: texts.map((text) => ({ ...spot, id: newId(), fields: { text } })),
      }),
    reword: (id, text) => command('Edit card', { type: 'cards.edit', ids: [id], changes: { text } }),
    remove(card) {
      command('Delete card', { type: 'cards.remove', ids: [card.id] })
      notify('Card deleted.', () => ask({ type: 'undo' }))
    },
    writeUnseen,
    dropUnseen(roundId, card) {
      ask({ type: 'round.drop', roundId, key: roundKey(roundId), cardId: card.id })
      notify('Card deleted.', () => writeUnseen(roundId, card))
    },
    cast: (voteId, cardId, dots) => ask({ type: 'vote.cast', voteId, cardId, dots }),
    rate: (ratingId, stepId, amount) => ask({ type: 'rating.set', ratingId, stepId, amount }),
    park: (mapId, text) => ask({ type: 'park', mapId, text }),
    forgive(one) {
      const refused = state.getState().refused.filter((other) => other !== one)
      remember(kept, refused)
      state.setState({ refused })
    },
    notify,
    dismiss: () => state.setState({ notice: null }),
    listen,
  }
}

/** What becomes of everything that was asked, also before the page was loaded again. */
function followAnswers(room: RoomClient, personId: string) {
  const kept = `refused:${personId}`
  const state = createStore<DeedsState>(() => ({
    done: [],
    refused: recall(kept, isRefusals) ?? [],
    notice: null,
  }))
  let notices = 0
  const notify = (sentence: string, undo?: () => void) =>
    state.setState({ notice: { key: ++notices, sentence, undo: undo ?? null } })

  function refuse(message: NumberedMessage, { code, message: reason }: Problem): void {
    const card = writingIn(message)
    if (code === 'left') return
    if (!card || card.text.trim() === '' || isThere(room.state.getState(), card)) notify(reason)
    else {
      const refused = [...state.getState().refused, { card, reason }]
      remember(kept, refused)
      state.setState({ refused })
    }
  }
  function watch(message: NumberedMessage, answer: Promise<Result<null>>): void {
    void answer.then((result) => {
      if (!result.ok) return refuse(message, result.error)
      state.setState(({ done }) => ({ done: [...done, message] }))
      // The host shows private cards to their author only when asked.
      if (message.type === 'round.put' || message.type === 'round.drop')
        room.say({ type: 'round.mine', roundId: message.roundId, key: message.key })
    })
  }
  for (const message of room.waiting()) watch(message, room.answer(message.number))
  const forgetShown = (now: RoomState, before: RoomState) => {
    const { done } = state.getState()
    const left = done.filter((message) => !isShown(message, now, before))
    if (left.length < done.length) state.setState({ done: left })
  }
  const listen = () => {
    const stops = [room.state.subscribe(forgetShown), room.onNotice((sentence) => notify(sentence))]
    return () => {
      for (const stop of stops) stop()
    }
  }
  return { state, kept, watch, notify, listen }
}

/** After its restart a host may be asked again for what it has done already; then nothing is lost by its refusal. */
const isThere = ({ outline, privateCards }: RoomState, { id, text }: PrivateCard): boolean =>
  [...(outline?.mine ?? []), ...(privateCards?.cards ?? [])].some(
    (card) => card.id === id && card.text === text,
  )

/** Whether the host has shown how things stand since it did this. */
function isShown(message: NumberedMessage, now: RoomState, before: RoomState): boolean {
  if (message.type === 'commands' || message.type === 'undo') return now.outline !== before.outline
  if (message.type === 'round.put' || message.type === 'round.drop')
    return now.privateCards !== before.privateCards || now.view?.round?.id !== message.roundId
  return now.view !== before.view
}
