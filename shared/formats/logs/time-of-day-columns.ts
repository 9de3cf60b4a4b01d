import { foldHead } from './guess-words.ts'
import type { LogReading } from './reading.ts'

/** The column with the time of day for a column of days, as a reading says; `null` where there is none. */
export const timeOfDayFor = ({ timesOfDay = [] }: LogReading, day: string): string | null =>
  timesOfDay.find((pair) => pair.day === day)?.time ?? null

/** The columns that a reading takes times from. */
export function timeColumnsOf({ shape, timeColumn, endColumn, stateColumns }: LogReading): readonly string[] {
  if (shape === 'cases') return []
  return shape === 'wide' ? stateColumns : [timeColumn, endColumn].filter((name) => name !== null)
}

/** The column of days whose times of day a column is read as; `null` where it is not. */
export const dayOfTime = (reading: LogReading, time: string): string | null =>
  timeColumnsOf(reading).find((day) => timeOfDayFor(reading, day) === time) ?? null

/** The reading with a column as the times of day of one of its columns of days: its namesake, else the first without any. */
export function withTimeOfDay(reading: LogReading, time: string): LogReading {
  const days = timeColumnsOf(reading)
  const day =
    days.find((one) => areOfOneEvent(one, time)) ??
    days.find((one) => timeOfDayFor(reading, one) === null) ??
    days[0]
  if (day === undefined) return reading
  const others = (reading.timesOfDay ?? []).filter((pair) => pair.day !== day)
  return { ...reading, timesOfDay: [...others, { day, time }] }
}

/** The reading without what it says of a column, be it one of days or of times of day. */
export function withoutTimeOfDay({ timesOfDay = [], ...reading }: LogReading, column: string): LogReading {
  const others = timesOfDay.filter(({ day, time }) => day !== column && time !== column)
  return { ...reading, ...(others.length > 0 && { timesOfDay: others }) }
}

/** Whether two headings speak of day and time of day of the same: `Created Date` and `Created Time`, `Datum` and `Uhrzeit`. */
export const areOfOneEvent = (day: string, time: string): boolean => subjectOf(day) === subjectOf(time)

/** What is left of a heading without the words for days and times. */
const subjectOf = (head: string): string =>
  foldHead(head)
    .split('_')
    .map((word) => word.replace(/(?:date|datum|day|tag|jour|uhrzeit|uhr|time|zeit|heure|hour)$/, ''))
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .join('_')

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'of',
  'am',
  'um',
  'on',
  'at',
  'le',
  'a',
  'utc',
  'gmt',
  'local',
])
