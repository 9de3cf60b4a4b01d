/** Has pieces of work for one key wait for each other; those for other keys go on beside them. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Work that fails does not keep what waits behind it. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work, work)
    this.#last.set(key, turn)
    const done = () => {
      if (this.#last.get(key) === turn) this.#last.delete(key)
    }
    turn.then(done, done)
    return turn
  }

  /** The keys for which something is under way. */
  keys(): Iterable<string> {
    return this.#last.keys()
  }
}
