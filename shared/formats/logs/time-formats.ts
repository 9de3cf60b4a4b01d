import { DAY } from '#shared/base/zone-clock.ts'
import { patternReader, type ReadStamp } from './time-patterns.ts'
import {
  COLON,
  COMMA,
  dayAt,
  LOWER_T,
  MINUS,
  monthOf,
  POINT,
  SLASH,
  SPACE,
  TimeScanner,
  wholeYear,
  ZERO,
} from './time-scanner.ts'
import { instantsIn } from './zone-offsets.ts'

/** A way of writing instants that exports use. `id` is kept in readings; the rest is for people. */
export interface TimeFormat {
  readonly id: string
  readonly label: string
  readonly example: string
}

/**
 * The known formats, those that can be told from a stamp alone first. No stamp of digits alone is read by two of them; of
 * the others only `dmy` and `mdy` share some.
 */
export const TIME_FORMATS: readonly TimeFormat[] = [
  { id: 'iso', label: 'Year, month, day', example: '2024-09-10 12:30:00.123+02:00' },
  { id: 'dmy', label: 'Day, month, year', example: '10.09.2024 12:30' },
  { id: 'mdy', label: 'Month, day, year', example: '9/10/2024 12:30 PM' },
  { id: 'words', label: 'With the month’s name (English)', example: 'Sep 10, 2024 12:30 PM' },
  { id: 'compact', label: 'Digits of the date', example: '20240910 or 20240910T123000Z' },
  { id: 'epoch-s', label: 'Seconds since 1970', example: '1725971400' },
  { id: 'epoch-ms', label: 'Milliseconds since 1970', example: '1725971400000' },
  { id: 'epoch-us', label: 'Microseconds since 1970 (GA4)', example: '1725971400000000' },
  { id: 'excel', label: 'Excel’s number of a day', example: '45545.520833' },
]

/** Reads a stamp within a text, `from` up to, not including, `to`: milliseconds since 1970 UTC, NaN where it is none. */
export type StampReader = (text: string, from: number, to: number) => number

/** Whether stamps can be read by this: the id of a known format, or a pattern with year, month and day. */
export const isTimeFormat = (format: string): boolean => readStampOf(format) !== null

/**
 * A reader of stamps in one format, for pieces of a text: what walks a million rows uses this. Stamps without an offset are
 * of `zone` (see {@link instantsIn}). A format that is none reads nothing. Not to be used by two at a time.
 */
export function stampReader(format: string, zone: string): StampReader {
  const read = readStampOf(format)
  if (!read) return () => Number.NaN
  const scanner = new TimeScanner()
  const toInstant = instantsIn(zone)
  const isIso = format === 'iso'
  return (text, from, to) => {
    const plain = isIso ? plainIso(text, from, to) : Number.NaN
    if (!Number.isNaN(plain)) return toInstant(plain)
    scanner.open(text, from, to)
    const local = read(scanner)
    if (scanner.failed || Number.isNaN(local)) return Number.NaN
    return Number.isNaN(scanner.offset) ? toInstant(local) : local - scanner.offset
  }
}

/**
 * A reader of stamps in one format (see {@link TIME_FORMATS}, or a pattern as `dd.MM.yy HH'h'mm`): milliseconds since 1970
 * UTC with fractions, NaN where a text is no such stamp. Stamps without an offset are of `zone`, an IANA name.
 */
export function timeReader(format: string, zone: string): (text: string) => number {
  const read = stampReader(format, zone)
  return (text) => read(text, 0, text.length)
}

/** Whether a text is an instant in any of the known formats: tells another format from no time at all. */
export function isStampOfAnyFormat(text: string): boolean {
  return ANY_FORMAT.some((read) => !Number.isNaN(read(text, 0, text.length)))
}

/** What reads stamps of a format, the id of a known one or a pattern; `null` where it is neither. */
export function readStampOf(format: string): ReadStamp | null {
  return FORMATS.get(format) ?? patternReader(format)
}

