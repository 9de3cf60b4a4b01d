import type { Contrast } from '#shared/model/figures.ts'
import type { EventLog } from './event-log.ts'
import { type RelativeRate, relativeRate } from './intervals.ts'
import { type FullSpread, spreadOf } from './quantiles.ts'

/**
 * Which touchpoints go with reaching a goal. Each is told by two definitions, because they can say opposite things:
 *
 * before the goal: a case is exposed if it met the touchpoint before its first goal event (of events at the same instant the
 * one earlier in the file came before), or, if it never reached the goal, at all;
 * at any time: a case is exposed if it met the touchpoint at all. Reaching the goal gives a case more time to meet things, so
 * this one flatters whatever comes after it.
 *
 * Neither says that the touchpoint is the reason.
 */
export interface TouchpointInfluence {
  /** Index into the log's activities. */
  readonly activity: number
  readonly beforeGoal: Contrast
  readonly anyTime: Contrast
}

/** A goal, how many cases reached it, and what went before. */
export interface GoalInfluence {
  readonly cases: number
  readonly converted: number
  /** Seconds from a case's first event to its first goal event, of those that reached it. */
  readonly timeToGoal: FullSpread | null
  /** Every state of the log but the goal, in the log's order of activities. */
  readonly touchpoints: readonly TouchpointInfluence[]
}

/** @param goal index into the log's activities. */
export function influenceOf(log: EventLog, goal: number): GoalInfluence {
  const cases = log.cases.length
  const activities = log.activities.length
  const tally = () => ({ exposed: new Uint32Array(activities), converted: new Uint32Array(activities) })
  const before = tally()
  const any = tally()
  const seen = { before: new Int32Array(activities).fill(-1), any: new Int32Array(activities).fill(-1) }
  const times = new Float64Array(cases).fill(Number.NaN)
  let converted = 0
  for (let one = 0; one < cases; one++) {
    const from = log.firstOf[one] as number
    const to = log.firstOf[one + 1] as number
    let goalEvent = from
    while (goalEvent < to && log.activityOf[goalEvent] !== goal) goalEvent += 1
    const isConverted = goalEvent < to ? 1 : 0
    if (isConverted) {
      converted += 1
      times[one] = ((log.at[goalEvent] as number) - (log.at[from] as number)) / 1000
    }
    meet(log, from, goalEvent, one, seen.before, before, isConverted)
    meet(log, from, to, one, seen.any, any, isConverted)
  }
  const contrast = (tallied: Tally, activity: number): Contrast => {
    const exposed = tallied.exposed[activity] as number
    const exposedConverted = tallied.converted[activity] as number
    return {
      exposed,
      exposedConverted,
      unexposed: cases - exposed,
      unexposedConverted: converted - exposedConverted,
    }
  }
  return {
    cases,
    converted,
    timeToGoal: spreadOf(times),
    touchpoints: Array.from({ length: activities }, (_, activity) => activity)
      .filter((activity) => activity !== goal && (any.exposed[activity] as number) > 0)
      .map((activity) => ({
        activity,
        beforeGoal: contrast(before, activity),
        anyTime: contrast(any, activity),
      })),
  }
}

interface Tally {
  readonly exposed: Uint32Array
  readonly converted: Uint32Array
}

/** Counts a case once for every state among its events `from` up to `to`. */
function meet(
  log: EventLog,
  from: number,
  to: number,
  caseAt: number,
  seenBy: Int32Array,
  into: Tally,
  isConverted: number,
): void {
  for (let event = from; event < to; event++) {
    const activity = log.activityOf[event] as number
    if (seenBy[activity] === caseAt) continue
    seenBy[activity] = caseAt
    into.exposed[activity] = (into.exposed[activity] as number) + 1
    into.converted[activity] = (into.converted[activity] as number) + isConverted
  }
}

/** How two groups compare. A zero denominator gives `null`, never a number. */
export interface ContrastRates {
  /** Shares of each group that reached the goal, 0 to 1. */
  readonly exposed: number | null
  readonly unexposed: number | null
  /** The first share divided by the second, 1 meaning no difference, with its 95 % interval (see `intervals.ts`). */
  readonly relative: RelativeRate | null
  /** a (n − b) / (b (m − a)) for a of m exposed and b of n unexposed cases that converted. */
  readonly oddsRatio: number | null
}

/** What two groups of a {@link Contrast} say beside each other. */
export function ratesOf(contrast: Contrast): ContrastRates {
  const { exposed, exposedConverted, unexposed, unexposedConverted } = contrast
  return {
    exposed: shareOf(exposedConverted, exposed),
    unexposed: shareOf(unexposedConverted, unexposed),
    relative: relativeRate(contrast),
    oddsRatio: shareOf(
      exposedConverted * (unexposed - unexposedConverted),
      unexposedConverted * (exposed - exposedConverted),
    ),
  }
}

/** A part of a whole; `null` where the whole is nought. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
