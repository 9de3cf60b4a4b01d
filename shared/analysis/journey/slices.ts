import type { PlaceFigures, Spread } from '#shared/model/figures.ts'
import { eachNumber, numbersOf } from './columns.ts'
import type { EventLog, NumberColumn } from './event-log.ts'
import { type FlowCount, flowsBySlice } from './flows.ts'
import { eachReached } from './funnel.ts'
import type { Axis } from './places-of-log.ts'
import { type FullSpread, spreadsByGroup } from './quantiles.ts'
import { NO_SCORE, scoresBySlice } from './scores.ts'
import type { Slicing } from './slicing.ts'
import { type Stays, staysOf } from './stays.ts'

/** What was counted at one place, small groups and all: it never leaves this machine as it is. */
export interface PlaceCounts {
  readonly reached: number
  readonly entered: number
  readonly stillHere: number
  readonly returned: number
  readonly time: Spread | null
  /** How many customers `time` is of. */
  readonly timedCustomers: number
  readonly timeFromEarlier: Spread | null
  readonly score: PlaceFigures['score']
  /** Whether enough customers gave a score for it to be told. */
  readonly isScoreTold: boolean
  readonly value: number | null
  /** How many customers `value` is from. */
  readonly payers: number
}

/** The places of one axis, and the moves between them. */
export interface AxisCounts {
  readonly places: readonly PlaceCounts[]
  readonly flows: readonly FlowCount[]
}

/** Everybody or a part of them, counted. */
export interface SliceCounts {
  readonly id: string
  readonly kind: 'all' | 'segment' | 'snapshot'
  readonly column: string
  readonly value: string
  readonly customers: number
  readonly stages: AxisCounts
  readonly steps: AxisCounts
}

/** Every step of the way through an axis, in the order of {@link eachReached}. Instants in milliseconds. */
export interface Reaches {
  readonly caseOf: Uint32Array
  readonly placeOf: Uint16Array
  readonly at: Float64Array
  /** When the place before was reached; NaN at the first one. */
  readonly before: Float64Array
}

/** What all slices of an axis are counted from. */
export interface Walked {
  readonly axis: Axis
  readonly stays: Stays
  readonly reaches: Reaches
}

/** Walks a log once along an axis. */
export function walk(log: EventLog, axis: Axis): Walked {
  const stays = staysOf(log, axis)
  // Whoever reaches a place for the first time begins a stay there, so there are no more of those than of these.
  const most = stays.placeOf.length
  const reaches = {
    caseOf: new Uint32Array(most),
    placeOf: new Uint16Array(most),
    at: new Float64Array(most),
    before: new Float64Array(most),
  }
  let length = 0
  eachReached(log, axis.placeOfActivity, (caseAt, place, at, before) => {
    reaches.caseOf[length] = caseAt
    reaches.placeOf[length] = place
    reaches.at[length] = at
    reaches.before[length] = before
    length++
  })
  const { caseOf, placeOf, at, before } = reaches
  return {
    axis,
    stays,
    reaches: {
      caseOf: caseOf.subarray(0, length),
      placeOf: placeOf.subarray(0, length),
      at: at.subarray(0, length),
      before: before.subarray(0, length),
    },
  }
}

/** Numbers of which one is counted up at a time: `counts[at]++` that the compiler trusts. */
export const countUp = (counts: Uint32Array | Int32Array, at: number, by = 1): void => {
  counts[at] = (counts[at] as number) + by
}

/** Counts an axis for every slice; the result lies by slice. `score` is the survey that the map shows, if any. */
export function countAxis(
  log: EventLog,
  walked: Walked,
  slicing: Slicing,
  { score, least }: { readonly score: NumberColumn | null; readonly least: number },
): readonly AxisCounts[] {
  const width = walked.axis.places.length
  const ways = countWays(walked, slicing, width)
  const visits = countStays(walked.stays, slicing, width)
  const money = countValue(log, walked.axis, slicing)
  const flows = flowsBySlice(walked.stays, width, slicing.sliceOf, slicing.slices)
  const { places, placeOfActivity } = walked.axis
  const scores = score && scoresBySlice(log, score, { count: width, placeOfActivity }, slicing, least)
  return Array.from({ length: slicing.slices }, (_, slice) => {
    return {
      flows: flows[slice] as readonly FlowCount[],
      places: places.map((_place, place): PlaceCounts => {
        const cell = slice * width + place
        const timed = visits.timedCustomers[cell] as number
        return {
          reached: ways.reached[cell] as number,
          entered: visits.entered[cell] as number,
          stillHere: visits.stillHere[cell] as number,
          returned: visits.returned[cell] as number,
          time: timed === 0 ? null : rounded(visits.times[cell] ?? null),
          timedCustomers: timed,
          timeFromEarlier: rounded(ways.times[cell] ?? null),
          ...(scores?.[slice]?.[place] ?? NO_SCORE),
          value: money?.sums[cell] ?? null,
          payers: money?.payers[cell] ?? 0,
        }
      }),
    }
  })
}

