import type { EventLog } from './event-log.ts'
import { type FullSpread, spreadsByGroup } from './quantiles.ts'

/**
 * Seconds from an event to the next one of its case, by the state of the first; the last event of a case gives none. By
 * activity of the log; `null` where there is none.
 */
export function timesToNext(log: EventLog): readonly (FullSpread | null)[] {
  const { activityOf, at, firstOf } = log
  const seconds = new Float64Array(at.length)
  const states = new Uint32Array(at.length)
  let length = 0
  for (let one = 0; one < log.cases.length; one++) {
    const last = (firstOf[one + 1] as number) - 1
    for (let event = firstOf[one] as number; event < last; event++) {
      seconds[length] = ((at[event + 1] as number) - (at[event] as number)) / 1000
      states[length++] = activityOf[event] as number
    }
  }
  return spreadsByGroup(log.activities.length, states, seconds, length)
}

/**
 * Seconds that cases stay in a state: events of one state that follow each other are one stay, which lasts from its first
 * event to the first event of the stay after it. The last stay of a case is still open and gives none. By activity.
 */
export function timesInState(log: EventLog): readonly (FullSpread | null)[] {
  const { activityOf, at, firstOf } = log
  const seconds = new Float64Array(at.length)
  const states = new Uint32Array(at.length)
  let length = 0
  for (let one = 0; one < log.cases.length; one++) {
    const to = firstOf[one + 1] as number
    let begun = firstOf[one] as number
    for (let event = begun + 1; event < to; event++) {
      if (activityOf[event] === activityOf[begun]) continue
      seconds[length] = ((at[event] as number) - (at[begun] as number)) / 1000
      states[length++] = activityOf[begun] as number
      begun = event
    }
  }
  return spreadsByGroup(log.activities.length, states, seconds, length)
}
