import * as Y from 'yjs'

/** Where a change would go: the table, how deep in it (1 is the table itself), and under which key; `null` in a list. */
export interface Spot {
  readonly root: string
  readonly depth: number
  /** The very map or text: the table's name, or the id of the item that holds it. */
  readonly holder: string
  readonly key: string | null
}

/** Where the place a change belongs to was deleted, Yjs keeps only its number. */
export type Dead = 'dead'

/** One change of an update that the document does not have yet, or not to its end. */
export interface Step {
  readonly struct: Y.Item
  readonly spot: Spot | Dead
}

/**
 * Why a walk ends early. `gap`: a change builds on what is not here; `damaged`: on itself. `torn`: it names neighbours
 * that no edit can have had (in two different lists, in the wrong order, a right one under a key, the two halves of one
 * character), so that each copy would read differently afterwards.
 */
export type Halt = 'gap' | 'damaged' | 'torn'

type Struct = Y.Item | Y.GC

/** The changes of one client in an update, and how far they were walked. */
interface Run {
  readonly structs: readonly Struct[]
  readonly spots: (Spot | Dead)[]
  index: number
}

/** Letters looked at to find out which of two stands before the other, in one update; honest ones need hardly any. */
const MOST_STEPS = 1_000_000

const endOf = ({ id, length }: Struct): number => id.clock + length

/**
 * Goes through the items of an update in the order in which Yjs will apply them, and finds out where each would go.
 * Takes what `Y.decodeUpdate` gives: client by client, each client's changes without gaps.
 */
