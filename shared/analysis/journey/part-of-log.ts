import type { EventLog, LogColumn } from './event-log.ts'
import { picked } from './picked.ts'

/**
 * The events of a log for which `isKept` holds, as a log of its own. Cases that have no event left are gone; states keep
 * their indexes, also those that no event has any more.
 */
export function partOfLog(log: EventLog, isKept: (event: number) => boolean): EventLog {
  const events = new Uint32Array(log.at.length)
  const keptCases = new Uint32Array(log.cases.length)
  const firstOf = new Uint32Array(log.cases.length + 1)
  let length = 0
  let many = 0
  for (let one = 0; one < log.cases.length; one++) {
    const before = length
    const to = log.firstOf[one + 1] as number
    for (let event = log.firstOf[one] as number; event < to; event++)
      if (isKept(event)) events[length++] = event
    if (length === before) continue
    keptCases[many++] = one
    firstOf[many] = length
  }
  const kept = events.subarray(0, length)
  const keptOf = keptCases.subarray(0, many)
  return {
    cases: Array.from(keptOf, (one) => log.cases[one] as string),
    activities: log.activities,
    firstOf: firstOf.slice(0, many + 1),
    activityOf: picked(log.activityOf, kept),
    at: picked(log.at, kept),
    endAt: log.endAt && picked(log.endAt, kept),
    lifecycleOf: log.lifecycleOf && picked(log.lifecycleOf, kept),
    columns: new Map(
      [...log.columns].map(([name, column]) => [
        name,
        partOfColumn(column, column.of === 'case' ? keptOf : kept),
      ]),
    ),
  }
}

const partOfColumn = (column: LogColumn, kept: Uint32Array): LogColumn =>
  column.type === 'words'
    ? { ...column, valueOf: picked(column.valueOf, kept) }
    : { ...column, valueOf: picked(column.valueOf, kept) }
