/** Where hashes of texts begin; two of them, for keys of rows that may be taken for equal where they are. */
export const HASH_LOW = 0x811c9dc5 | 0
export const HASH_HIGH = 0x2f0b4f27
/** What they are multiplied by for every letter. */
export const TIMES_LOW = 0x01000193
export const TIMES_HIGH = 0x5bd1e995

/** The first hash of a text, as scanners compute it on their way. */
export function hashOf(text: string): number {
  let hash = HASH_LOW
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), TIMES_LOW)
  return hash
}

/** And the second one. */
export function highHashOf(text: string): number {
  let hash = HASH_HIGH
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), TIMES_HIGH)
  return hash
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}

/** What is wrong with a row as such, before anybody looks into its cells. */
export type RowFault = 'too-short' | 'too-long' | 'open-quote' | 'nul-bytes'

/**
 * The row at hand: one object for all rows of a file. Of the cells only those are kept that somebody wants, each in a slot:
 * as a piece of a text, so that no string is made of a cell whose word is known already. All cells, wanted or not, make the
 * row's key; empty ones do not count, and the columns' order neither.
 */
export class ScannedRow {
  readonly texts: string[]
  readonly from: Int32Array
  readonly to: Int32Array
  /** The two hashes of each. */
  readonly lows: Int32Array
  readonly highs: Int32Array
  /** 64 bits that rows share if, and for all that matters only if, they say the same in every column. */
  low = 0
  high = 0
  /** Of the file, counted from 1. */
  line = 0
  fault: RowFault | null = null
  /** What to show of it. */
  whole = ''
  begin = 0
  end = 0

  constructor(slots: number) {
    this.texts = new Array<string>(slots).fill('')
    this.from = new Int32Array(slots)
    this.to = new Int32Array(slots)
    this.lows = new Int32Array(slots)
    this.highs = new Int32Array(slots)
    this.clear()
  }

  /** A cell as a string; empty where there is none. */
  text(slot: number): string {
    return (this.texts[slot] as string).slice(this.from[slot], this.to[slot])
  }

  /** Begins a row. Its cells are those of the row before until they are set. */
  start(line: number): void {
    this.line = line
    this.low = 0
    this.high = 0
    this.fault = null
  }

  /** Makes all cells empty, for rows that tell only what they have. */
  clear(): void {
    this.texts.fill('')
    this.from.fill(0)
    this.to.fill(0)
    this.lows.fill(HASH_LOW)
    this.highs.fill(HASH_HIGH)
  }

  /** Takes a cell into the row's key, by its two hashes and its column's. */
  count(low: number, high: number, column: number): void {
    this.low = (this.low + mixed(low ^ column)) | 0
    this.high = (this.high + mixed(high ^ Math.imul(column, 0x9e3779b1))) | 0
  }

  /** Sets a cell that came as a text of its own; a slot below 0: nobody wants it. `column` is its name's hash. */
  set(slot: number, column: number, text: string): void {
    const low = hashOf(text)
    const high = highHashOf(text)
    if (text !== '') this.count(low, high, column)
    if (slot < 0) return
    this.texts[slot] = text
    this.from[slot] = 0
    this.to[slot] = text.length
    this.lows[slot] = low
    this.highs[slot] = high
  }
}

/** Which cells of a table are wanted. */
export interface WantedCells {
  /** By column: its slot in the row, −1 where nobody wants it. As long as the head. */
  readonly slotOf: Int32Array
  /** By column: the hash of its name. */
  readonly hashOf: Int32Array
  readonly row: ScannedRow
  /** Whether what was looked at was no head, but a row already. */
  readonly isRow: boolean
}

/** Called between pieces of a file, with the bytes of it read so far; may throw `Unreadable`. */
export type Between = (bytes: number) => void

/** Who takes the rows of a file. */
export interface RowTaker {
  /** Looks at a first row; `null`: it is not the head, the next one is to be looked at. */
  readonly head: (cells: readonly string[]) => WantedCells | null
  readonly take: (row: ScannedRow) => void
}
