import { type EventLog, eventsOfCase, type LogColumn } from '#shared/analysis/journey/event-log.ts'
import type { RowsRead } from '#shared/formats/logs/log-source.ts'
import type { LogSummary, ReadColumn, ReadState } from './engine-types.ts'

/** What a person is told of a log before anything is computed for a map. */
export function summarise(log: EventLog, rows: readonly RowsRead[]): LogSummary {
  const [from, asOf] = spanOf(log.at)
  return {
    rows,
    customers: log.cases.length,
    events: log.at.length,
    from,
    asOf,
    states: statesOf(log),
    columns: [...log.columns.values()].map(columnOf),
  }
}

/** First and last instant; both empty where there is no event. */
function spanOf(at: Float64Array): readonly [string, string] {
  if (at.length === 0) return ['', '']
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const instant of at) {
    if (instant < first) first = instant
    if (instant > last) last = instant
  }
  return [new Date(first).toISOString(), new Date(last).toISOString()]
}

/** Where on their way customers come by a state: from the first event of each that has it, between their first and last. */
function statesOf(log: EventLog): readonly ReadState[] {
  const { activities, activityOf } = log
  const events = new Uint32Array(activities.length)
  const customers = new Uint32Array(activities.length)
  const positions = new Float64Array(activities.length)
  const lastCase = new Int32Array(activities.length).fill(-1)
  for (let at = 0; at < log.cases.length; at++) {
    const [begin, end] = eventsOfCase(log, at)
    for (let event = begin; event < end; event++) {
      const activity = activityOf[event] as number
      events[activity] = (events[activity] as number) + 1
      if (lastCase[activity] === at) continue
      lastCase[activity] = at
      customers[activity] = (customers[activity] as number) + 1
      positions[activity] = (positions[activity] as number) + (event - begin) / Math.max(1, end - begin - 1)
    }
  }
  return activities
    .map((name, at) => {
      const own = customers[at] as number
      return { name, events: events[at] as number, customers: own, position: (positions[at] as number) / own }
    })
    .filter((state) => state.events > 0)
    .sort((one, other) => other.events - one.events)
}

function columnOf({ name, role, of, ...column }: LogColumn): ReadColumn {
  // The first of the words is none.
  const words = column.type === 'words' ? new Set(column.valueOf) : new Set([0])
  return { name, role, of, different: words.size - (words.has(0) ? 1 : 0) }
}
