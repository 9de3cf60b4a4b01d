import { saysNothing } from './case-ids.ts'
import { type GuessedTime, guessTime } from './guess-times.ts'
import { foldHead, isStaff, isTechnical, sureOf } from './guess-words.ts'
import { numberReader } from './read-number.ts'
import type { LogReading } from './reading.ts'
import { isTimeOfDay } from './time-of-day.ts'

/** What the cells of a column are, as far as its sample tells. Ids that consist of digits are ids, not numbers. */
export type ColumnKind = 'id' | 'time' | 'time-of-day' | 'number' | 'words' | 'empty'

/** A column of a sample, and all that guesses ask of it. */
export interface Profile {
  readonly name: string
  /** Its place among the columns, from 0. */
  readonly at: number
  /** One of every row, trimmed; empty where a row is short. */
  readonly cells: readonly string[]
  /** The cells that are not empty. */
  readonly filled: readonly string[]
  readonly counts: ReadonlyMap<string, number>
  readonly kind: ColumnKind
  readonly time: GuessedTime | null
  /** Least and greatest number, where all but a few cells are numbers. */
  readonly range: { readonly low: number; readonly high: number; readonly whole: boolean } | null
  /** Whether the heading is of a tool’s own notes. */
  readonly technical: boolean
}

/** A profile of every column. `named`: whether the names are headings of the file, which say something. */
export function profilesOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  decimal: LogReading['decimal'],
  named: boolean,
): Profile[] {
  return names.map((name, at) => profileOf(name, at, rows, decimal, named))
}

function profileOf(
  name: string,
  at: number,
  rows: readonly (readonly string[])[],
  decimal: LogReading['decimal'],
  named: boolean,
): Profile {
  const cells = rows.map((row) => row[at]?.trim() ?? '')
  const filled = cells.filter((cell) => cell !== '' && !saysNothing(cell))
  const counts = new Map<string, number>()
  for (const cell of filled) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const head = named ? name : ''
  const time = guessTime(filled, named ? name : null)
  const range = time ? null : rangeOf(filled, decimal)
  const base = { name, at, cells, filled, counts, time, range, technical: named && isTechnical(name) }
  return { ...base, kind: kindOf(base, head) }
}

function kindOf({ filled, counts, time, range }: Omit<Profile, 'kind'>, head: string): ColumnKind {
  if (filled.length === 0) return 'empty'
  if (time) return 'time'
  if (areTimesOfDay(filled, head)) return 'time-of-day'
  if (saysId(head)) return 'id'
  if (range) return looksLikeIds(filled, range.whole) ? 'id' : 'number'
  const isCoded = filled.every((cell) => CODE.test(cell)) && filled.some((cell) => /\d/.test(cell))
  return isCoded && (counts.size > 20 || filled.every((cell) => cell.length >= 16)) ? 'id' : 'words'
}

/** Times of day, but for a few cells, and not how long something took; digits alone only where the heading says so. */
function areTimesOfDay(filled: readonly string[], head: string): boolean {
  if (LENGTH_OF_TIME.test(foldHead(head))) return false
  const isSaid = SAYS_TIME_OF_DAY.test(foldHead(head))
  const times = filled.filter((cell) => (isSaid || CLOCK.test(cell)) && isTimeOfDay(cell))
  return times.length >= filled.length * (1 - MOST_ODD)
}

const SAYS_TIME_OF_DAY = /(?:time|zeit|uhr|heure|hour|clock)(?:_|$)/
const LENGTH_OF_TIME =
  /(?:^|_)(?:duration|dauer|duree|length|elapsed|total|spent|(?:handle|handling|wait|waiting|hold|talk|queue|response|resolution|processing|cycle|run|average|avg|mean)_time|time_(?:to|in|on|since|taken)|\w*dauer|bearbeitungszeit|wartezeit|antwortzeit|laufzeit)(?:_|$)/
const CLOCK = /:|[ap]\.?m\.?$/i

/** Letters and digits without a blank, as user_0042, a hash or an e-mail address is. */
const CODE = /^[\p{L}\d_.@+\-/=:#]{3,}$/u

const saysId = (head: string): boolean => {
  const folded = foldHead(head)
  return (
    /(?:^|_)(?:id|ids|uuid|guid|key|nr|no|nummer|number|code|zip|plz|phone|telefon)$/.test(folded) ||
    (sureOf('case', head) >= 75 && !isStaff(head))
  )
}

/** Numbers that nobody adds up: with a leading zero, or all of the same great length. */
const looksLikeIds = (filled: readonly string[], whole: boolean): boolean =>
  whole &&
  (filled.some((cell) => /^0\d+$/.test(cell)) ||
    (filled.length > 1 && filled.every((cell) => /^\d{8,}$/.test(cell) && cell.length === filled[0]?.length)))

/** How many cells may be no number in a column of numbers, no time in one of times of day. */
const MOST_ODD = 0.1

function rangeOf(filled: readonly string[], decimal: LogReading['decimal']): Profile['range'] {
  const read = numberReader(decimal)
  const numbers = filled
    .map((cell) => (/\d/.test(cell) ? read(cell, 0, cell.length) : Number.NaN))
    .filter((one) => !Number.isNaN(one))
  if (numbers.length === 0 || numbers.length < filled.length * (1 - MOST_ODD)) return null
  return {
    low: numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    high: numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    whole: numbers.every(Number.isInteger),
  }
}

/** Decimals that can only be such: a single sign before one, two or more than three digits, or before any behind thousands. */
const COMMA = /^[^\d.,]*[-−+]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|0,\d+)[^\d.,]*$/
const POINT = /^[^\d.,]*[-−+]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+\.\d+|0\.\d+)[^\d.,]*$/

/** Which sign stands before decimals, told from all cells; `null` where no cell has any. */
export function guessDecimal(rows: readonly (readonly string[])[]): LogReading['decimal'] | null {
  let commas = 0
  let points = 0
  for (const row of rows) {
    for (const cell of row) {
      const said = cell.trim()
      if (said.length > 24 || !/^\D{0,4}\d/.test(said)) continue
      if (COMMA.test(said)) commas++
      else if (POINT.test(said)) points++
    }
  }
  if (commas === 0 && points === 0) return null
  return commas > points ? ',' : '.'
}
