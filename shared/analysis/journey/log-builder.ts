import { cutLoose } from '#shared/base/cut-loose.ts'
import type { ColumnRole, EventLog, LogColumn, LogRow, ScoreScale } from './event-log.ts'
import { type NumberArray, picked } from './picked.ts'

/** A column that a log is to have beside case, state and time. */
export interface ColumnOfLog {
  readonly name: string
  readonly role: ColumnRole
  readonly of: 'event' | 'case'
  readonly type: 'words' | 'numbers'
  /** Of scores: what was asked. */
  readonly scale?: ScoreScale
}

/** What a log is to hold; without `intervals` and `lifecycles`, events have neither. */
export interface ShapeOfLog {
  readonly columns?: readonly ColumnOfLog[]
  readonly intervals?: boolean
  readonly lifecycles?: boolean
}

const FIRST_ROOM = 1024
/** Up to so many events of a case, moving them one by one is quicker than a sort that calls back. */
const FEW = 24

/**
 * Makes an {@link EventLog} of rows as they come, in any order. Rows are added by text, or, where a reader has looked the
 * words up already, by index; a million of them take a second or less and hardly more room than the log itself.
 *
 *     const builder = new LogBuilder({ columns: [{ name: 'plan', role: 'segment', of: 'case', type: 'words' }] })
 *     builder.add({ caseId: 'anna', activity: 'signed up', at: Date.UTC(2026, 0, 1) })
 *     builder.setWord(0, 'free')
 *     const log = builder.build()
 */
export class LogBuilder {
  readonly #cases = new Dictionary()
  readonly #activities = new Dictionary()
  readonly #columns: readonly Column[]
  readonly #intervals: boolean
  readonly #lifecycles: boolean
  #events = 0
  #room = FIRST_ROOM
  #caseOf = new Uint32Array(FIRST_ROOM)
  #activityOf = new Uint32Array(FIRST_ROOM)
  #at = new Float64Array(FIRST_ROOM)
  #endAt: Float64Array
  #lifecycleOf: Uint8Array

  constructor({ columns = [], intervals = false, lifecycles = false }: ShapeOfLog = {}) {
    this.#columns = columns.map((column) => new Column(column))
    this.#intervals = intervals
    this.#lifecycles = lifecycles
    this.#endAt = new Float64Array(intervals ? FIRST_ROOM : 0)
    this.#lifecycleOf = new Uint8Array(lifecycles ? FIRST_ROOM : 0)
  }

  /** How many events were added. */
  get events(): number {
    return this.#events
  }

  /** The index of a case; a new one where nobody named it before. Cases that get no event are left out in the end. */
  caseAt(id: string): number {
    return this.#cases.at(id)
  }

  /** The index of a case that was named before, or -1. */
  knownCase(id: string): number {
    return this.#cases.known(id)
  }

  /** The index of a state; a new one where nobody named it before. */
  activityAt(name: string): number {
    return this.#activities.at(name)
  }