/** `2024-09-10`, with a time behind a blank or a T, with an offset or none; slashes and points do as well. */
function readIso(scanner: TimeScanner): number {
  const year = scanner.number(4, 4)
  const sign = scanner.peek()
  if (sign !== MINUS && sign !== SLASH && sign !== POINT) scanner.failed = true
  scanner.at++
  const month = scanner.number(1, 2)
  if (!scanner.skip(sign)) scanner.failed = true
  const day = scanner.number(1, 2)
  return dayAt(year, month, day) + readTimeBehind(scanner)
}

/** The commonest of all stamps, `2024-09-10 12:30:00` or with a T, in a third of the time; NaN for any other. */
function plainIso(text: string, from: number, to: number): number {
  if (to - from !== 19 || text.charCodeAt(from + 4) !== MINUS || text.charCodeAt(from + 7) !== MINUS)
    return Number.NaN
  const parting = text.charCodeAt(from + 10)
  if (parting !== SPACE && (parting | SPACE) !== LOWER_T) return Number.NaN
  if (text.charCodeAt(from + 13) !== COLON || text.charCodeAt(from + 16) !== COLON) return Number.NaN
  const year = twoDigits(text, from) * 100 + twoDigits(text, from + 2)
  const hours = twoDigits(text, from + 11)
  const minutes = twoDigits(text, from + 14)
  const seconds = twoDigits(text, from + 17)
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return Number.NaN
  const day = dayAt(year, twoDigits(text, from + 5), twoDigits(text, from + 8))
  return day + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? tens * 10 + ones : Number.NaN
}

/** What may follow a date: nothing, or a time and a zone. */
function readTimeBehind(scanner: TimeScanner): number {
  if (scanner.isDone()) return 0
  scanner.skip(COMMA)
  if ((scanner.peek() | SPACE) === LOWER_T) scanner.at++
  else if (scanner.peek() !== SPACE && scanner.peek() !== 0xa0) scanner.failed = true
  scanner.skipBlanks()
  const time = scanner.timeOfDay()
  scanner.zoneAndEnd()
  return time
}

/** `10.09.2024 12:30`, `10/9/24, 12:30 PM`: three numbers, in the order told, then perhaps a time. */
const numbersReader =
  (isDayFirst: boolean): ReadStamp =>
  (scanner) => {
    const first = scanner.number(1, 2)
    const sign = scanner.peek()
    if (sign !== MINUS && sign !== SLASH && sign !== POINT) scanner.failed = true
    scanner.at++
    const second = scanner.number(1, 2)
    if (!scanner.skip(sign)) scanner.failed = true
    const year = scanner.number(2, 4)
    if (scanner.digits === 3) scanner.failed = true
    const [day, month] = isDayFirst ? [first, second] : [second, first]
    return dayAt(wholeYear(year, scanner.digits), month, day) + readTimeBehind(scanner)
  }

/** `20240910`, `20240910123000`, `20240910T123000Z`. */
function readCompact(scanner: TimeScanner): number {
  const day = dayAt(scanner.number(4, 4), scanner.number(2, 2), scanner.number(2, 2))
  if (scanner.isDone()) return day
  if ((scanner.peek() | SPACE) === LOWER_T || scanner.peek() === SPACE) scanner.at++
  const hours = scanner.number(2, 2)
  const minutes = scanner.number(2, 2)
  let rest = scanner.number(2, 2) * 1000
  if (scanner.skip(POINT)) rest += scanner.fraction()
  scanner.zoneAndEnd()
  if (hours > 23 || minutes > 59 || rest >= 61_000) scanner.failed = true
  return day + (hours * 60 + minutes) * 60_000 + rest
}

/**
 * A count since 1970 in a unit. The bounds (1973 to 2286) keep seconds, milliseconds and microseconds, days of Excel and
 * dates of eight digits apart, so that one never passes for another.
 */
const epochReader =
  (times: number, parts: number): ReadStamp =>
  (scanner) => {
    scanner.offset = 0
    const instant = (decimal(scanner) * times) / parts
    return instant >= 1e11 && instant < 1e13 ? instant : Number.NaN
  }

