import type { EventLog } from './event-log.ts'
import { byCustomers, type FlowCount } from './flows.ts'
import { type AxisCounts, countUp, isFirst, type PlaceCounts, type Walked } from './slices.ts'
import { firstCut } from './snapshots.ts'
import type { Stays } from './stays.ts'

/**
 * An axis as it was known at each cut (instants in ascending order): counted from what happened up to and including it. One
 * walk serves all cuts: whatever begins at an instant counts from the first cut at or after it. Flows tell who was elsewhere
 * at the cut before.
 */
export function countCuts({ axis, stays, reaches }: Walked, cuts: Float64Array): readonly AxisCounts[] {
  const width = axis.places.length
  const since = () => new Int32Array((cuts.length + 1) * width)
  const [reached, entered, stillHere, returned] = [since(), since(), since(), since()]
  const cell = (at: number, place: number): number => firstCut(cuts, at) * width + place
  for (let index = 0; index < reaches.at.length; index++)
    countUp(reached, cell(reaches.at[index] as number, reaches.placeOf[index] as number))
  const [seenIn, seenBack] = [new Int32Array(width).fill(-1), new Int32Array(width).fill(-1)]
  for (let caseAt = 0; caseAt + 1 < stays.firstOf.length; caseAt++) {
    let earlier = -1
    const end = stays.firstOf[caseAt + 1] as number
    for (let stay = stays.firstOf[caseAt] as number; stay < end; stay++) {
      const place = stays.placeOf[stay] as number
      const from = cell(stays.from[stay] as number, place)
      if (isFirst(seenIn, place, caseAt)) countUp(entered, from)
      if (earlier > place && isFirst(seenBack, place, caseAt)) countUp(returned, from)
      countUp(stillHere, from)
      const to = stays.to[stay] as number
      if (!Number.isNaN(to)) countUp(stillHere, cell(to, place), -1)
      earlier = place
    }
  }
  for (const counts of [reached, entered, stillHere, returned]) addUp(counts, width)
  const flows = flowsBetween(stays, cuts, width)
  return Array.from(cuts, (_, cut) => ({
    flows: flows[cut] as readonly FlowCount[],
    places: axis.places.map((_place, place): PlaceCounts => {
      const at = cut * width + place
      return {
        ...UNTIMED,
        reached: reached[at] as number,
        entered: entered[at] as number,
        stillHere: stillHere[at] as number,
        returned: returned[at] as number,
      }
    }),
  }))
}

/** How many customers had an event at all, by cut. */
export function customersAt({ firstOf, at }: EventLog, cuts: Float64Array): Int32Array {
  const known = new Int32Array(cuts.length + 1)
  for (let caseAt = 0; caseAt + 1 < firstOf.length; caseAt++)
    countUp(known, firstCut(cuts, at[firstOf[caseAt] as number] as number))
  addUp(known, 1)
  return known.subarray(0, cuts.length)
}

/** What snapshots do not tell: a time that is still running then would be too short. */
const UNTIMED = {
  time: null,
  timedCustomers: 0,
  timeFromEarlier: null,
  score: null,
  isScoreTold: false,
  value: null,
  payers: 0,
} as const

/** Changes by cut become states by cut. */
function addUp(counts: Int32Array, width: number): void {
  for (let at = width; at < counts.length; at++) countUp(counts, at, counts[at - width])
}

/** Of all stays that begin between two cuts, the last one says where the customer is at the second. */
function flowsBetween(stays: Stays, cuts: Float64Array, outside: number): FlowCount[][] {
  const width = outside + 1
  const ways = new Map<number, number>()
  const move = (cut: number, from: number, to: number): void => {
    if (from === to || cut === cuts.length) return
    const way = (cut * width + from) * width + to
    ways.set(way, (ways.get(way) ?? 0) + 1)
  }
  for (let caseAt = 0; caseAt + 1 < stays.firstOf.length; caseAt++) {
    let [was, now, cut] = [outside, outside, 0]
    const end = stays.firstOf[caseAt + 1] as number
    for (let stay = stays.firstOf[caseAt] as number; stay < end; stay++) {
      const next = firstCut(cuts, stays.from[stay] as number)
      if (next !== cut) {
        move(cut, was, now)
        was = now
        cut = next
      }
      now = stays.placeOf[stay] as number
    }
    move(cut, was, now)
  }
  const flows: FlowCount[][] = Array.from(cuts, () => [])
  for (const [way, customers] of ways) {
    const from = Math.floor(way / width) % width
    flows[Math.floor(way / (width * width))]?.push([from, way % width, customers])
  }
  for (const one of flows) one.sort(byCustomers)
  return flows
}
