import type { EventLog } from './event-log.ts'
import { type FullSpread, spreadsByGroup } from './quantiles.ts'

/**
 * A funnel: how many cases come through stages one after the other.
 *
 * In order, and not strictly: other events may lie between two stages. A case reaches stage 0 with its first event of that
 * stage, and stage k with its first event of stage k after the event by which it reached stage k − 1; of events at the same
 * instant, the one that stands earlier in the file came earlier. In any order: it has an event of the stage at all.
 */
export interface FunnelStage {
  readonly reachedInOrder: number
  readonly reachedAnyOrder: number
  /** Seconds from reaching the stage before to reaching this one; `null` for the first stage and where nobody did. */
  readonly timeFromPrevious: FullSpread | null
}

/** @param stageOfActivity by activity: its stage, 0 up to but not including `stages`, or -1 for none. */
export function funnelOf(log: EventLog, stageOfActivity: Int32Array, stages: number): readonly FunnelStage[] {
  const inOrder = new Uint32Array(stages)
  const stageOf = new Uint32Array(log.at.length)
  const seconds = new Float64Array(log.at.length)
  let length = 0
  eachReached(log, stageOfActivity, (_, stage, at, before) => {
    inOrder[stage] = (inOrder[stage] as number) + 1
    stageOf[length] = stage
    seconds[length++] = (at - before) / 1000
  })
  const waits = spreadsByGroup(stages, stageOf, seconds, length)
  const anyOrder = reachedAnyOrder(log, stageOfActivity, stages)
  return Array.from({ length: stages }, (_, stage) => ({
    reachedInOrder: inOrder[stage] as number,
    reachedAnyOrder: anyOrder[stage] as number,
    timeFromPrevious: waits[stage] ?? null,
  }))
}

/**
 * Calls `each` for every stage that a case reaches in order, case by case and stage by stage: at what instant, and at what
 * instant it had reached the stage before (NaN for the first stage).
 */
export function eachReached(
  { firstOf, activityOf, at }: EventLog,
  stageOfActivity: Int32Array,
  each: (caseAt: number, stage: number, at: number, before: number) => void,
): void {
  for (let one = 0; one + 1 < firstOf.length; one++) {
    let next = 0
    let reachedAt = Number.NaN
    for (let event = firstOf[one] as number; event < (firstOf[one + 1] as number); event++) {
      if (stageOfActivity[activityOf[event] as number] !== next) continue
      each(one, next, at[event] as number, reachedAt)
      reachedAt = at[event] as number
      next += 1
    }
  }
}

function reachedAnyOrder(
  { firstOf, activityOf }: EventLog,
  stageOfActivity: Int32Array,
  stages: number,
): Uint32Array {
  const counts = new Uint32Array(stages)
  const seenBy = new Int32Array(stages).fill(-1)
  for (let one = 0; one + 1 < firstOf.length; one++)
    for (let event = firstOf[one] as number; event < (firstOf[one + 1] as number); event++) {
      const stage = stageOfActivity[activityOf[event] as number] as number
      if (stage < 0 || seenBy[stage] === one) continue
      seenBy[stage] = one
      counts[stage] = (counts[stage] as number) + 1
    }
  return counts
}
