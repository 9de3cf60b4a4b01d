import type { EventLog } from './event-log.ts'
import { type FullSpread, spreadOf } from './quantiles.ts'

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
  const waits = new GrowingByStage(stages)
  eachReached(log, stageOfActivity, (_, stage, at, before) => {
    inOrder[stage] = (inOrder[stage] as number) + 1
    if (stage > 0) waits.add(stage, (at - before) / 1000)
  })
  const anyOrder = reachedAnyOrder(log, stageOfActivity, stages)
  return Array.from({ length: stages }, (_, stage) => ({
    reachedInOrder: inOrder[stage] as number,
    reachedAnyOrder: anyOrder[stage] as number,
    timeFromPrevious: spreadOf(waits.of(stage)),
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

/** Lists of numbers, one per stage. */
class GrowingByStage {
  readonly #lists: Float64Array[]
  readonly #lengths: Uint32Array

  constructor(stages: number) {
    this.#lists = Array.from({ length: stages }, () => new Float64Array(64))
    this.#lengths = new Uint32Array(stages)
  }

  add(stage: number, value: number): void {
    let list = this.#lists[stage] as Float64Array
    const length = this.#lengths[stage] as number
    if (length === list.length) {
      const wider = new Float64Array(length * 2)
      wider.set(list)
      this.#lists[stage] = wider
      list = wider
    }
    list[length] = value
    this.#lengths[stage] = length + 1
  }

  of(stage: number): Float64Array {
    return (this.#lists[stage] as Float64Array).subarray(0, this.#lengths[stage])
  }
}
