import { DAY } from '#shared/base/zone-clock.ts'
import { readStampOf } from './time-formats.ts'
import { COLON, MINUS, POINT, TimeScanner, ZERO } from './time-scanner.ts'
import { instantsIn } from './zone-offsets.ts'

/** Reads a day in one text and a time of day in another: milliseconds since 1970 UTC, NaN where one of them is none. */
export type DayAndTimeReader = (day: string, time: string) => number

/**
 * A reader of instants of which the day stands in one column, written in a format as stamps are (a time that stands there
 * too counts for nothing), and the time of day in another: `9:05`, `09:05:03.123`, `9:05 PM`, `9 PM`, `14.30`, `14h30`,
 * `143000`, also behind a day, as programs write that know no time without one. An offset may stand with either; without
 * one both are of `zone`. A format that is none reads nothing. Not to be used by two at a time.
 */
export function dayAndTimeReader(format: string, zone: string): DayAndTimeReader {
  const read = readStampOf(format)
  if (!read) return () => Number.NaN
  const scanner = new TimeScanner()
  const toInstant = instantsIn(zone)
  return (day, time) => {
    scanner.open(day, 0, day.length)
    const date = Math.floor(read(scanner) / DAY) * DAY
    if (scanner.failed || Number.isNaN(date)) return Number.NaN
    const ofDay = scanner.offset
    scanner.open(time, 0, time.length)
    const local = date + readTimeOfDay(scanner)
    if (scanner.failed) return Number.NaN
    const offset = Number.isNaN(scanner.offset) ? ofDay : scanner.offset
    return Number.isNaN(offset) ? toInstant(local) : local - offset
  }
}

/** Whether a text is a time of day, as {@link dayAndTimeReader} reads it. */
export function isTimeOfDay(text: string): boolean {
  const scanner = new TimeScanner()
  scanner.open(text, 0, text.length)
  readTimeOfDay(scanner)
  return !scanner.failed
}

/** Milliseconds since the day began; what else stands there fails. */
function readTimeOfDay(scanner: TimeScanner): number {
  if (scanner.peek(4) === MINUS && scanner.peek(7) === MINUS) scanner.at += LENGTH_OF_DAY
  const digits = digitsAhead(scanner)
  const sign = scanner.peek(digits)
  const time =
    digits > 2 ? readDigits(scanner) : scanner.timeOfDay(sign === POINT || sign === LOWER_H ? sign : COLON)
  scanner.zoneAndEnd()
  return time
}

/** `2024-09-10` and what parts it from the time. */
const LENGTH_OF_DAY = 11
const LOWER_H = 104

function digitsAhead(scanner: TimeScanner): number {
  let digits = 0
  while (scanner.peek(digits) >= ZERO && scanner.peek(digits) < COLON) digits++
  return digits
}

/** `143000`, `1430`; spreadsheets drop a nought in front. */
function readDigits(scanner: TimeScanner): number {
  const number = scanner.number(3, 6)
  const clock = scanner.digits < 5 ? number * 100 : number
  const [hours, minutes, seconds] = [Math.floor(clock / 10_000), Math.floor(clock / 100) % 100, clock % 100]
  if (hours > 23 || minutes > 59 || seconds > 59) scanner.failed = true
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}