/** Days since the end of 1899 as spreadsheets count them, from March 1900 on: before, they count a day that never was. */
function readExcel(scanner: TimeScanner): number {
  const days = decimal(scanner)
  if (!(days >= 61 && days < 2_958_466)) return Number.NaN
  // A day has more milliseconds than such a number has digits: what is meant is the whole one.
  return Math.round((days - 25_569) * DAY)
}

function decimal(scanner: TimeScanner): number {
  const whole = scanner.number(1, 17)
  if (scanner.isDone()) return whole
  if (!scanner.skip(POINT) && !scanner.skip(COMMA)) scanner.failed = true
  const from = scanner.at
  while (!scanner.isDone() && !scanner.failed) scanner.number(1, 17)
  return scanner.failed ? Number.NaN : Number(`${whole}.${scanner.text.slice(from, scanner.end)}`)
}

/**
 * Dates with an English month: `Sep 10, 2024 12:30 PM`, `10-Sep-24`, `Tue, 10 Sep 2024 12:30:00 +0200`,
 * `Tue Sep 10 12:30:00 2024`. Rare enough for a look at its words.
 */
function readWords(scanner: TimeScanner): number {
  if (scanner.end - scanner.at > LONGEST_WORDS) return Number.NaN
  const text = scanner.text.slice(scanner.at, scanner.end)
  const found = BY_WORDS.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!found) return Number.NaN
  const { year = '', month = '', day = '', time = '', zone = '' } = found
  const date = dayAt(wholeYear(Number(year), year.length), monthOf(month.toLowerCase()), Number(day))
  if (time === '') return date
  scanner.open(`${time} ${zone}`, 0, time.length + zone.length + 1)
  const ofDay = scanner.timeOfDay()
  scanner.zoneAndEnd()
  return date + ofDay
}

/** `Wednesday, September 25th, 2024 at 12:30:00.123456 PM GMT+0200 (Central European Summer Time)`. */
const LONGEST_WORDS = 100

const TIME = String.raw`(?<time>\d{1,2}(?::\d{2}){0,2}(?:[.,]\d{1,9})?(?:[\s\u202f]*[ap]\.?m\.?)?)`
const ZONE = String.raw`(?:\s*(?<zone>[A-Z]{1,4}[-+−]?[\d:]*|[-+−]\d{1,2}:?\d{0,2})(?:\s*\([^)]*\))?)?`
const WEEKDAY = String.raw`^(?:[a-z]{2,9}\.?,?\s+)?`
const TAIL = String.raw`(?:,?(?:\s+at)?\s+${TIME}${ZONE})?$`
const BY_WORDS: readonly RegExp[] = [
  String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]+(?<month>[a-z]{3,9})\.?,?[\s/-]+(?<year>\d{4}|\d{2})${TAIL}`,
  String.raw`${WEEKDAY}(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${TAIL}`,
  String.raw`${WEEKDAY}(?<month>[a-z]{3,9})\s+(?<day>\d{1,2})\s+${TIME}${ZONE}\s+(?<year>\d{4})$`,
  String.raw`^(?<year>\d{4})[\s/-](?<month>[a-z]{3,9})[\s/-](?<day>\d{1,2})${TAIL}`,
].map((pattern) => new RegExp(pattern, 'i'))

const FORMATS: ReadonlyMap<string, ReadStamp> = new Map([
  ['iso', readIso],
  ['dmy', numbersReader(true)],
  ['mdy', numbersReader(false)],
  ['words', readWords],
  ['compact', readCompact],
  ['epoch-s', epochReader(1000, 1)],
  ['epoch-ms', epochReader(1, 1)],
  ['epoch-us', epochReader(1, 1000)],
  ['excel', readExcel],
])

const ANY_FORMAT: readonly StampReader[] = TIME_FORMATS.map(({ id }) => stampReader(id, 'UTC'))
