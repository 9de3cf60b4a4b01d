import type { ColumnRole } from '#shared/analysis/journey/event-log.ts'
import { quoted } from '#shared/base/quote.ts'
import type { LogReading, LogShape, RoleOfColumn } from '#shared/formats/logs/reading.ts'
import {
  dayOfTime,
  timeColumnsOf,
  timeOfDayFor,
  withoutTimeOfDay,
  withTimeOfDay,
} from '#shared/formats/logs/time-of-day-columns.ts'

/** What a column of a file can be used as. */
export const COLUMN_USES = [
  'case',
  'activity',
  'time',
  'time-of-day',
  'end',
  'lifecycle',
  'state',
  'segment',
  'channel',
  'campaign',
  'persona',
  'score',
  'value',
  'cost',
  'none',
] as const
export type ColumnUse = (typeof COLUMN_USES)[number]

/** The uses in people's words. */
export const USE_WORDS: Readonly<Record<ColumnUse, string>> = {
  case: 'Who (id)',
  activity: 'What happened',
  time: 'When',
  'time-of-day': 'Time of day',
  end: 'When it ended',
  lifecycle: 'Start or complete',
  state: 'Date of a state',
  segment: 'Segment',
  channel: 'Channel',
  campaign: 'Campaign',
  persona: 'Persona',
  score: 'Score',
  value: 'Value',
  cost: 'Cost',
  none: 'Not used',
}

const OF_EVENTS: readonly ColumnUse[] = ['activity', 'time', 'end', 'lifecycle']

/** What columns can be used as in files of a shape. */
export const usesIn = (shape: LogShape): readonly ColumnUse[] =>
  COLUMN_USES.filter((use) => {
    if (use === 'state') return shape === 'wide'
    if (use === 'time-of-day') return shape !== 'cases'
    return !OF_EVENTS.includes(use) || shape === 'long' || shape === 'interval'
  })

/** What columns can be used as in a file that is read so far: a time of day needs a column of days. */
export const usesFor = (reading: LogReading): readonly ColumnUse[] =>
  usesIn(reading.shape).filter((use) => use !== 'time-of-day' || timeColumnsOf(reading).length > 0)

/** A use in people's words, as they stand at a column: of several days, a time of day says whose it is. */
export function wordsFor(reading: LogReading, column: string, use: ColumnUse): string {
  const day = use === 'time-of-day' && timeColumnsOf(reading).length > 1 ? dayOfTime(reading, column) : null
  return day === null ? USE_WORDS[use] : `${USE_WORDS[use]} of ${quoted(day)}`
}

/** What a reading uses a column as. */
export function usedAs(reading: LogReading, column: string): ColumnUse {
  if (reading.caseColumn === column) return 'case'
  if (usesIn(reading.shape).includes('activity')) {
    if (reading.activityColumn === column) return 'activity'
    if (reading.timeColumn === column) return 'time'
    if (reading.endColumn === column) return 'end'
    if (reading.lifecycleColumn === column) return 'lifecycle'
  }
  if (reading.shape === 'wide' && reading.stateColumns.includes(column)) return 'state'
  if (dayOfTime(reading, column) !== null) return 'time-of-day'
  return reading.columns.find((one) => one.column === column)?.role ?? 'none'
}

/** The reading with a column used so; where only one can be used so, the one that was is not used any more. */
export function withUse(reading: LogReading, column: string, use: ColumnUse): LogReading {
  const free = withoutUse(reading, column)
  switch (use) {
    case 'case':
      return { ...free, caseColumn: column }
    case 'activity':
      return { ...free, activityColumn: column }
    case 'time':
      return { ...free, timeColumn: column }
    case 'time-of-day':
      return withTimeOfDay(free, column)
    case 'end':
      return { ...free, endColumn: column, shape: 'interval' }
    case 'lifecycle':
      return { ...free, lifecycleColumn: column }
    case 'state':
      return { ...free, stateColumns: [...free.stateColumns, column] }
    case 'none':
      return free
    default:
      return { ...free, columns: [...free.columns, roleOf(free.shape, column, use)] }
  }
}

/** Which column a file tells its segments by is known of the customer; what was paid, of the event. */
function roleOf(shape: LogShape, column: string, role: ColumnRole): RoleOfColumn {
  const isOfCase = shape === 'wide' || shape === 'cases' || role === 'segment' || role === 'persona'
  const of = isOfCase ? 'case' : 'event'
  return role === 'score'
    ? { column, role, of, score: { kind: 'mean', low: 0, high: 10 } }
    : { column, role, of }
}

function withoutUse(reading: LogReading, column: string): LogReading {
  const unless = (own: string | null): string | null => (own === column ? null : own)
  const endColumn = unless(reading.endColumn)
  return {
    ...withoutTimeOfDay(reading, column),
    caseColumn: unless(reading.caseColumn) ?? '',
    activityColumn: unless(reading.activityColumn),
    timeColumn: unless(reading.timeColumn),
    endColumn,
    shape: reading.shape === 'interval' && endColumn === null ? 'long' : reading.shape,
    lifecycleColumn: unless(reading.lifecycleColumn),
    stateColumns: reading.stateColumns.filter((one) => one !== column),
    columns: reading.columns.filter((one) => one.column !== column),
  }
}

/** The reading for another shape of file; uses that the shape does not know are kept for the way back. */
export const withShape = (reading: LogReading, shape: LogShape): LogReading => ({ ...reading, shape })

/** What a reading lacks before anything can be read by it, a sentence; `null` where it is whole. */
export function lackOf(reading: LogReading, columns: readonly string[]): string | null {
  const has = (column: string | null): boolean => column !== null && columns.includes(column)
  if (!has(reading.caseColumn)) return 'Choose the column that says who: an id of the customer.'
  switch (reading.shape) {
    case 'cases':
      return null
    case 'wide':
      return reading.stateColumns.some(has) ? null : 'Choose the columns that hold the dates of states.'
    case 'long':
    case 'interval':
      if (!has(reading.timeColumn)) return 'Choose the column that says when it happened.'
      if (!has(reading.activityColumn) && !reading.activityName?.trim())
        return 'Choose the column that says what happened, or give all rows one name.'
      return null
  }
}

/** The columns that a reading needs and a file does not have. */
export function missingColumns(reading: LogReading, columns: readonly string[]): readonly string[] {
  const { caseColumn, activityColumn, timeColumn, endColumn, lifecycleColumn } = reading
  const timesOfDay = timeColumnsOf(reading).map((day) => timeOfDayFor(reading, day))
  const needed =
    reading.shape === 'wide' || reading.shape === 'cases'
      ? [caseColumn]
      : [caseColumn, activityColumn, timeColumn, endColumn, lifecycleColumn, ...timesOfDay]
  return needed.filter((column): column is string => column !== null && !columns.includes(column))
}
