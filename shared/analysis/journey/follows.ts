import type { EventLog } from './event-log.ts'
import { ranksOf } from './order.ts'
import { type FullSpread, spreadsByGroup } from './quantiles.ts'

/** A state straight after another one in the same case; a state may follow itself. */
export interface Follows {
  /** Indexes into the log's activities. */
  readonly from: number
  readonly to: number
  /** How often, and the seconds between the two. */
  readonly count: number
  readonly time: FullSpread
}

/** Up to so many states a table of all pairs is kept; beyond it, only the pairs that occur. */
const MOST_IN_TABLE = 1024

/** The directly-follows relation, the most frequent first, equal ones by the names of both states. */
export function followsOf(log: EventLog): readonly Follows[] {
  const { activities, activityOf, at, firstOf } = log
  const numberOf = pairNumbers(activities.length)
  const pairs: number[] = []
  const pairOf = new Uint32Array(at.length)
  const seconds = new Float64Array(at.length)
  let length = 0
  for (let one = 0; one < log.cases.length; one++) {
    const last = (firstOf[one + 1] as number) - 1
    for (let event = firstOf[one] as number; event < last; event++) {
      const pair = (activityOf[event] as number) * activities.length + (activityOf[event + 1] as number)
      const number = numberOf(pair, pairs.length)
      if (number === pairs.length) pairs.push(pair)
      pairOf[length] = number
      seconds[length++] = ((at[event + 1] as number) - (at[event] as number)) / 1000
    }
  }
  const times = spreadsByGroup(pairs.length, pairOf, seconds, length)
  const ranks = ranksOf(activities)
  const rank = (activity: number) => ranks[activity] as number
  return pairs
    .map((pair, number) => {
      const time = times[number] as FullSpread
      const to = pair % activities.length
      return { from: (pair - to) / activities.length, to, count: time.n, time }
    })
    .sort((a, b) => b.count - a.count || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))
}

/** Answers the number that a pair was given, or gives it the one that is offered. */
function pairNumbers(activities: number): (pair: number, offered: number) => number {
  if (activities > MOST_IN_TABLE) {
    const numbers = new Map<number, number>()
    return (pair, offered) => {
      const known = numbers.get(pair)
      if (known !== undefined) return known
      numbers.set(pair, offered)
      return offered
    }
  }
  const table = new Int32Array(activities * activities).fill(-1)
  return (pair, offered) => {
    const known = table[pair] as number
    if (known >= 0) return known
    table[pair] = offered
    return offered
  }
}
