import type { Problem } from '#shared/base/result.ts'

/** Numbers remembered of each person. */
const MOST = 500

/**
 * What people's numbered messages came to. After every interruption a page says again what was not answered; what was done
 * already is only answered again.
 */
export class Answers {
  readonly #byPerson = new Map<string, Map<number, Promise<Problem | null>>>()

  /** The answer to a message, which is carried out only the first time. */
  once(personId: string, number: number, carryOut: () => Promise<Problem | null>): Promise<Problem | null> {
    const known = this.#byPerson.get(personId) ?? new Map<number, Promise<Problem | null>>()
    this.#byPerson.set(personId, known)
    const before = known.get(number)
    if (before) return before
    const answer = carryOut()
    known.set(number, answer)
    if (known.size > MOST) known.delete(known.keys().next().value as number)
    return answer
  }

  forget(personId: string): void {
    this.#byPerson.delete(personId)
  }
}
