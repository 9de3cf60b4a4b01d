import type { Figures } from '#shared/model/figures.ts'
import { eachNumber, numbersOf } from './columns.ts'
import type { EventLog } from './event-log.ts'

/**
 * What a customer has brought so far, on average over all of them: who brought nothing counts as 0. It is what was, up to the
 * newest event, and no forecast. `null` without a column of values, or where fewer than `least` customers brought anything.
 */
export function lifetimeValueOf(log: EventLog, least: number): Figures['lifetimeValue'] {
  const column = numbersOf(log, 'value')[0]
  const n = log.cases.length
  if (!column || n < Math.max(1, least)) return null
  let sum = 0
  let payers = 0
  let latest = -1
  eachNumber(log, column, (amount, caseAt) => {
    sum += amount
    if (amount !== 0 && latest !== caseAt) payers++
    if (amount !== 0) latest = caseAt
  })
  return payers < Math.max(1, least) ? null : { mean: sum / n, n }
}
