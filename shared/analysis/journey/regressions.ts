import type { EventLog } from './event-log.ts'

/** Moves back from a later place to an earlier one. */
export interface Regression {
  readonly from: number
  readonly to: number
  /** How often it happened, and to how many cases. */
  readonly moves: number
  readonly cases: number
}

/** What came of all cases. */
export interface Regressions {
  readonly moves: readonly Regression[]
  /** By place: cases that came back to it straight from any later one. */
  readonly casesOf: Uint32Array
}

/**
 * A case regresses where its next event at another place is at an earlier one. Events that belong to no place do not count,
 * nor do those that stay where the case is.
 *
 * @param placeOfActivity by activity: its place, 0 up to but not including `places`, in the order that is meant; -1 for none.
 */
export function regressionsOf(log: EventLog, placeOfActivity: Int32Array, places: number): Regressions {
  const moves = new Map<number, { moves: number; cases: number; last: number }>()
  const casesOf = new Uint32Array(places)
  const lastCase = new Int32Array(places).fill(-1)
  for (let one = 0; one < log.cases.length; one++) {
    let here = -1
    const end = log.firstOf[one + 1] as number
    for (let event = log.firstOf[one] as number; event < end; event++) {
      const place = placeOfActivity[log.activityOf[event] as number] as number
      if (place < 0 || place === here) continue
      if (place < here) {
        const pair = here * places + place
        const known = moves.get(pair) ?? { moves: 0, cases: 0, last: -1 }
        moves.set(pair, {
          moves: known.moves + 1,
          cases: known.cases + (known.last === one ? 0 : 1),
          last: one,
        })
        if (lastCase[place] !== one) {
          lastCase[place] = one
          casesOf[place] = (casesOf[place] as number) + 1
        }
      }
      here = place
    }
  }
  return {
    casesOf,
    moves: [...moves]
      .map(([pair, { moves: many, cases }]) => {
        const to = pair % places
        return { from: (pair - to) / places, to, moves: many, cases }
      })
      .sort((a, b) => a.from - b.from || a.to - b.to),
  }
}
