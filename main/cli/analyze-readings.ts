import { quoted } from '#shared/base/quote.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { loosestMatch } from '#shared/formats/logs/guess-join.ts'
import { guessTime } from '#shared/formats/logs/guess-times.ts'
import type { Inspection } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { type AnalyzeOptions, nameAmong, namesIn } from './analyze-options.ts'
import { withTimesOfDay } from './analyze-times-of-day.ts'
import { listed, suggestionsFor } from './unknown-name.ts'

/** How one file is read, and what is open about it. */
export interface ChosenReading {
  readonly reading: LogReading
  /** Sentences: what was told from the file, and what a person should look at. */
  readonly why: readonly string[]
  readonly ambiguous: readonly string[]
}

/** Whether every column that makes an event was named. */
export const isTold = ({ case: id, activity, time }: AnalyzeOptions): boolean =>
  id !== undefined && activity !== undefined && time !== undefined

/** How all files are read, and which of their columns make segments. */
export interface ChosenReadings {
  readonly files: readonly ChosenReading[]
  readonly segments: readonly string[]
}

/** How each file is read: by the columns that were named, and for the rest as its beginning suggests. */
export function readingsFor(
  inspections: readonly Inspection[],
  options: AnalyzeOptions,
): Result<ChosenReadings> {
  const chosen: ChosenReading[] = []
  for (const inspection of inspections) {
    const reading = readingOf(inspection, options, inspections.length > 1)
    if (!reading.ok) return reading
    chosen.push({ reading: reading.value, ...toldOf(inspection, reading.value, options) })
  }
  if (chosen.every(({ reading }) => reading.shape === 'cases')) return noEvents(inspections, options)
  const match = loosestMatch(chosen.map(({ reading }) => reading.match))
  const alike = chosen.map((one) => ({ ...one, reading: { ...one.reading, match } }))
  return withSegments(inspections, alike, options)
}

/** Columns that make an event, by the option that names them. */
const ROLES = ['case', 'activity', 'time', 'timeOfDay', 'end', 'endTimeOfDay', 'lifecycle'] as const

/** Whether a file has every column that was named for an event. */
export function hasNamed({ columns }: Inspection, options: AnalyzeOptions): boolean {
  const names = columns.map(({ name }) => name)
  return ROLES.every((role) => {
    const typed = options[role]
    return typed === undefined || nameAmong(typed, names) !== undefined
  })
}

function readingOf(
  inspection: Inspection,
  options: AnalyzeOptions,
  isOneOfSeveral: boolean,
): Result<LogReading> {
  const names = inspection.columns.map(({ name }) => name)
  const found: Partial<Record<(typeof ROLES)[number], string>> = {}
  const missing: string[] = []
  for (const role of ROLES) {
    const typed = options[role]
    if (typed === undefined) continue
    const name = nameAmong(typed, names)
    if (name === undefined) missing.push(typed)
    else found[role] = name
  }
  const columns = inspection.reading.columns.filter(({ role }) => role !== 'segment')
  const base = {
    ...inspection.reading,
    ...general(options),
    columns,
    // Ids are compared leniently to join files; within one, whoever names the column means its ids as they are.
    ...(options.case !== undefined && !isOneOfSeveral && { match: 'exact' as const }),
  }
  // Beside the events there may be a file of what is known of the cases, which has neither state nor time.
  if (isOneOfSeveral && found.case !== undefined && missing.length > 0 && Object.keys(found).length === 1)
    return ok({ ...base, ...noEventColumns(), shape: 'cases', caseColumn: found.case })
  if (missing[0] !== undefined) return noColumn([inspection], missing[0])
  const reading = withRoles({ ...base, timeFormat: formatFor(inspection, found, options) }, found)
  return withTimesOfDay(reading, found, inspection)
}

const noEventColumns = () => ({
  activityColumn: null,
  timeColumn: null,
  endColumn: null,
  lifecycleColumn: null,
  stateColumns: [],
  only: null,
})

const general = ({ zone, duplicates, delimiter, encoding, sheet }: AnalyzeOptions): Partial<LogReading> => ({
  repeated: duplicates,
  ...(zone !== undefined && { zone }),
  ...(delimiter !== undefined && { delimiter }),
  ...(encoding !== undefined && { encoding }),
  ...(sheet !== undefined && { sheet }),
})

function withRoles(base: LogReading, found: Partial<Record<(typeof ROLES)[number], string>>): LogReading {
  const caseColumn = found.case ?? base.caseColumn
  const isWideStill = base.shape === 'wide' && !found.activity && !found.time && !found.end
  if (isWideStill || (base.shape === 'cases' && !found.time)) return { ...base, caseColumn }
  const activityColumn = found.activity ?? base.activityColumn
  const timeColumn = found.time ?? base.timeColumn
  // Whoever names when events begin would name their end as well if it were meant.
  const endColumn = found.end ?? (found.time ? null : base.endColumn)
  const taken = [caseColumn, activityColumn, timeColumn, endColumn]
  const guessed =
    base.lifecycleColumn !== null && taken.includes(base.lifecycleColumn) ? null : base.lifecycleColumn
  return {
    ...base,
    caseColumn,
    activityColumn,
    timeColumn,
    endColumn,
    shape: endColumn === null ? 'long' : 'interval',
    lifecycleColumn: found.lifecycle ?? guessed,
    stateColumns: [],
  }
}

