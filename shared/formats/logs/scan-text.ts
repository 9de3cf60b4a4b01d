import {
  HASH_HIGH,
  HASH_LOW,
  hashOf,
  highHashOf,
  type RowTaker,
  type ScannedRow,
  TIMES_HIGH,
  TIMES_LOW,
  type WantedCells,
} from './scan-row.ts'
import { Unreadable } from './unreadable.ts'

const QUOTE = 34
const NEW_LINE = 10
const RETURN = 13

/** How a letter ends or spoils a cell. */
const PLAIN = 0
const ENDS = 1
const NUL = 2

/** Most letters of a row of several lines: what goes on for longer has a quotation mark that is never closed. */
const MOST_LETTERS = 256 * 1024
/** What has no end after so many letters is no row at all. */
const LONGEST_ROW = 1024 * 1024
const NO_TABLE = 'This is no table: one of its lines does not end.'

/**
 * Cuts the rows out of a delimited text that comes in pieces (RFC 4180, and what else programs write). It is our own because
 * libraries make strings of every cell, which would then be looked up, hashed and thrown away, a hundred bytes for every ten
 * that are wanted; they do not tell lines; and one quotation mark that is never closed takes the rest of the file with it.
 * Here every letter is looked at once, cells are hashed on the way, and the wanted ones noted as places in the piece.
 *
 * A quotation mark counts at the beginning of a cell only. One that is never closed does not swallow the file: the row is
 * given up as `open-quote`, and the next line is the next row.
 */
export class TextScanner {
  readonly #taker: RowTaker
  readonly #kinds = new Uint8Array(65_536)
  readonly #delimiter: number
  #wanted: WantedCells | null = null
  /** What the last piece left: a row without an end. */
  #rest = ''
  #text = ''
  /** The text's letters as numbers: reading those is three times as quick as asking a string. */
  #codes: Letters = new Uint8Array(0)
  /** Room for them where no bytes can serve. */
  #room = new Uint16Array(0)
  #isLast = false
  #line = 1
  #isFirst = true
  /** Of the row at hand: the lines it spans beside its first, and whether a NUL stands in it. */
  #moreLines = 0
  #hasNul = false
  /** Of the cell read last. */
  #low = 0
  #high = 0
  #from = 0
  #to = 0
  /** Its text, where it is not a piece of the whole: doubled marks in it, or letters behind the closing one. */
  #own: string | null = null