/** Milliseconds are as fine as any file's stamps are; more digits would only make the project larger. */
export function rounded(spread: FullSpread | null): Spread | null {
  if (!spread) return null
  const { n, q1, median, q3, p90, mean } = spread
  const fine = (seconds: number): number => Math.round(seconds * 1000) / 1000
  return { n, q1: fine(q1), median: fine(median), q3: fine(q3), p90: fine(p90), mean: fine(mean) }
}

function countWays({ reaches }: Walked, { sliceOf, slices }: Slicing, width: number) {
  const { caseOf, placeOf, at, before } = reaches
  const reached = new Uint32Array(slices * width)
  const cellOf = new Uint32Array(caseOf.length)
  const seconds = new Float64Array(caseOf.length)
  let length = 0
  for (let index = 0; index < caseOf.length; index++) {
    const slice = sliceOf[caseOf[index] as number] as number
    if (slice < 0) continue
    const cell = slice * width + (placeOf[index] as number)
    countUp(reached, cell)
    cellOf[length] = cell
    seconds[length++] = ((at[index] as number) - (before[index] as number)) / 1000
  }
  return { reached, times: spreadsByGroup(slices * width, cellOf, seconds, length) }
}

function countStays(stays: Stays, { sliceOf, slices }: Slicing, width: number) {
  const counts = () => new Uint32Array(slices * width)
  const [entered, stillHere, returned, timedCustomers] = [counts(), counts(), counts(), counts()]
  const seen = () => new Int32Array(width).fill(-1)
  const [seenIn, seenBack, seenTimed] = [seen(), seen(), seen()]
  const cellOf = new Uint32Array(stays.placeOf.length)
  const seconds = new Float64Array(stays.placeOf.length)
  let length = 0
  for (let caseAt = 0; caseAt < sliceOf.length; caseAt++) {
    const slice = sliceOf[caseAt] as number
    const end = stays.firstOf[caseAt + 1] as number
    if (slice < 0) continue
    let earlier = -1
    for (let stay = stays.firstOf[caseAt] as number; stay < end; stay++) {
      const place = stays.placeOf[stay] as number
      const cell = slice * width + place
      const isOpen = Number.isNaN(stays.to[stay])
      if (isFirst(seenIn, place, caseAt)) countUp(entered, cell)
      if (earlier > place && isFirst(seenBack, place, caseAt)) countUp(returned, cell)
      if (isOpen) countUp(stillHere, cell)
      else {
        if (isFirst(seenTimed, place, caseAt)) countUp(timedCustomers, cell)
        cellOf[length] = cell
        seconds[length++] = ((stays.to[stay] as number) - (stays.from[stay] as number)) / 1000
      }
      earlier = place
    }
  }
  const times = spreadsByGroup(slices * width, cellOf, seconds, length)
  return { entered, stillHere, returned, timedCustomers, times }
}

/** Whether it is the first time that this case is seen at a place, which it is not again. */
export function isFirst(seenBy: Int32Array, place: number, caseAt: number): boolean {
  if (seenBy[place] === caseAt) return false
  seenBy[place] = caseAt
  return true
}

/** Money by place: of the events there. What is known of a customer as such came in nowhere in particular. */
function countValue(log: EventLog, { places, placeOfActivity }: Axis, { sliceOf, slices }: Slicing) {
  const column = numbersOf(log, 'value')[0]
  if (column?.of !== 'event') return null
  const width = places.length
  const sums = new Float64Array(slices * width)
  const payers = new Uint32Array(slices * width)
  const seenBy = new Int32Array(width).fill(-1)
  eachNumber(log, column, (amount, caseAt, event) => {
    const place = placeOfActivity[log.activityOf[event] as number] as number
    const slice = sliceOf[caseAt] as number
    if (place < 0 || slice < 0 || amount === 0) return
    const cell = slice * width + place
    sums[cell] = (sums[cell] as number) + amount
    if (isFirst(seenBy, place, caseAt)) countUp(payers, cell)
  })
  return { sums, payers }
}
