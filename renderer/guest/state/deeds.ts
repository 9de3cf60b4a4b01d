import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Activities, takePartIn } from '#renderer/room/activities.ts'
import type { Asked, NumberedMessage } from '#renderer/room/outbox.ts'
import type { OwnValues } from '#renderer/room/own-values.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RoomState } from '#renderer/room/room-state.ts'
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
  /** Private cards, dots and levels of sentiment. */
  readonly activities: Activities
  readonly dropUnseen: (card: PrivateCard) => void
  readonly cast: (cardId: string, dots: number) => void
  readonly rate: (stepId: string, amount: number | null) => void
  readonly park: (mapId: string, text: string) => void
  readonly forgive: (refused: Refused) => void
  readonly notify: (sentence: string, undo?: () => void) => void
  readonly dismiss: () => void
  readonly close: () => void
}

const isRefusals = (value: unknown): value is readonly Refused[] =>
  Array.isArray(value) && value.every((one) => typeof one?.card?.text === 'string')

/** `personId`: whose deeds they are; what was refused them is remembered under it. */
export function createDeeds(room: RoomClient, personId: string): Deeds {
  const { state, kept, watch, notify, stop } = followAnswers(room, personId)

  function ask(asked: Asked): void {
    // Whatever comes next, the one before is not the last any more.
    state.setState({ notice: null })
    const answer = room.ask(asked)
    const message = room.waiting().at(-1)
    if (message) watch(message, answer)
  }
  const command = (label: string, given: Command) =>
    ask({ type: 'commands', label, joinKey: null, commands: [given] })
  const activities = takePartIn(room, localStorage, ({ message }) => notify(message))
  const give = (values: OwnValues, key: string, value: number | null) =>
    void values.set(key, value).then((result) => {
      if (!result.ok) notify(result.error.message)
    })
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
    activities,
    dropUnseen(card) {
      activities.cards.drop([card.id])
      notify('Card deleted.', () => activities.cards.put(card))
    },
    cast: (cardId, dots) => give(activities.dots, cardId, dots === 0 ? null : dots),
    rate: (stepId, amount) => give(activities.levels, stepId, amount),
    park: (mapId, text) => ask({ type: 'park', mapId, text }),
    forgive(one) {
      const refused = state.getState().refused.filter((other) => other !== one)
      remember(kept, refused)
      state.setState({ refused })
    },
    notify,
    dismiss: () => state.setState({ notice: null }),
    close() {
      stop()
      activities.close()
    },
  }
}

/** Has a keeper of its own in the room, which also deals with what is refused. */
const isActivity = ({ type }: NumberedMessage): boolean => /^(?:round|vote|rating)\./.test(type)

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
    })
  }
  for (const message of room.waiting()) if (!isActivity(message)) watch(message, room.answer(message.number))
  const forgetShown = (now: RoomState, before: RoomState) => {
    const { done } = state.getState()
    const left = done.filter((message) => !isShown(message, now, before))
    if (left.length < done.length) state.setState({ done: left })
  }
  const stops = [room.state.subscribe(forgetShown), room.onNotice((sentence) => notify(sentence))]
  const stop = () => {
    for (const end of stops) end()
  }
  return { state, kept, watch, notify, stop }
}

/** After its restart a host may be asked again for what it has done already; then nothing is lost by its refusal. */
const isThere = ({ outline }: RoomState, { id, text }: PrivateCard): boolean =>
  outline?.mine.some((card) => card.id === id && card.text === text) === true

/** Whether the host has shown how things stand since it did this. */
const isShown = (message: NumberedMessage, now: RoomState, before: RoomState): boolean =>
  (message.type !== 'commands' && message.type !== 'undo') || now.outline !== before.outline
