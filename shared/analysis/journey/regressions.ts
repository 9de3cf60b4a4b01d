import type { EventLog } from './event-log.ts'

/** Moves back from a later place to an earlier one. */
export interface Regression {
  readonly from: number
  readonly to: number
  /** How often it happened, and to how many cases. */
  readonly moves: number
  readonly cases: number
}

/**
 * A case regresses where its next event at another place is at an earlier one. Events that belong to no place do not count,
 * nor do those that stay where the case is. By the place left and the one come back to.
 *
 * @param placeOfActivity by activity: its place, 0 up to but not including `places`, in the order that is meant; -1 for none.
 */
export function regressionsOf(
  log: EventLog,
  placeOfActivity: Int32Array,
  places: number,
): readonly Regression[] {
  const moves = new Uint32Array(places * places)
  const cases = new Uint32Array(places * places)
  const lastCase = new Int32Array(places * places).fill(-1)
  for (let one = 0; one < log.cases.length; one++) {
    let here = -1
    const end = log.firstOf[one + 1] as number
    for (let event = log.firstOf[one] as number; event < end; event++) {
      const place = placeOfActivity[log.activityOf[event] as number] as number
      if (place < 0) continue
      if (place < here) {
        const pair = here * places + place
        moves[pair] = (moves[pair] as number) + 1
        if (lastCase[pair] !== one) cases[pair] = (cases[pair] as number) + 1
        lastCase[pair] = one
      }
      here = place
    }
  }
  return Array.from(moves, (many, pair) => {
    const to = pair % places
    return { from: (pair - to) / places, to, moves: many, cases: cases[pair] as number }
  }).filter((regression) => regression.moves > 0)
}
