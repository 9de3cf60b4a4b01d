import type { Problem } from '#shared/base/result.ts'
import type { RoomMessage } from '#shared/protocol/room.ts'
import type { Connection } from './connection.ts'

/** Numbers remembered of each person. */
const MOST = 500

/** Messages that say the same however often they come; they need not be remembered. */
const SAY_THE_SAME: ReadonlySet<string> = new Set(['round.put', 'round.drop', 'vote.cast', 'rating.set'])

/** Tells what became of a message: one with a number always, any other only where it could not be done. */
export function answer(connection: Connection, message: RoomMessage, problem: Problem | null): void {
  if ('number' in message) connection.send({ type: 'done', number: message.number, problem })
  else if (problem) connection.send({ type: 'notice', message: problem.message })
}

/**
 * What people's numbered messages came to. After every interruption a page says again what was not answered; what was done
 * already is only answered again.
 */
export class Answers {
  readonly #byPerson = new Map<string, Map<number, Promise<Problem | null>>>()

  /** Does what a message asks for, if it is new, and answers it; `work` never throws. */
  carryOut(
    connection: Connection,
    message: RoomMessage,
    personId: string,
    work: () => Promise<Problem | null>,
  ): void {
    const isRemembered = 'number' in message && !SAY_THE_SAME.has(message.type)
    const done = isRemembered ? this.#once(personId, message.number, work) : work()
    void done.then((problem) => answer(connection, message, problem))
  }

  forget(personId: string): void {
    this.#byPerson.delete(personId)
  }

  #once(personId: string, number: number, work: () => Promise<Problem | null>): Promise<Problem | null> {
    const known = this.#byPerson.get(personId) ?? new Map<number, Promise<Problem | null>>()
    this.#byPerson.set(personId, known)
    const before = known.get(number)
    if (before) return before
    const done = work()
    known.set(number, done)
    if (known.size > MOST) known.delete(known.keys().next().value as number)
    return done
  }
}
