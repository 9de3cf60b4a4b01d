import { type EventLog, spanOf } from './event-log.ts'
import { equalTimestampSteps } from './order.ts'
import { type FullSpread, spreadOf } from './quantiles.ts'

/** What a log is like as a whole. */
export interface LogTotals {
  readonly cases: number
  readonly events: number
  /** States that occur. */
  readonly activities: number
  /** Instants in milliseconds; `null` where there is no event. */
  readonly firstEvent: number | null
  readonly lastEvent: number | null
  /** Events of a case. */
  readonly eventsPerCase: FullSpread | null
  /** Seconds from a case's first event to its last one; 0 for a single event. */
  readonly caseDuration: FullSpread | null
  readonly equalTimestampSteps: number
}

/** Counts what there is. */
export function totalsOf(log: EventLog): LogTotals {
  const { cases, firstOf, at, activityOf } = log
  const sizes = new Float64Array(cases.length)
  const durations = new Float64Array(cases.length)
  const { from: first, to: last } = spanOf(log)
  for (let one = 0; one < cases.length; one++) {
    const from = firstOf[one] as number
    const to = firstOf[one + 1] as number
    sizes[one] = to - from
    durations[one] = ((at[to - 1] as number) - (at[from] as number)) / 1000
  }
  const isMet = new Uint8Array(log.activities.length)
  for (const activity of activityOf) isMet[activity] = 1
  return {
    cases: cases.length,
    events: activityOf.length,
    activities: isMet.reduce((sum, met) => sum + met, 0),
    firstEvent: activityOf.length === 0 ? null : first,
    lastEvent: activityOf.length === 0 ? null : last,
    eventsPerCase: spreadOf(sizes),
    caseDuration: spreadOf(durations),
    equalTimestampSteps: equalTimestampSteps(log),
  }
}
