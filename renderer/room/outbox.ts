import type { Problem } from '#shared/base/result.ts'
import type { RoomMessage, RoomMessageOf } from '#shared/protocol/room.ts'

/** Messages that ask for a `done`. */
export type NumberedMessage = Extract<RoomMessage, { readonly number: number }>
type WithoutNumber<M> = M extends { readonly number: number } ? Omit<M, 'number'> : never
/** A message before it gets its number. */
export type Asked = WithoutNumber<Exclude<NumberedMessage, RoomMessageOf<'ping' | 'ask.image' | 'ask.copy'>>>

export type Answered = (problem: Problem | null) => void

interface Waiting {
  readonly message: NumberedMessage
  readonly answered: Answered
}

/**
 * What was asked and not yet answered. It is said again on every new connection, in order, and outlives a reload where
 * there is a place to keep it: what somebody wrote is theirs until the host has it on disk.
 */
export interface Outbox {
  readonly add: (asked: Asked, answered: Answered) => NumberedMessage
  readonly answer: (number: number, problem: Problem | null) => void
  /** All that waits, oldest first. */
  readonly waiting: () => readonly NumberedMessage[]
  readonly size: () => number
  /** A number for a message that is not said again. */
  readonly number: () => number
  /** Forgets everything, telling those who wait why. */
  readonly drop: (problem: Problem) => void
}

/** Outlives a reload: a private card is somebody's thought, a click on "close the vote" is not. */
const KEPT: ReadonlySet<string> = new Set([
  'commands',
  'park',
  'round.put',
  'round.drop',
  'vote.cast',
  'rating.set',
])

/** Keeps what waits in `place` under `key`. */
export function createOutbox(place: Storage | undefined, key: string, now: () => number): Outbox {
  // Numbers grow from one load of the page to the next too, so that a host knows what it has heard before.
  let last = Math.floor(now()) * 1000
  const next = () => ++last
  const waiting = new Map<number, Waiting>()
  for (const message of readKept(place, key)) {
    waiting.set(message.number, { message, answered: () => undefined })
    last = Math.max(last, message.number)
  }
  const keep = () => {
    const worth = [...waiting.values()].map(({ message }) => message).filter(({ type }) => KEPT.has(type))
    try {
      if (worth.length === 0) place?.removeItem(key)
      else place?.setItem(key, JSON.stringify(worth))
    } catch {
      // A full or forbidden storage only means that a reload forgets; the page itself still has everything.
    }
  }
  return {
    add(asked, answered) {
      const message = { ...asked, number: next() } as NumberedMessage
      waiting.set(message.number, { message, answered })
      keep()
      return message
    },
    answer(number, problem) {
      const there = waiting.get(number)
      if (!there) return
      waiting.delete(number)
      keep()
      there.answered(problem)
    },
    waiting: () => [...waiting.values()].map(({ message }) => message),
    size: () => waiting.size,
    number: next,
    drop(problem) {
      const all = [...waiting.values()]
      waiting.clear()
      keep()
      for (const { answered } of all) answered(problem)
    },
  }
}

function readKept(place: Storage | undefined, key: string): NumberedMessage[] {
  try {
    const kept: unknown = JSON.parse(place?.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as NumberedMessage[]) : []
  } catch {
    return []
  }
}