export class UpdateWalk {
  readonly #doc: Y.Doc
  readonly #runs = new Map<number, Run>()
  readonly #order: Run[]
  /** Runs that wait for the one after them in the list. */
  readonly #waiting: Run[] = []
  #steps = MOST_STEPS

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc
    for (const [client, own] of Map.groupBy(structs, ({ id }) => id.client))
      this.#runs.set(client, { structs: own, spots: [], index: 0 })
    this.#order = [...this.#runs.values()]
  }

  /** The next new item, why there is none, or `undefined` at the end. */
  next(): Step | Halt | undefined {
    for (;;) {
      const run = this.#findReady()
      if (run === undefined || typeof run === 'string') return run
      const struct = run.structs[run.index] as Struct
      const item = struct instanceof Y.Item ? struct : undefined
      if (item && this.#cutsCharacters(item)) return 'torn'
      const isNew = endOf(struct) > this.#known(struct.id.client)
      // Where a known change is, the document tells.
      const spot = item && isNew ? this.#spotOfItem(item) : 'dead'
      if (item && spot !== 'dead' && this.#isTorn(item, spot)) return 'torn'
      run.spots.push(spot)
      run.index++
      if (item && isNew) return { struct: item, spot }
    }
  }

  /** Whether one change deletes from, or up to, the middle of a character. */
  cutsCharacter(client: number, clock: number, length: number): boolean {
    return this.#splits(Y.createID(client, clock - 1)) || this.#splits(Y.createID(client, clock + length - 1))
  }

  /** How much of a client's changes is here once those walked so far are applied. */
  reached(client: number): number {
    const run = this.#runs.get(client)
    const last = run?.structs[run.index - 1]
    return Math.max(this.#known(client), last ? endOf(last) : 0)
  }

  #known(client: number): number {
    return Y.getState(this.#doc.store, client)
  }

  /** The run to walk on, after turning to those that it waits for first. */
  #findReady(): Run | 'gap' | 'damaged' | undefined {
    let run = this.#waiting.pop() ?? this.#nextRun()
    while (run !== undefined) {
      const struct = run.structs[run.index]
      if (!struct || struct.id.clock > this.reached(struct.id.client)) return 'gap'
      const missing = referencesOf(struct).find((id) => id.clock >= this.reached(id.client))
      if (!missing) return run
      if (missing.client === struct.id.client) return 'damaged'
      const needed = this.#runs.get(missing.client)
      // Two clients whose changes wait for each other's can never be applied.
      if (!needed || this.#waiting.includes(needed)) return 'gap'
      this.#waiting.push(run)
      run = needed
    }
    return undefined
  }

  #nextRun(): Run | undefined {
    for (let run = this.#order.at(-1); run !== undefined; run = this.#order.at(-1)) {
      if (run.index < run.structs.length) return run
      this.#order.pop()
    }
    return undefined
  }

  /** The same choices as Yjs makes in `Item.getMissing`. */
  #spotOfItem(item: Y.Item): Spot | Dead {
    const left = item.origin && this.#spotOf(item.origin)
    const right = item.rightOrigin && this.#spotOf(item.rightOrigin)
    if (left === 'dead' || right === 'dead') return 'dead'
    const beside = left ?? right
    if (beside !== null) return beside
    const { parent, parentSub: key } = item
    if (typeof parent === 'string') return { root: parent, depth: 1, holder: parent, key }
    return parent instanceof Y.ID ? this.#spotIn(parent, key) : 'dead'
  }

  #spotIn(parent: Y.ID, key: string | null): Spot | Dead {
    const outer = this.#spotOf(parent)
    const struct = this.#structAt(parent)
    return outer !== 'dead' && struct instanceof Y.Item && struct.content instanceof Y.ContentType
      ? { root: outer.root, depth: outer.depth + 1, holder: nameOf(struct.id), key }
      : 'dead'
  }

  #spotOf(id: Y.ID): Spot | Dead {
    if (id.clock < this.#known(id.client)) return spotInDocument(this.#doc, id)
    const run = this.#runs.get(id.client)
    return run?.spots[indexOf(run, id.clock)] ?? 'dead'
  }

  #structAt(id: Y.ID): Struct | undefined {
    if (id.clock < 0) return undefined
    if (id.clock < this.#known(id.client)) return Y.getItem(this.#doc.store, id)
    const run = this.#runs.get(id.client)
    return run?.structs[indexOf(run, id.clock)]
  }

  /** Whether Yjs would take a character apart to put the change beside its half. It does so even for what it knows. */
  #cutsCharacters({ origin, rightOrigin }: Y.Item): boolean {
    return (
      (origin !== null && this.#splits(origin)) ||
      (rightOrigin !== null && this.#splits(Y.createID(rightOrigin.client, rightOrigin.clock - 1)))
    )
  }

  /** Whether the place after this letter is the middle of a character. */
  #splits(id: Y.ID): boolean {
    const struct = this.#structAt(id)
    if (!(struct instanceof Y.Item)) return false
    const offset = id.clock - struct.id.clock
    return offset < struct.length - 1 && isHighSurrogate(struct.content, offset)
  }

  #isTorn({ id, origin, rightOrigin }: Y.Item, spot: Spot): boolean {
    if (rightOrigin !== null && (spot.key !== null || !isSamePlace(spot, this.#spotOf(rightOrigin))))
      return true
    if (origin !== null && rightOrigin !== null && !this.#isBefore(origin, rightOrigin)) return true
    // The first part is known: the rest must go where that is.
    const known = this.#known(id.client)
    return id.clock < known && !isSamePlace(spot, spotInDocument(this.#doc, Y.createID(id.client, known - 1)))
  }

  /** Whether one letter stands before another, as far as the document knows them. */
  #isBefore(left: Y.ID, right: Y.ID): boolean {
    const first = this.#structAt(left)
    const last = this.#structAt(right)
    if (first === last) return left.clock < right.clock
    if (left.clock >= this.#known(left.client) || right.clock >= this.#known(right.client)) return true
    let next = first instanceof Y.Item ? first.right : null
    while (next !== null && next !== last && this.#steps-- > 0) next = next.right
    return next === last
  }
}

const nameOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`

const isSamePlace = (spot: Spot, other: Spot | Dead): boolean =>
  other !== 'dead' && spot.holder === other.holder && spot.key === other.key

const isHighSurrogate = (content: Y.Item['content'], offset: number): boolean =>
  content instanceof Y.ContentString && (content.str.charCodeAt(offset) & 0xfc00) === 0xd800

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  return [origin, rightOrigin, parent].filter((id): id is Y.ID => id instanceof Y.ID)
}

function spotInDocument(doc: Y.Doc, id: Y.ID): Spot | Dead {
  const item: Struct = Y.getItem(doc.store, id)
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return 'dead'
  let type: Y.AbstractType<unknown> = item.parent
  let depth = 1
  while (type._item !== null) {
    depth++
    type = type._item.parent as Y.AbstractType<unknown>
  }
  const root = Y.findRootTypeKey(type)
  const holder = item.parent._item === null ? root : nameOf(item.parent._item.id)
  return { root, depth, holder, key: item.parentSub }
}

/** Which of the run's changes covers the clock. */
function indexOf(run: Run, clock: number): number {
  let low = 0
  let high = run.structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((run.structs[middle] as Struct).id.clock <= clock) low = middle
    else high = middle - 1
  }
  return low
}