  constructor(delimiter: string, taker: RowTaker) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#taker = taker
    this.#kinds[this.#delimiter] = ENDS
    this.#kinds[NEW_LINE] = ENDS
    this.#kinds[RETURN] = ENDS
    this.#kinds[0] = NUL
  }

  /** Takes the next piece of the text; its bytes where there is one for every letter, with the letter's code. */
  push(piece: string, bytes: Uint8Array | null = null): void {
    this.#text = this.#rest + piece
    this.#codes = bytes !== null && this.#rest === '' ? bytes : this.#lettersOf(this.#text)
    this.#scan()
  }

  /** Takes the text's end. */
  end(): void {
    this.#isLast = true
    this.#text = this.#rest
    this.#codes = this.#lettersOf(this.#text)
    this.#scan()
  }

  #lettersOf(text: string): Letters {
    if (this.#room.length < text.length) this.#room = new Uint16Array(text.length * 2)
    for (let at = 0; at < text.length; at++) this.#room[at] = text.charCodeAt(at)
    return this.#room
  }

  /** The letter at a place; −1 beyond the text. */
  #code(at: number): number {
    return at < this.#text.length ? (this.#codes[at] as number) : -1
  }

  #scan(): void {
    const text = this.#text
    let at = 0
    while (at < text.length) {
      const next = this.#isFirst ? this.#firstRow(at) : this.#anyRow(at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_ROW) throw new Unreadable('no-table', NO_TABLE)
  }

  /** Spreadsheets write `sep=;` on top, for themselves. */
  #firstRow(at: number): number {
    const end = this.#endOfLine(at)
    if (end < 0) return -1
    this.#isFirst = false
    if (!/^"?sep=.?"?$/i.test(this.#text.slice(at, end))) return this.#anyRow(at)
    this.#line++
    return this.#behindLine(end)
  }

  /** Where the row that begins here has its successor; −1: it has no end yet. */
  #anyRow(at: number): number {
    const code = this.#code(at)
    if (code === NEW_LINE || code === RETURN) {
      if (code === RETURN && at + 1 === this.#text.length && !this.#isLast) return -1
      this.#line++
      return this.#behindLine(at)
    }
    this.#moreLines = 0
    this.#hasNul = false
    return this.#wanted === null ? this.#headRow(at) : this.#row(at, this.#wanted)
  }

  #headRow(start: number): number {
    const cells: string[] = []
    let at = start
    for (;;) {
      at = this.#cell(at)
      if (at === UNFINISHED) return -1
      if (at === OPEN) return this.#nextLine(start)
      cells.push(this.#own ?? this.#text.slice(this.#from, this.#to))
      if (this.#code(at) !== this.#delimiter) break
      at++
    }
    this.#wanted = this.#taker.head(cells)
    if (this.#wanted?.isRow) {
      this.#moreLines = 0
      return this.#row(start, this.#wanted)
    }
    this.#line += 1 + this.#moreLines
    return this.#behindLine(at)
  }

  #row(start: number, { slotOf, hashOf, row }: WantedCells): number {
    const width = slotOf.length
    row.start(this.#line)
    let column = 0
    let isTooLong = false
    let at = start
    for (;;) {
      at = this.#cell(at)
      if (at === UNFINISHED) return -1
      if (at === OPEN) return this.#giveUp(start, row)
      if (column < width) this.#keep(row, slotOf[column] as number, hashOf[column] as number)
      else if (this.#to > this.#from || this.#own !== null) isTooLong = true
      column++
      if (this.#code(at) !== this.#delimiter) break
      at++
    }
    // Two lines that do not make a row of the right width together were never one.
    if (this.#moreLines > 0 && (column !== width || isTooLong)) return this.#giveUp(start, row)
    if (this.#hasNul) row.fault = 'nul-bytes'
    else if (column < width) row.fault = 'too-short'
    else if (isTooLong) row.fault = 'too-long'
    this.#hand(row, start, at)
    this.#line += 1 + this.#moreLines
    return this.#behindLine(at)
  }

  #keep(row: ScannedRow, slot: number, column: number): void {
    // Beginning and end differ for a text of its own, too: it is longer than nothing.
    if (this.#to > this.#from) row.count(this.#low, this.#high, column)
    if (slot < 0) return
    row.lows[slot] = this.#low
    row.highs[slot] = this.#high
    const text = this.#own ?? this.#text
    // Nearly always it is there already, and writing a reference costs more than reading one.
    if (row.texts[slot] !== text) row.texts[slot] = text
    row.from[slot] = this.#own === null ? this.#from : 0
    row.to[slot] = this.#own === null ? this.#to : this.#own.length
  }

  #hand(row: ScannedRow, begin: number, end: number): void {
    row.whole = this.#text
    row.begin = begin
    row.end = end
    this.#taker.take(row)
  }

  /** Gives a row up at its first line: its quotation mark is one of the text, or the file is torn. */
  #giveUp(start: number, row: ScannedRow): number {
    row.fault = 'open-quote'
    const end = this.#endOfLine(start)
    this.#hand(row, start, end)
    this.#line++
    return this.#behindLine(end)
  }

  #nextLine(start: number): number {
    this.#line++
    return this.#behindLine(this.#endOfLine(start))
  }

  /** Reads a cell. The place behind it, of the sign that ends it; {@link UNFINISHED} or {@link OPEN}. */
  #cell(start: number): number {
    this.#own = null
    if (this.#code(start) === QUOTE) return this.#quoted(start + 1)
    const kinds = this.#kinds
    const codes = this.#codes
    const { length } = this.#text
    let low = HASH_LOW
    let high = HASH_HIGH
    let at = start
    for (; at < length; at++) {
      const code = codes[at] as number
      const kind = kinds[code]
      if (kind === ENDS) break
      if (kind !== PLAIN) this.#hasNul = true
      low = Math.imul(low ^ code, TIMES_LOW)
      high = Math.imul(high ^ code, TIMES_HIGH)
    }
    this.#from = start
    this.#to = at
    this.#low = low
    this.#high = high
    return this.#isEnded(at) ? at : UNFINISHED
  }

  /** Whether all is there that tells where a cell ends: behind a return there may come a new line. */
  #isEnded(at: number): boolean {
    if (this.#isLast) return true
    const { length } = this.#text
    return at + 1 < length || (at < length && this.#code(at) !== RETURN)
  }

  #quoted(start: number): number {
    const { length } = this.#text
    const codes = this.#codes
    const lines = this.#moreLines
    let low = HASH_LOW
    let high = HASH_HIGH
    let isDoubled = false
    for (let at = start; at < length; at++) {
      const code = codes[at] as number
      if (code === QUOTE) {
        if (at + 1 >= length && !this.#isLast) return UNFINISHED
        if (this.#code(at + 1) !== QUOTE) {
          this.#from = start
          this.#to = at
          this.#low = low
          this.#high = high
          if (isDoubled) this.#own = this.#text.slice(start, at).replaceAll('""', '"')
          return this.#behindQuote(at + 1, this.#moreLines > lines)
        }
        isDoubled = true
        at++
      } else if (code <= RETURN && this.#isBeyond(code, start, at)) return OPEN
      low = Math.imul(low ^ code, TIMES_LOW)
      high = Math.imul(high ^ code, TIMES_HIGH)
    }
    return this.#isLast ? OPEN : UNFINISHED
  }

  /** Notes breaks and NULs within quotation marks; whether the row goes on for so long that they can only be open. */
  #isBeyond(code: number, start: number, at: number): boolean {
    if (code === 0) this.#hasNul = true
    const next = this.#code(at + 1)
    if (code !== NEW_LINE && (code !== RETURN || next === NEW_LINE)) return false
    this.#moreLines++
    return at - start > MOST_LETTERS && next >= 0
  }

  /** Behind a closing mark the cell should end. Where it does not, its letters belong to it, unless it spans lines. */
  #behindQuote(at: number, spansLines: boolean): number {
    const text = this.#text
    const code = this.#code(at)
    if (code < 0 || code === this.#delimiter || code === NEW_LINE || code === RETURN)
      return this.#isEnded(at) ? at : UNFINISHED
    if (spansLines) return OPEN
    const inside = this.#own ?? text.slice(this.#from, this.#to)
    const end = this.#cell(at)
    if (end === UNFINISHED) return UNFINISHED
    const own = inside + text.slice(this.#from, this.#to)
    this.#own = own
    this.#low = hashOf(own)
    this.#high = highHashOf(own)
    return end
  }

  /** Where the line ends; −1 where that is not yet known. */
  #endOfLine(from: number): number {
    const { length } = this.#text
    let at = from
    while (at < length && this.#codes[at] !== NEW_LINE && this.#codes[at] !== RETURN) at++
    return this.#isEnded(at) ? at : -1
  }

  #behindLine(end: number): number {
    const isPair = this.#code(end) === RETURN && this.#code(end + 1) === NEW_LINE
    return end + (isPair ? 2 : 1)
  }
}

type Letters = Uint8Array | Uint16Array

/** The text ends before the cell does: more must come. */
const UNFINISHED = -1
/** A quotation mark that nothing closes, or not where it should. */
const OPEN = -2
