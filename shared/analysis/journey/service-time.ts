import { type EventLog, isComplete, isStart } from './event-log.ts'
import { type FullSpread, spreadsByGroup } from './quantiles.ts'

/** How long the work itself took, by activity of the log: seconds. */
export interface ServiceTimes {
  readonly times: readonly (FullSpread | null)[]
  /** How often, by activity, something ended that had not begun, and began without ending. */
  readonly unpairedCompletes: Uint32Array
  readonly unpairedStarts: Uint32Array
}

/**
 * Where a log has start and complete rows, each complete is paired with the earliest start of the same activity in the same
 * case that has none yet (first in, first out). Where its events are intervals, each one's own end counts.
 */
export function serviceTimesOf(log: EventLog): ServiceTimes {
  if (log.lifecycleOf === null) return intervalTimes(log)
  const { activityOf, at, firstOf, lifecycleOf } = log
  const activities = log.activities.length
  const unpairedCompletes = new Uint32Array(activities)
  const unpairedStarts = new Uint32Array(activities)
  const waiting = new StartsByActivity(activities, at.length)
  const seconds = new Float64Array(at.length)
  const states = new Uint32Array(at.length)
  let length = 0
  for (let one = 0; one < log.cases.length; one++) {
    const from = firstOf[one] as number
    const to = firstOf[one + 1] as number
    for (let event = from; event < to; event++) {
      const activity = activityOf[event] as number
      const phase = lifecycleOf[event] as number
      if (isStart(phase)) waiting.push(activity, event)
      if (!isComplete(phase)) continue
      const begun = waiting.shift(activity)
      if (begun < 0) {
        unpairedCompletes[activity] = (unpairedCompletes[activity] as number) + 1
        continue
      }
      seconds[length] = ((at[event] as number) - (at[begun] as number)) / 1000
      states[length++] = activity
    }
    for (let event = from; event < to; event++) {
      const activity = activityOf[event] as number
      while (waiting.shift(activity) >= 0) unpairedStarts[activity] = (unpairedStarts[activity] as number) + 1
    }
  }
  return { times: spreadsByGroup(activities, states, seconds, length), unpairedCompletes, unpairedStarts }
}

function intervalTimes({ activities, activityOf, at, endAt }: EventLog): ServiceTimes {
  const none = () => new Uint32Array(activities.length)
  const seconds = Float64Array.from(endAt ?? [], (end, event) => (end - (at[event] as number)) / 1000)
  return {
    times: spreadsByGroup(activities.length, activityOf, seconds),
    unpairedCompletes: none(),
    unpairedStarts: none(),
  }
}

/** Starts that wait for their end, the earliest first: a chain of events for each activity. */
class StartsByActivity {
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #next: Int32Array

  constructor(activities: number, events: number) {
    this.#first = new Int32Array(activities).fill(-1)
    this.#last = new Int32Array(activities).fill(-1)
    this.#next = new Int32Array(events).fill(-1)
  }

  push(activity: number, event: number): void {
    if ((this.#first[activity] as number) < 0) this.#first[activity] = event
    else this.#next[this.#last[activity] as number] = event
    this.#last[activity] = event
  }

  /** The earliest one, taken out; -1 where none waits. */
  shift(activity: number): number {
    const event = this.#first[activity] as number
    if (event >= 0) this.#first[activity] = this.#next[event] as number
    return event
  }
}
