import {
  type EventLog,
  eventsOfCase,
  type LogColumn,
  type WordColumn,
} from '#shared/analysis/journey/event-log.ts'
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
    columns: [...log.columns.values()].map((column) => columnOf(log, column)),
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

function statesOf(log: EventLog): readonly ReadState[] {
  const { activities, activityOf } = log
  const events = new Uint32Array(activities.length)
  const positions = new Float64Array(activities.length)
  for (const activity of activityOf) events[activity] = (events[activity] as number) + 1
  const customers = casesByValue(
    log,
    activities.length,
    (event) => activityOf[event] as number,
    (activity, share) => {
      positions[activity] = (positions[activity] as number) + share
    },
  )
  return activities
    .map((name, at) => {
      const own = customers[at] as number
      return { name, events: events[at] as number, customers: own, position: (positions[at] as number) / own }
    })
    .filter((state) => state.events > 0)
    .sort((one, other) => other.events - one.events)
}

/** How many cases have each value at least once; tells how far on its way each of them had it first. */
function casesByValue(
  log: EventLog,
  values: number,
  valueAt: (event: number) => number,
  onFirst?: (value: number, share: number) => void,
): Uint32Array {
  const cases = new Uint32Array(values)
  const lastCase = new Int32Array(values).fill(-1)
  for (let at = 0; at < log.cases.length; at++) {
    const [begin, end] = eventsOfCase(log, at)
    for (let event = begin; event < end; event++) {
      const value = valueAt(event)
      if (lastCase[value] === at) continue
      lastCase[value] = at
      cases[value] = (cases[value] as number) + 1
      onFirst?.(value, (event - begin) / Math.max(1, end - begin - 1))
    }
  }
  return cases
}

/** Values of a column that are named; one chooses segments of them, and of more nobody does. */
const MOST_VALUES = 50

function columnOf(log: EventLog, column: LogColumn): ReadColumn {
  const { name, role, of } = column
  if (column.type === 'numbers') return { name, role, of, values: [], different: 0 }
  const cases = casesWith(log, column)
  const values = column.values
    .map((value, at) => [value, cases[at] as number] as const)
    .slice(1)
    .filter(([, amount]) => amount > 0)
    .sort(([, one], [, other]) => other - one)
  return { name, role, of, values: values.slice(0, MOST_VALUES), different: values.length }
}

function casesWith(log: EventLog, { of, values, valueOf: cells }: WordColumn): Uint32Array {
  if (of === 'event') return casesByValue(log, values.length, (event) => cells[event] as number)
  const cases = new Uint32Array(values.length)
  for (const value of cells) cases[value] = (cases[value] as number) + 1
  return cases
}
