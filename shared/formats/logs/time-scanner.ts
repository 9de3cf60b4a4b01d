import { DAY } from '#shared/base/zone-clock.ts'

/**
 * Walks through a stamp letter by letter: a million of them are read without a regular expression or an object each. What is
 * read is kept in fields; `failed` is final until the next {@link TimeScanner.open}.
 */
export class TimeScanner {
  text = ''
  at = 0
  end = 0
  /** Milliseconds east of UTC where the stamp tells it, else NaN. */
  offset = Number.NaN
  failed = false
  /** How many digits {@link number} has read last. */
  digits = 0

  /** Begins with a piece of a text; blanks around it do not count. */
  open(text: string, from: number, to: number): void {
    this.text = text
    this.at = from
    this.end = to
    this.offset = Number.NaN
    this.failed = false
    while (this.at < this.end && text.charCodeAt(this.at) <= SPACE) this.at++
    while (this.end > this.at && text.charCodeAt(this.end - 1) <= SPACE) this.end--
  }

  /** The code of the letter ahead, moved on by `by`; −1 beyond the end. */
  peek(by = 0): number {
    const at = this.at + by
    return at < this.end ? this.text.charCodeAt(at) : -1
  }

  isDone(): boolean {
    return this.at >= this.end
  }

  /** A number of `least` to `most` digits. */
  number(least: number, most: number): number {
    let value = 0
    let digits = 0
    while (digits < most) {
      const digit = this.peek() - ZERO
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
      digits++
      this.at++
    }
    this.digits = digits
    if (digits < least) this.failed = true
    return value
  }

  /** Steps over this letter if it is ahead. */
  skip(code: number): boolean {
    if (this.peek() !== code) return false
    this.at++
    return true
  }

  skipBlanks(): void {
    // Spreadsheets write AM and PM behind a narrow space that does not break.
    for (let code = this.peek(); code === SPACE || code === 0xa0 || code === 0x202f; code = this.peek())
      this.at++
  }

  /** A word of Latin letters, lower case; empty where there is none. */
  word(): string {
    const from = this.at
    for (let code = this.peek() | 32; code >= 97 && code <= 122; code = this.peek() | 32) this.at++
    return this.text.slice(from, this.at).toLowerCase()
  }

  /** Milliseconds of a fraction of a second: up to nine digits, of which the first three are whole milliseconds. */
  fraction(): number {
    const value = this.number(1, 9)
    return (value * (POWERS[9 - this.digits] as number)) / 1e6
  }

  /**
   * A time of day in milliseconds: `9:05`, `09:05:03.123456`, `9:05 PM`, `24:00`. An hour alone is one only before AM or PM.
   * `sign` parts the hours from the minutes, and these from the seconds.
   */
  timeOfDay(sign = COLON): number {
    let hours = this.number(1, 2)
    let minutes = 0
    let rest = 0
    const isShort = !this.skip(sign)
    if (!isShort) {
      minutes = this.number(2, 2)
      if (this.skip(sign)) {
        rest = this.number(2, 2) * 1000
        if (this.skip(POINT) || this.skip(COMMA)) rest += this.fraction()
      }
    }
    const half = this.#halfOfDay()
    if (half >= 0) {
      if (hours < 1 || hours > 12) this.failed = true
      hours = (hours % 12) + half
    } else if (isShort) this.failed = true
    const time = (hours * 60 + minutes) * 60_000 + rest
    // A leap second belongs to the next minute, as clocks of computers have it.
    if (minutes > 59 || rest >= 61_000 || time > DAY) this.failed = true
    return time
  }

  #halfOfDay(): 0 | 12 | -1 {
    const before = this.at
    this.skipBlanks()
    const first = this.peek() | 32
    const isHalf = first === LOWER_A || first === LOWER_P
    const dots = this.peek(1) === POINT ? 1 : 0
    if (isHalf && (this.peek(1 + dots) | 32) === LOWER_M) {
      this.at += 2 + dots
      if (dots === 1) this.skip(POINT)
      return first === LOWER_A ? 0 : 12
    }
    this.at = before
    return -1
  }

  /** What may stand behind a time: `Z`, `+02:00`, `-0500`, `+02`, `UTC`, `GMT+1`, `EST`, also `+02:00[Europe/Berlin]`; no more. */
  zoneAndEnd(): void {
    this.skipBlanks()
    if (!this.isDone()) this.zone()
    if (!this.isDone() && this.peek() !== BRACKET) this.failed = true
  }

  /** An offset, which must be ahead. */
  zone(): void {
    const code = this.peek()
    if ((code | 32) >= 97 && (code | 32) <= 122) {
      const hours = NAMED_OFFSETS[this.word()]
      if (hours === undefined) this.failed = true
      else this.offset = hours * HOUR
    }
    const sign = this.peek()
    if (sign !== PLUS && sign !== MINUS && sign !== LONG_MINUS) return
    this.at++
    const hours = this.number(1, 2)
    const hasMinutes = this.skip(COLON) || (!this.isDone() && this.peek() !== BRACKET)
    const minutes = hasMinutes ? this.number(2, 2) : 0
    if (hours > 18 || minutes > 59) this.failed = true
    this.offset = (hours * HOUR + minutes * 60_000) * (sign === PLUS ? 1 : -1)
  }
}

/** Milliseconds from 1970 to a day of the calendar as if it were in UTC; NaN where there is no such day. */
export function dayAt(year: number, month: number, day: number): number {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return Number.NaN
  if (day > 28 && day > lastOf(year, month)) return Number.NaN
  // Days since 1970 of a year that begins in March, so that leap days come last.
  const ofMarch = month > 2 ? year : year - 1
  const era = Math.floor(ofMarch / 400)
  const ofEra = ofMarch - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return (era * 146_097 + days - 719_468) * DAY
}

function lastOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A year of two digits, as POSIX and spreadsheets have it: 69 to 99 are of the last century. */
export const wholeYear = (year: number, digits: number): number =>
  digits === 2 ? year + (year < 69 ? 2000 : 1900) : year

/** Which month an English name or its first three letters (or more) stand for, from 1; 0 for none. */
export function monthOf(word: string): number {
  if (word.length < 3) return 0
  return MONTHS.findIndex((month) => month.startsWith(word) || word === `${month.slice(0, 3)}t`) + 1
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Hours east of UTC. The names of RFC 5322, and those of central Europe; others mean different things in different places. */
const NAMED_OFFSETS: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
}

const HOUR = 3_600_000
const POWERS = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

/** Codes of the signs that stamps are made of. */
export const SPACE = 32
export const COMMA = 44
export const MINUS = 45
export const POINT = 46
export const SLASH = 47
export const ZERO = 48
export const COLON = 58
const PLUS = 43
const LONG_MINUS = 0x2212
const BRACKET = 91
const LOWER_A = 97
const LOWER_M = 109
const LOWER_P = 112
export const LOWER_T = 116
