import { DAY } from '#shared/base/zone-clock.ts'
import { type Cohort, FIGURES } from '#shared/model/figures.ts'
import { startsBetween } from './calendar.ts'
import { type EventLog, eventsOfCase, spanOf } from './event-log.ts'
import { isTellable, tellable } from './small-parts.ts'

/** Months one after the other: instants at which each of them ends, and the one at which the first begins. */
interface Months {
  readonly begin: number
  readonly ends: Float64Array
}

/**
 * Who came in which month (of the first event), and how many of them had an event in it and in each month after, up to that
 * of the newest event, which is seldom a whole one. Months are those of `zone`. Cohorts of fewer than `least` customers are
 * left out, and so are those before the latest months that a project has room for.
 */
export function cohortsOf(log: EventLog, zone: string, least: number): readonly Cohort[] {
  if (log.cases.length === 0) return []
  const months = latestMonths(log, zone)
  const count = months.ends.length
  const customers = new Uint32Array(count)
  // By month of coming, then by months since: row after row, each as long as the first one.
  const active = new Uint32Array(count * count)
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) countCase(log, caseAt, months, customers, active)
  return tellable([...customers], log.cases.length, least).flatMap((isTold, month): Cohort[] => {
    const size = customers[month] as number
    if (!isTold || size === 0) return []
    const row = active.subarray(month * count, month * count + count - month)
    return [
      {
        month: nameOf(months, month),
        customers: size,
        active: Array.from(row, (part) => (isTellable(part, size, least) ? part : null)),
      },
    ]
  })
}

function latestMonths(log: EventLog, zone: string): Months {
  const { from, to } = spanOf(log)
  const farthest = to - (FIGURES.cohorts + 2) * 31 * DAY
  const ends = startsBetween(Math.max(from, farthest), to, 'month', zone)
  const earlier = Math.max(0, ends.length - FIGURES.cohorts)
  return { begin: ends[earlier - 1] ?? Number.NEGATIVE_INFINITY, ends: ends.subarray(earlier) }
}

/** `2024-03`: half a month before its end, whatever the zone, a month is the same in UTC. */
const nameOf = ({ ends }: Months, month: number): string =>
  new Date((ends[month] as number) - 15 * DAY).toISOString().slice(0, 7)

function countCase(
  log: EventLog,
  caseAt: number,
  { begin, ends }: Months,
  customers: Uint32Array,
  active: Uint32Array,
): void {
  const [first, end] = eventsOfCase(log, caseAt)
  if ((log.at[first] as number) < begin) return
  let came = -1
  let counted = -1
  let month = 0
  for (let event = first; event < end; event++) {
    while ((log.at[event] as number) >= (ends[month] as number)) month++
    if (month === counted) continue
    if (came < 0) {
      came = month
      customers[came] = (customers[came] as number) + 1
    }
    counted = month
    const cell = came * ends.length + month - came
    active[cell] = (active[cell] as number) + 1
  }
}
