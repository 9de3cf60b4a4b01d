import type { EventLog } from './event-log.ts'
import type { Axis } from './places-of-log.ts'

/**
 * Stays at places of a map, case by case and in order of time. Events of the same place that follow each other are one stay,
 * and so are those with only unmatched states between them. Times are instants in milliseconds.
 */
export interface Stays {
  /** Case `i` has the stays `firstOf[i]` up to, not including, `firstOf[i + 1]`. */
  readonly firstOf: Uint32Array
  readonly placeOf: Uint16Array
  /** The first event of the stay. */
  readonly from: Float64Array
  /** The first event of the next one; `NaN` where there is none. */
  readonly to: Float64Array
}

/** Puts a log's events together into stays. */
export function staysOf({ firstOf, activityOf, at }: EventLog, { placeOfActivity }: Axis): Stays {
  const cases = firstOf.length - 1
  const firstStay = new Uint32Array(cases + 1)
  const placeOf = new Uint16Array(at.length)
  const from = new Float64Array(at.length)
  const to = new Float64Array(at.length)
  let stays = 0
  for (let caseAt = 0; caseAt < cases; caseAt++) {
    firstStay[caseAt] = stays
    const end = firstOf[caseAt + 1] as number
    let here = -1
    for (let event = firstOf[caseAt] as number; event < end; event++) {
      const place = placeOfActivity[activityOf[event] as number] as number
      if (place < 0 || place === here) continue
      if (here >= 0) to[stays - 1] = at[event] as number
      placeOf[stays] = place
      from[stays] = at[event] as number
      here = place
      stays++
    }
    if (here >= 0) to[stays - 1] = Number.NaN
  }
  firstStay[cases] = stays
  return {
    firstOf: firstStay,
    placeOf: placeOf.subarray(0, stays),
    from: from.subarray(0, stays),
    to: to.subarray(0, stays),
  }
}
