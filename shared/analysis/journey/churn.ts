import { DAY } from '#shared/base/zone-clock.ts'
import type { Figures } from '#shared/model/figures.ts'
import { type EventLog, eventsOfCase } from './event-log.ts'
import { isTellable } from './small-parts.ts'

/** When this is asked, after how many days without an event a customer counts as silent, and the least group. */
export interface ChurnOptions {
  readonly asOf: number
  readonly afterDays: number
  readonly least: number
}

/**
 * Customers without an event in the `afterDays` days (of 24 hours) up to `asOf`. Silence is all that the data shows: who has
 * got what they wanted is as silent as who left. `null` where the data begins within that time, for then nobody can be.
 */
export function churnOf(log: EventLog, { asOf, afterDays, least }: ChurnOptions): Figures['churn'] {
  const cut = asOf - afterDays * DAY
  let silent = 0
  let first = Number.POSITIVE_INFINITY
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    const [begin, end] = eventsOfCase(log, caseAt)
    first = Math.min(first, log.at[begin] as number)
    if ((log.at[end - 1] as number) <= cut) silent++
  }
  if (first > cut) return null
  return { afterDays, silent: isTellable(silent, log.cases.length, least) ? silent : null }
}