/** How the times are written: as was said, or as the column of times shows. */
function formatFor(
  { columns, rows, reading }: Inspection,
  { time }: { readonly time?: string },
  { timeFormat }: AnalyzeOptions,
): string {
  if (timeFormat !== undefined) return timeFormat
  if (time === undefined || time === reading.timeColumn) return reading.timeFormat
  const at = columns.findIndex(({ name }) => name === time)
  const known = columns[at]?.timeFormat
  if (known) return known
  const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
  // Whoever names the column says that it holds times, whatever its heading.
  return guessTime(cells, 'time')?.format ?? reading.timeFormat
}

/** What a person should hear of the guess: all of it, or only what concerns the column of times that they named. */
function toldOf(
  { why, ambiguous }: Inspection,
  { timeColumn }: LogReading,
  options: AnalyzeOptions,
): Pick<ChosenReading, 'why' | 'ambiguous'> {
  const open =
    options.zone === undefined ? ambiguous : ambiguous.filter((one) => !one.includes('read as UTC'))
  if (!isTold(options)) return { why, ambiguous: open }
  return { why: [], ambiguous: open.filter((one) => one.includes(quoted(timeColumn ?? ''))) }
}

function withSegments(
  inspections: readonly Inspection[],
  chosen: readonly ChosenReading[],
  { by = [] }: AnalyzeOptions,
): Result<ChosenReadings> {
  const names = inspections.map(({ columns }) => columns.map(({ name }) => name))
  const readings = chosen.map(({ reading }) => reading)
  const segments = new Set<string>()
  for (const typed of namesIn(by, names.flat())) {
    const holders = holdersOf(typed, names, chosen)
    if (holders.length === 0) return noColumn(inspections, typed)
    for (const { at, column } of holders) {
      segments.add(column)
      readings[at] = withSegment(readings[at] as LogReading, column)
    }
  }
  const files = chosen.map((one, at) => ({ ...one, reading: readings[at] as LogReading }))
  return ok({ files, segments: [...segments] })
}

/** What a column of words means besides stays; as a segment it is read event by event, so that the earliest one decides. */
function withSegment(reading: LogReading, column: string): LogReading {
  const known = reading.columns.find((one) => one.column === column)
  const role = known && ['channel', 'campaign', 'persona'].includes(known.role) ? known.role : 'segment'
  const of = reading.shape === 'cases' ? 'case' : 'event'
  const others = reading.columns.filter((one) => one.column !== column)
  return { ...reading, columns: [...others, { column, role, of }] }
}

/** Which files say it: those that tell of the cases as such, or else those of the events. */
function holdersOf(
  typed: string,
  names: readonly (readonly string[])[],
  chosen: readonly ChosenReading[],
): readonly { readonly at: number; readonly column: string }[] {
  const holders = names.flatMap((known, at) => {
    const column = nameAmong(typed, known)
    return column === undefined ? [] : [{ at, column, shape: chosen[at]?.reading.shape }]
  })
  const ofCases = holders.filter(({ shape }) => shape === 'cases')
  return ofCases.length > 0 ? ofCases : holders
}

/** The refusal of a column that none of these files has. */
function noColumn(inspections: readonly Inspection[], wanted: string): Result<never> {
  const [only] = inspections
  const columns = new Set(inspections.flatMap((one) => one.columns.map(({ name }) => name)))
  const suggestions = (there: string) => suggestionsFor(wanted, [...columns], there)
  return only && inspections.length === 1
    ? fail('no-column', `“${only.name}” has no column ${quoted(wanted)}. ${suggestions('It has')}`)
    : fail('no-column', `None of the files has a column ${quoted(wanted)}. ${suggestions('There are')}`)
}

/** The refusal of files that all tell of cases: for want of a column that was named, or of any that holds times. */
function noEvents(inspections: readonly Inspection[], options: AnalyzeOptions): Result<never> {
  const names = inspections.flatMap(({ columns }) => columns.map(({ name }) => name))
  const unknown = ROLES.map((role) => options[role]).find(
    (typed) => typed !== undefined && nameAmong(typed, names) === undefined,
  )
  if (unknown !== undefined) return noColumn(inspections, unknown)
  const [first] = inspections
  const known = listed(first?.columns.map(({ name }) => name) ?? [])
  const why = first?.lookup ?? 'No column of it was seen to hold times.'
  return fail(
    'no-events',
    `“${first?.name}” tells of no events. ${why} Name the column with --time; there are: ${known}.`,
  )
}
