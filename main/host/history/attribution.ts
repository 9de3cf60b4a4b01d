/** Keeps count of who works on which records, from one version to the next. */
import { namesOf } from '#shared/document/touched.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath, Touched } from '#shared/protocol/history.ts'
import type { Whose } from '../sync/whose.ts'
import { uniteTouched } from './touched.ts'

/** One record's people, as far as they are known: names, and clients that have signed with one, or will. */
interface Hands {
  readonly clients: Set<number>
  readonly names: Set<string>
}

/** What was touched in one stretch of time. */
export class Work {
  readonly #hands = new Map<RecordPath, Hands>()
  /** Told by earlier versions that could not be kept, or were removed. */
  #earlier: readonly Touched[] = []

  get isEmpty(): boolean {
    return this.#hands.size === 0 && this.#earlier.length === 0
  }

  /** `doing`: whoever caused the transaction, for what it does not say itself. */
  add(
    touched: ReadonlyMap<RecordPath, ReadonlySet<number>>,
    removed: ReadonlySet<RecordPath>,
    own: number,
    doing: Whose | undefined,
  ): void {
    for (const [path, clients] of touched) {
      const hands = this.#handsOn(path)
      for (const client of clients) if (client !== own) hands.clients.add(client)
      if (clients.size === 0 || clients.has(own)) note(hands, doing)
    }
    for (const path of removed) note(this.#handsOn(path), doing)
  }

  /** Takes over what comes after this. */
  append(later: Work): void {
    this.#earlier = [...this.#earlier, ...later.#earlier]
    for (const [path, { clients, names }] of later.#hands) {
      const hands = this.#handsOn(path)
      for (const client of clients) hands.clients.add(client)
      for (const name of names) hands.names.add(name)
    }
  }

  /** Adds what others have counted already. */
  appendTold(touched: readonly Touched[]): void {
    this.#earlier = [...this.#earlier, ...touched]
  }

  /** Everybody with their records. `now` knows the signatures, and the authors of cards that were not in `before`. */
  told(now: Snapshot, before: Snapshot | undefined): readonly Touched[] {
    const own = [...this.#hands].flatMap(([path, hands]) =>
      this.#namesOf(path, hands, now, before).map((name) => ({ name, records: [path] })),
    )
    return uniteTouched([...this.#earlier, ...own])
  }

  /** Whoever had a hand in most of these records; empty where nobody knows. */
  mostOf(paths: readonly RecordPath[], now: Snapshot): string {
    const counts = new Map<string, number>()
    for (const path of paths) {
      const hands = this.#hands.get(path)
      for (const name of hands ? this.#namesOf(path, hands, now, now) : [])
        if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
  }

  #namesOf(
    path: RecordPath,
    { clients, names }: Hands,
    now: Snapshot,
    before: Snapshot | undefined,
  ): string[] {
    const known = [...new Set([...names, ...namesOf(now, clients)])]
    if (known.length > 0) return known
    return [authorOfNew(path, now, before)]
  }

  #handsOn(path: RecordPath): Hands {
    const there = this.#hands.get(path) ?? { clients: new Set(), names: new Set() }
    this.#hands.set(path, there)
    return there
  }
}

function note({ clients, names }: Hands, doing: Whose | undefined): void {
  if (doing === undefined) return
  if ('client' in doing) clients.add(doing.client)
  else if (doing.name !== '') names.add(doing.name)
}

/** What a room puts on the map at the end of a round says itself who wrote it, where that may be known. */
function authorOfNew(path: RecordPath, { cards }: Snapshot, before: Snapshot | undefined): string {
  const [table, id = ''] = path.split('/')
  return table === 'cards' && before && !before.cards[id] ? (cards[id]?.author.trim() ?? '') : ''
}
