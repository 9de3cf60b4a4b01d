import { timesInState, timesToNext } from './durations.ts'
import type { EventLog } from './event-log.ts'
import { ranksOf } from './order.ts'
import type { FullSpread } from './quantiles.ts'

/** What is to be told of one state. */
export interface ActivityFigures {
  /** Index into the log's activities. */
  readonly activity: number
  readonly events: number
  /** Cases that had it, and of how many all that is, 0 to 1. */
  readonly cases: number
  readonly caseShare: number
  /** Cases that begin with it, and that end with it. */
  readonly starts: number
  readonly ends: number
  /** Cases that had it more than once. */
  readonly casesRepeating: number
  /** See `durations.ts`. Seconds. */
  readonly timeToNext: FullSpread | null
  readonly timeInState: FullSpread | null
}

/** Every state that occurs, the most frequent first, equal ones by name. */
export function activitiesOf(log: EventLog): readonly ActivityFigures[] {
  const counts = countsOf(log)
  const toNext = timesToNext(log)
  const inState = timesInState(log)
  const ranks = ranksOf(log.activities)
  const of = (numbers: Uint32Array, activity: number) => numbers[activity] as number
  return log.activities
    .map((_, activity) => activity)
    .filter((activity) => of(counts.events, activity) > 0)
    .sort((a, b) => of(counts.events, b) - of(counts.events, a) || of(ranks, a) - of(ranks, b))
    .map((activity) => ({
      activity,
      events: of(counts.events, activity),
      cases: of(counts.cases, activity),
      caseShare: of(counts.cases, activity) / log.cases.length,
      starts: of(counts.starts, activity),
      ends: of(counts.ends, activity),
      casesRepeating: of(counts.repeating, activity),
      timeToNext: toNext[activity] ?? null,
      timeInState: inState[activity] ?? null,
    }))
}

/** How often each state occurs, by activity: its events, the cases that had it, began or ended with it, or had it again. */
export function countsOf({ cases: { length: cases }, activities, activityOf, firstOf }: EventLog) {
  const zeros = () => new Uint32Array(activities.length)
  const counts = { events: zeros(), cases: zeros(), starts: zeros(), ends: zeros(), repeating: zeros() }
  const lastCase = new Int32Array(activities.length).fill(-1)
  const repeatedBy = new Int32Array(activities.length).fill(-1)
  const add = (numbers: Uint32Array, activity: number): void => {
    numbers[activity] = (numbers[activity] as number) + 1
  }
  for (let one = 0; one < cases; one++) {
    const from = firstOf[one] as number
    const to = firstOf[one + 1] as number
    for (let event = from; event < to; event++) {
      const activity = activityOf[event] as number
      add(counts.events, activity)
      if (lastCase[activity] !== one) {
        lastCase[activity] = one
        add(counts.cases, activity)
      } else if (repeatedBy[activity] !== one) {
        repeatedBy[activity] = one
        add(counts.repeating, activity)
      }
    }
    add(counts.starts, activityOf[from] as number)
    add(counts.ends, activityOf[to - 1] as number)
  }
  return counts
}
