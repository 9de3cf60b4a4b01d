import type { Problem } from '#shared/base/result.ts'
import { type RoomMessage, type RoomMessageOf, readRoomMessage } from '#shared/protocol/room.ts'

/** Messages that ask for a `done`. */
export type NumberedMessage = Extract<RoomMessage, { readonly number: number }>
type WithoutNumber<M> = M extends { readonly number: number } ? Omit<M, 'number'> : never
/** A message before it gets its number. */
export type Asked = WithoutNumber<
  Exclude<NumberedMessage, RoomMessageOf<'ping' | 'ask.image' | 'ask.copy' | 'put.image'>>
>

export type Answered = (problem: Problem | null) => void

/**
 * What was asked and not yet answered. It is said again on every new connection, in order, and outlives a reload where
 * there is a place to keep it: what somebody wrote is theirs until the host has it on disk.
 */
export interface Outbox {
  readonly add: (asked: Asked) => NumberedMessage
  readonly answer: (number: number, problem: Problem | null) => void
  /** Calls back when a message that waits is answered; at once, without a problem, where it does not wait any more. */
  readonly onAnswer: (number: number, answered: Answered) => void
  /** All that waits, oldest first. */
  readonly waiting: () => readonly NumberedMessage[]
  /** A number for a message that is not said again. */
  readonly number: () => number
  /** From now on everything is this person's: takes up what a page of theirs left here before. */
  readonly belongTo: (personId: string) => void
  /** Forgets everything, telling those who wait why. */
  readonly drop: (problem: Problem) => void
}

/** Outlives a reload: a private card is somebody's thought, a click on "close the vote" is not. */
const KEPT: ReadonlySet<string> = new Set([
  'commands',
  'undo',
  'redo',
  'park',
  'round.put',
  'round.drop',
  'vote.cast',
  'rating.set',
])

/**
 * Keeps what waits in `place`, where there is one: each message under a key of its own, as several tabs of one person may
 * keep theirs beside each other.
 */
export function createOutbox(place: Storage | undefined, now: () => number): Outbox {
  // Numbers grow from one load of the page to the next too, so that a host knows what it has heard before.
  let last = Math.floor(now()) * 1000 + Math.floor(Math.random() * 1000)
  let prefix: string | undefined
  const messages = new Map<number, NumberedMessage>()
  const listeners = new Map<number, Answered[]>()

  function keep(message: NumberedMessage): void {
    if (prefix === undefined || !KEPT.has(message.type)) return
    try {
      place?.setItem(prefix + message.number, JSON.stringify(message))
    } catch {
      // A full or forbidden storage only means that a reload forgets; the page itself still has everything.
    }
  }
  function answer(number: number, problem: Problem | null): void {
    if (!messages.delete(number)) return
    if (prefix !== undefined) place?.removeItem(prefix + number)
    const answered = listeners.get(number) ?? []
    listeners.delete(number)
    for (const listener of answered) listener(problem)
  }
  return {
    add(asked) {
      const message = { ...asked, number: ++last } as NumberedMessage
      messages.set(message.number, message)
      keep(message)
      return message
    },
    answer,
    onAnswer(number, answered) {
      if (messages.has(number)) listeners.set(number, [...(listeners.get(number) ?? []), answered])
      else answered(null)
    },
    waiting: () => [...messages.values()].sort((one, other) => one.number - other.number),
    number: () => ++last,
    belongTo(personId) {
      const own = `throughline-unsent:${personId}:`
      if (prefix === own) return
      const before = prefix
      prefix = own
      for (const message of messages.values()) {
        keep(message)
        if (before !== undefined) place?.removeItem(before + message.number)
      }
      for (const message of keptUnder(place, own)) {
        messages.set(message.number, message)
        last = Math.max(last, message.number)
      }
    },
    drop(problem) {
      for (const number of [...messages.keys()]) answer(number, problem)
    },
  }
}

function keptUnder(place: Storage | undefined, prefix: string): NumberedMessage[] {
  if (!place) return []
  const keys = Array.from({ length: place.length }, (_, index) => place.key(index) ?? '')
  return keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => parse(place.getItem(key)))
    .filter((message) => message !== undefined)
}

/** Storage holds what any page of this origin put there, maybe one of another version; a host ends whoever says what is no message. */
function parse(text: string | null): NumberedMessage | undefined {
  const message = readRoomMessage(text ?? '')
  return message && KEPT.has(message.type) && 'number' in message ? message : undefined
}
