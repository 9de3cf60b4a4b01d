import type { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import type { ColumnToFill } from './build-log.ts'
import { saysNothing } from './case-ids.ts'
import type { NumberReader } from './read-number.ts'
import type { ScannedRow } from './scan-row.ts'
import { WordIndex } from './word-index.ts'

/** Longest word: what a project carries of one. */
const LONGEST = 500

/** Stands for an empty cell. */
const EMPTY = 0

/** Looks cells of one column up: words by their number in the log, so that each different text is looked at once. */
export class CellNumbers {
  readonly #index = new WordIndex()
  readonly #numbers: number[] = []
  readonly #slot: number
  readonly #numberOf: (cell: string) => number

  /** `numberOf` is asked once for every different cell. */
  constructor(slot: number, numberOf: (cell: string) => number) {
    this.#slot = slot
    this.#numberOf = numberOf
  }

  at(row: ScannedRow): number {
    const word = this.#index.at(row, this.#slot)
    if (word < this.#numbers.length) return this.#numbers[word] as number
    const number = this.#numberOf(this.#index.words[word] as string)
    this.#numbers.push(number)
    return number
  }
}

/** What stands for a cell that names nothing. */
export const NOBODY = -1

/**
 * Names of cases or states in one column. They become the log's only when an event has them: rows that are left out in the
 * end must not bring a case or a state along.
 */
export class CellNames {
  readonly #names: string[] = []
  readonly #numbers: number[] = []
  readonly #cells: CellNumbers
  readonly #numberOf: (name: string) => number

  /** `nameOf` tells a cell's name, '' for none; `numberOf` is asked when an event first has it. */
  constructor(slot: number, nameOf: (cell: string) => string, numberOf: (name: string) => number) {
    this.#numberOf = numberOf
    this.#cells = new CellNumbers(slot, (cell) => {
      const name = nameOf(cell)
      return name === '' ? NOBODY : this.#names.push(name) - 1
    })
  }

  /** Which name a row has, for {@link number}; {@link NOBODY} for none. */
  find(row: ScannedRow): number {
    return this.#cells.at(row)
  }

  /** The number of a name in the log. */
  number(found: number): number {
    const known = this.#numbers[found]
    if (known !== undefined) return known
    const number = this.#numberOf(this.#names[found] as string)
    this.#numbers[found] = number
    return number
  }
}

/** Reads one column of a file into one of the log: the value of a row, as the log's column holds it. */
export interface CellTaker {
  readonly into: number
  readonly of: 'event' | 'case'
  /** What a row says: a word's number (0: nothing) or a number (NaN: nothing). */
  readonly valueOf: (row: ScannedRow) => number
  readonly isNothing: (value: number) => boolean
  /** Whether a row has a cell that should be a number and is none. */
  readonly isBad: (row: ScannedRow, value: number) => boolean
}

/** The taker of a column that lies in this slot. */
export function cellTaker(
  { into, of, type }: ColumnToFill,
  slot: number,
  builder: LogBuilder,
  readNumber: NumberReader,
): CellTaker {
  if (type === 'words') {
    const words = new CellNumbers(slot, (cell) => builder.wordAt(into, cell.trim().slice(0, LONGEST)))
    return {
      into,
      of,
      valueOf: (row) => words.at(row),
      isNothing: (value) => value === EMPTY,
      isBad: () => false,
    }
  }
  return {
    into,
    of,
    valueOf: (row) => readNumber(row.texts[slot] as string, row.from[slot] as number, row.to[slot] as number),
    isNothing: Number.isNaN,
    isBad: (row, value) => Number.isNaN(value) && !saysNothing(row.text(slot)),
  }
}
