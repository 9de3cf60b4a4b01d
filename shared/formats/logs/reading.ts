import * as v from 'valibot'
import { COLUMN_ROLES } from '#shared/analysis/journey/event-log.ts'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { RISK_SETTINGS, riskSettingsIn } from '#shared/analysis/journey/risk-settings.ts'
import { SUBJECTS } from '#shared/model/data-set.ts'

/**
 * How one file of journey data is to be read: chosen by the guess, a preset or the person, kept with the data set so that
 * the next export of the same shape is read alike. Names of columns only, so that a moved column is still found.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type LogEncoding = (typeof ENCODINGS)[number]

/**
 * How rows tell of events. `long`: a row an event. `interval`: a row an event with start and end. `wide`: a row a case, a
 * column per state with its date. `cases`: a row a case with what is known of it (segment, cost …) and no event; joined by id.
 */
export const LOG_SHAPES = ['long', 'interval', 'wide', 'cases'] as const
export type LogShape = (typeof LOG_SHAPES)[number]

/** What becomes of start and complete rows of one activity: all count, or only the starts, or only the completes. */
export const LIFECYCLE_MODES = ['all', 'start', 'complete'] as const

/** How scores are to be understood: recommend 0–10, satisfied 1–5, effort 1–7, or a plain mean. */
export const SCORE_KINDS = ['nps', 'csat', 'ces', 'mean'] as const
export type ScoreKind = (typeof SCORE_KINDS)[number]

const column = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

const roleOfColumn = v.object({
  column,
  role: v.picklist(COLUMN_ROLES),
  /** Whether the column speaks of the event or of the customer as such. */
  of: v.picklist(['event', 'case']),
  /** score: how it is meant, and the ends of its scale. */
  score: v.exactOptional(v.object({ kind: v.picklist(SCORE_KINDS), low: v.number(), high: v.number() })),
})
/** A column that is neither case, state nor time, and what it means. */
export type RoleOfColumn = v.InferOutput<typeof roleOfColumn>

/** The checker of a stored or handed-over {@link LogReading}. */
export const readingSchema = v.object({
  format: v.picklist(['delimited', 'workbook', 'xes']),
  /** delimited: the sign between cells and how bytes become letters. */
  delimiter: v.picklist([',', ';', '\t', '|']),
  encoding: v.picklist(ENCODINGS),
  /** workbook: which sheet. */
  sheet: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  /** Whether the first row names the columns; the names of all that has none come from `columnNames`. */
  head: v.boolean(),
  decimal: v.picklist(['.', ',']),
  shape: v.picklist(LOG_SHAPES),
  /** The case's id. Several files are joined by it. */
  caseColumn: column,
  /** How ids are compared when files are joined. */
  match: v.picklist(['exact', 'folded', 'email']),
  activityColumn: v.nullable(column),
  /** Where a file has no column of states, every row is this one (a survey's answers, an e-mail's clicks). */
  activityName: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  timeColumn: v.nullable(column),
  endColumn: v.nullable(column),
  lifecycleColumn: v.nullable(column),
  lifecycle: v.picklist(LIFECYCLE_MODES),
  /** wide: the columns that hold each state's date; their names are the states. */
  stateColumns: v.pipe(v.array(column), v.maxLength(200)),
  /** Where day and time of day stand in two columns: which column has the time of day for which column of days. */
  timesOfDay: v.exactOptional(v.pipe(v.array(v.object({ day: column, time: column })), v.maxLength(200))),
  /** See `time-formats.ts`: an id of a known format, or a pattern of y M d H m s S Z. */
  timeFormat: v.pipe(v.string(), v.maxLength(60)),
  /** IANA name; holds for stamps without an offset. */
  zone: v.pipe(v.string(), v.maxLength(60)),
  /** Only rows whose column says one of these; a property history has the stage among many properties. */
  only: v.nullable(v.object({ column, values: v.pipe(v.array(v.string()), v.maxLength(50)) })),
  columns: v.pipe(v.array(roleOfColumn), v.maxLength(60)),
  /** Rows that are the same as an earlier one in every cell: logs have true repetitions, so they count unless told otherwise. */
  repeated: v.picklist(['keep', 'leave-out']),
  /** The preset it came from; empty where none fitted. */
  preset: v.pipe(v.string(), v.maxLength(60)),
})
export type LogReading = v.InferOutput<typeof readingSchema>

/** What is asked of the data beside what the data set itself says: see `FiguresRequest`. */
const askedSchema = v.object({
  segments: v.pipe(v.array(column), v.maxLength(20)),
  snapshots: v.picklist(SNAPSHOT_STEPS),
  churnAfterDays: v.pipe(v.number(), v.minValue(1), v.maxValue(3650)),
  /** Projects of earlier versions say nothing of it. */
  risks: v.fallback(v.pipe(v.unknown(), v.transform(riskSettingsIn)), RISK_SETTINGS),
})
export type Asked = v.InferOutput<typeof askedSchema>

/** All readings of one data set, what its cases are and what is asked of them; stored in `DataSet.reading` as JSON. */
export const readingsSchema = v.object({
  subject: v.picklist(SUBJECTS),
  asked: askedSchema,
  files: v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.maxLength(300)), reading: readingSchema })),
    v.maxLength(20),
  ),
})
export type Readings = v.InferOutput<typeof readingsSchema>