  /** Adds an event by its words. */
  add({ caseId, activity, at, endAt, lifecycle }: LogRow): void {
    this.addAt(this.#cases.at(caseId), this.#activities.at(activity), at, endAt, lifecycle)
  }

  /** Adds an event by indexes that {@link caseAt} and {@link activityAt} gave; instants in milliseconds, never NaN for `at`. */
  addAt(caseAt: number, activityAt: number, at: number, endAt = Number.NaN, lifecycle = 0): void {
    const event = this.#events
    if (event === this.#room) this.#grow()
    this.#caseOf[event] = caseAt
    this.#activityOf[event] = activityAt
    this.#at[event] = at
    if (this.#intervals) this.#endAt[event] = endAt
    if (this.#lifecycles) this.#lifecycleOf[event] = lifecycle
    this.#events = event + 1
  }

  /** The number of a word in a column of words; 0 for ''. What knows it may hand it over instead of the word. */
  wordAt(column: number, text: string): number {
    return (this.#columns[column] as Column).words.at(text)
  }

  /** Says what a column of words holds for the event added last; of a column of cases, for its case, unless it is known. */
  setWord(column: number, text: string): void {
    this.#setLast(column, this.wordAt(column, text))
  }

  /** The same for a column of numbers, NaN for nothing; or of words, by the word's number. */
  setNumber(column: number, value: number): void {
    this.#setLast(column, value)
  }

  /** Says what a column of cases holds for one of them, whatever it held before. */
  setCaseWord(column: number, caseAt: number, text: string): void {
    const into = this.#columns[column] as Column
    into.set(caseAt, into.words.at(text))
  }

  /** The same for a column of numbers, or of words by the word's number. */
  setCaseNumber(column: number, caseAt: number, value: number): void {
    ;(this.#columns[column] as Column).set(caseAt, value)
  }

  /** The log: cases in the order in which they appeared, events of a case by time, ties as they were added. */
  build(): EventLog {
    const { firstOf, order } = this.#sorted()
    const kept = keptCases(firstOf)
    const at = inOrder(this.#at, order, this.#events)
    return {
      cases: kept === null ? this.#cases.words : Array.from(kept, (one) => this.#cases.words[one] as string),
      activities: this.#activities.words,
      firstOf: kept === null ? firstOf : withoutEmpty(firstOf, kept),
      activityOf: inOrder(this.#activityOf, order, this.#events),
      at,
      endAt: this.#intervals ? inOrder(this.#endAt, order, this.#events) : null,
      lifecycleOf: this.#lifecycles ? inOrder(this.#lifecycleOf, order, this.#events) : null,
      columns: new Map(
        this.#columns.map((column) => [
          column.name,
          column.isOfCase ? column.built(kept, this.#cases.words.length) : column.built(order, this.#events),
        ]),
      ),
    }
  }

  #setLast(column: number, value: number): void {
    const into = this.#columns[column] as Column
    const event = this.#events - 1
    const caseAt = this.#caseOf[event] as number
    if (!into.isOfCase) into.set(event, value)
    else if (!into.has(caseAt)) into.set(caseAt, value)
  }

  #grow(): void {
    this.#room *= 2
    this.#caseOf = grown(this.#caseOf, this.#room)
    this.#activityOf = grown(this.#activityOf, this.#room)
    this.#at = grown(this.#at, this.#room)
    if (this.#intervals) this.#endAt = grown(this.#endAt, this.#room)
    if (this.#lifecycles) this.#lifecycleOf = grown(this.#lifecycleOf, this.#room)
  }

  /** Where each case begins, and which event stands where; `order` is null where they stand right as they are. */
  #sorted(): { readonly firstOf: Uint32Array; readonly order: Uint32Array | null } {
    const events = this.#events
    const cases = this.#cases.words.length
    const firstOf = new Uint32Array(cases + 1)
    let isSorted = true
    for (let event = 0, before = 0; event < events; event++) {
      const caseAt = this.#caseOf[event] as number
      firstOf[caseAt + 1] = (firstOf[caseAt + 1] as number) + 1
      if (
        caseAt < before ||
        (caseAt === before && event > 0 && (this.#at[event] as number) < (this.#at[event - 1] as number))
      )
        isSorted = false
      before = caseAt
    }
    for (let one = 0; one < cases; one++)
      firstOf[one + 1] = (firstOf[one + 1] as number) + (firstOf[one] as number)
    if (isSorted) return { firstOf, order: null }
    const order = new Uint32Array(events)
    const next = firstOf.slice(0, cases)
    for (let event = 0; event < events; event++) {
      const caseAt = this.#caseOf[event] as number
      const place = next[caseAt] as number
      order[place] = event
      next[caseAt] = place + 1
    }
    for (let one = 0; one < cases; one++)
      sortByTime(order, firstOf[one] as number, firstOf[one + 1] as number, this.#at)
    return { firstOf, order }
  }
}

/** Sorts the events `from` up to `to` of one case by time; equal times keep their order. */
function sortByTime(order: Uint32Array, from: number, to: number, at: Float64Array): void {
  if (to - from > FEW) {
    if (!isByTime(order, from, to, at))
      order
        .subarray(from, to)
        .sort((one, other) => (at[one] as number) - (at[other] as number) || one - other)
    return
  }
  for (let place = from + 1; place < to; place++) {
    const event = order[place] as number
    const time = at[event] as number
    let free = place
    while (free > from && (at[order[free - 1] as number] as number) > time) {
      order[free] = order[free - 1] as number
      free -= 1
    }
    order[free] = event
  }
}

function isByTime(order: Uint32Array, from: number, to: number, at: Float64Array): boolean {
  for (let place = from + 1; place < to; place++)
    if ((at[order[place] as number] as number) < (at[order[place - 1] as number] as number)) return false
  return true
}

/** Which cases have events; null where all have. */
function keptCases(firstOf: Uint32Array): Uint32Array | null {
  const cases = firstOf.length - 1
  const kept = new Uint32Array(cases)
  let many = 0
  for (let one = 0; one < cases; one++) if (firstOf[one] !== firstOf[one + 1]) kept[many++] = one
  return many === cases ? null : kept.slice(0, many)
}

function withoutEmpty(firstOf: Uint32Array, kept: Uint32Array): Uint32Array {
  const shorter = new Uint32Array(kept.length + 1)
  for (let one = 0; one < kept.length; one++) shorter[one + 1] = firstOf[(kept[one] as number) + 1] as number
  return shorter
}

function grown<N extends NumberArray>(numbers: N, room: number): N {
  const wider = new (numbers.constructor as new (length: number) => N)(room)
  wider.set(numbers)
  return wider
}

const inOrder = <N extends NumberArray>(numbers: N, order: Uint32Array | null, length: number): N =>
  order === null ? (numbers.slice(0, length) as N) : picked(numbers, order)

/** Words by number, in the order in which they came. */
class Dictionary {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()

  at(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.length
    const own = cutLoose(word)
    this.words.push(own)
    this.#numbers.set(own, number)
    return number
  }

  known(word: string): number {
    return this.#numbers.get(word) ?? -1
  }
}

/** Values of a column by event or by case, wherever they come from first. */
class Column {
  readonly name: string
  readonly isOfCase: boolean
  readonly words = new Dictionary()
  readonly #shape: ColumnOfLog
  #values: Uint32Array | Float64Array
  #room = FIRST_ROOM

  constructor(shape: ColumnOfLog) {
    this.#shape = shape
    this.name = shape.name
    this.isOfCase = shape.of === 'case'
    this.words.at('')
    this.#values = shape.type === 'words' ? new Uint32Array(FIRST_ROOM) : emptyNumbers(FIRST_ROOM)
  }

  has(place: number): boolean {
    const value = place < this.#room ? (this.#values[place] as number) : 0
    return this.#shape.type === 'words' ? value !== 0 : place < this.#room && !Number.isNaN(value)
  }

  set(place: number, value: number): void {
    if (place >= this.#room) this.#grow(place)
    this.#values[place] = value
  }

  /** `order` says which value stands where; null: as they came. */
  built(order: Uint32Array | null, length: number): LogColumn {
    if (length > this.#room) this.#grow(length - 1)
    const { name, role, of, scale } = this.#shape
    const values = inOrder(this.#values, order, length)
    return values instanceof Uint32Array
      ? { name, role, of, type: 'words', values: this.words.words, valueOf: values }
      : { name, role, of, type: 'numbers', valueOf: values, ...(scale && { scale }) }
  }

  #grow(place: number): void {
    const before = this.#room
    while (this.#room <= place) this.#room *= 2
    this.#values = grown(this.#values, this.#room)
    if (this.#values instanceof Float64Array) this.#values.fill(Number.NaN, before)
  }
}

const emptyNumbers = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN)
