import type { ScoreTotal } from '#shared/model/figures.ts'

/**
 * Journey data in memory: columns of numbers, not objects, so that a million events take some tens of megabytes and are
 * walked in milliseconds. Events lie case by case, each case's events by time, ties as they stood in the files.
 */
export interface EventLog {
  /** Ids of the cases (customers, sessions, …), in order of appearance. They never leave this machine. */
  readonly cases: readonly string[]
  /** Names of the states, in order of appearance. */
  readonly activities: readonly string[]
  /** Case `i` has the events `firstOf[i]` up to, not including, `firstOf[i + 1]`. One longer than `cases`. */
  readonly firstOf: Uint32Array
  /** Index into `activities`, by event. */
  readonly activityOf: Uint32Array
  /** Instant in milliseconds since 1970 UTC, fractions allowed, by event. */
  readonly at: Float64Array
  /** Where the data has intervals: when the event ended; NaN for one that did not. */
  readonly endAt: Float64Array | null
  /** Where the data has start and complete rows: index into {@link LIFECYCLES}, by event. */
  readonly lifecycleOf: Uint8Array | null
  /** What else is known: of events (one value each), or of cases (one value each). By the column's name. */
  readonly columns: ReadonlyMap<string, LogColumn>
}

/** What a row of the data tells of its activity. `other` covers schedule, suspend, resume and what else logs carry. */
export const LIFECYCLES = ['none', 'start', 'complete', 'other'] as const

const NO_PHASE = LIFECYCLES.indexOf('none')
const START = LIFECYCLES.indexOf('start')
const COMPLETE = LIFECYCLES.indexOf('complete')

/** Whether a phase, an index into {@link LIFECYCLES}, is that of a start. */
export const isStart = (phase: number): boolean => phase === START

/** Whether a phase is that of a complete row, as a row is that tells none. */
export const isComplete = (phase: number): boolean => phase === COMPLETE || phase === NO_PHASE

/** What a column means, beside the case, the state and the time. */
export const COLUMN_ROLES = ['segment', 'channel', 'campaign', 'persona', 'score', 'value', 'cost'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

interface ColumnBase {
  readonly name: string
  readonly role: ColumnRole
  /** Whether it holds a value for each event or for each case. */
  readonly of: 'event' | 'case'
}

/** Words: `valueOf` indexes `values`; `values[0]` is always '' and stands for nothing. */
export interface WordColumn extends ColumnBase {
  readonly type: 'words'
  readonly values: readonly string[]
  readonly valueOf: Uint32Array
}

/** Numbers: NaN stands for nothing. */
export interface NumberColumn extends ColumnBase {
  readonly type: 'numbers'
  readonly valueOf: Float64Array
  /** score: what was asked. Without it the numbers have a mean and no place on the sentiment line. */
  readonly scale?: ScoreScale
}

/** How a score is meant, and its worst and its best answer; on a scale where 1 is best, `low` is above `high`. */
export interface ScoreScale {
  readonly kind: ScoreTotal['kind']
  readonly low: number
  readonly high: number
}

export type LogColumn = WordColumn | NumberColumn

/** How many events a case has, and where they begin. */
export const eventsOfCase = (
  { firstOf }: Pick<EventLog, 'firstOf'>,
  at: number,
): readonly [number, number] => [firstOf[at] as number, firstOf[at + 1] as number]

/** The earliest and the latest instant of a log; from infinity to minus infinity where it has no event. */
export function spanOf({ firstOf, at }: Pick<EventLog, 'firstOf' | 'at'>): {
  readonly from: number
  readonly to: number
} {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let caseAt = 0; caseAt + 1 < firstOf.length; caseAt++) {
    from = Math.min(from, at[firstOf[caseAt] as number] as number)
    to = Math.max(to, at[(firstOf[caseAt + 1] as number) - 1] as number)
  }
  return { from, to }
}

/** A row as a reader hands it over; cells beside it are given by column. */
export interface LogRow {
  readonly caseId: string
  readonly activity: string
  readonly at: number
  readonly endAt?: number
  readonly lifecycle?: number
}
