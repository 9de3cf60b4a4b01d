import type { LogReading } from './reading.ts'
import { hashOf, ScannedRow, type WantedCells } from './scan-row.ts'
import { columnNames } from './sniff-columns.ts'
import { timeColumnsOf, timeOfDayFor } from './time-of-day-columns.ts'
import { Unreadable } from './unreadable.ts'

/** How many rows may stand before the head: titles and notes that programs write on top. */
const MOST_BEFORE_HEAD = 20

/** Which columns of a file are wanted, each once; a cell wanted for two purposes is in one slot. */
export class WantedColumns {
  readonly #file: string
  readonly #reading: LogReading
  readonly #slots = new Map<string, number>()
  #looked = 0
  #firstMissing = ''
  #found: WantedCells | null = null

  constructor(file: string, reading: LogReading) {
    this.#file = file
    this.#reading = reading
  }

  /** The slot of a column. */
  slot(name: string): number {
    const known = this.#slots.get(name)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(name, slot)
    return slot
  }

  /** −1 for none. */
  slotOrNone(name: string | null): number {
    return name === null ? -1 : this.slot(name)
  }

  /** Slots by name, for files whose cells come with their names; and a row for them. */
  byName(): { readonly slots: ReadonlyMap<string, number>; readonly row: ScannedRow } {
    return { slots: this.#slots, row: new ScannedRow(this.#slots.size) }
  }

  /**
   * Looks at a first row: where all columns are that the reading cannot do without, it is the head. Throws `Unreadable`
   * (`no-column`) where none of the first twenty is.
   */
  head(cells: readonly string[]): WantedCells | null {
    const names = columnNames(cells, this.#reading.head)
    const missing = this.#missing(new Set(names))
    this.#looked++
    this.#firstMissing ||= missing
    if (missing !== '') {
      if (this.#looked >= MOST_BEFORE_HEAD || !this.#reading.head) this.refuse()
      return null
    }
    this.#found = {
      slotOf: Int32Array.from(names, (name) => this.#slots.get(name) ?? -1),
      hashOf: Int32Array.from(names, (name) => hashOf(name)),
      row: new ScannedRow(this.#slots.size),
      isRow: !this.#reading.head,
    }
    return this.#found
  }

  /** Throws where the file has ended and no head was found. */
  close(): void {
    if (this.#found !== null) return
    if (this.#looked === 0) throw new Unreadable('empty', `“${this.#file}” is empty.`)
    this.refuse()
  }

  refuse(): never {
    throw new Unreadable('no-column', `“${this.#file}” has no column “${this.#firstMissing}”.`)
  }

  #missing(names: ReadonlySet<string>): string {
    const { shape, stateColumns } = this.#reading
    const missing = neededColumns(this.#reading).find((name) => !names.has(name))
    if (missing !== undefined) return missing
    const lacksStates = shape === 'wide' && !stateColumns.some((name) => names.has(name))
    return lacksStates ? (stateColumns[0] ?? '') : ''
  }
}

/** The columns without which nothing can be told of any row. */
function neededColumns(reading: LogReading): readonly string[] {
  const { shape, caseColumn, activityColumn, lifecycleColumn, only } = reading
  const needed = [caseColumn, only?.column ?? null]
  if (shape === 'long' || shape === 'interval')
    needed.push(
      ...[activityColumn, lifecycleColumn],
      ...timeColumnsOf(reading).flatMap((day) => [day, timeOfDayFor(reading, day)]),
    )
  return needed.filter((name) => name !== null)
}
