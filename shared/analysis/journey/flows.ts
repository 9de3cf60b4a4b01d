import type { Stays } from './stays.ts'

/** How many customers went from one place straight to another, by the places' indexes; `places` stands for the outside. */
export type FlowCount = readonly [from: number, to: number, customers: number]

/**
 * Direct moves of the cases of each slice, most customers first; who goes the same way twice counts once. Everybody comes from
 * the outside and is there again after their last stay. `sliceOf` tells the slice of a case, −1: none.
 */
export function flowsBySlice(
  stays: Stays,
  places: number,
  sliceOf: Int32Array,
  slices: number,
): readonly (readonly FlowCount[])[] {
  const width = places + 1
  const counts = new Uint32Array(slices * width * width)
  const seenBy = new Int32Array(width * width).fill(-1)
  for (let caseAt = 0; caseAt < sliceOf.length; caseAt++) {
    const slice = sliceOf[caseAt] as number
    const first = stays.firstOf[caseAt] as number
    const end = stays.firstOf[caseAt + 1] as number
    if (slice < 0 || first === end) continue
    let from = places
    for (let stay = first; stay <= end; stay++) {
      const to = stay === end ? places : (stays.placeOf[stay] as number)
      const way = from * width + to
      if (seenBy[way] !== caseAt) {
        seenBy[way] = caseAt
        const cell = slice * width * width + way
        counts[cell] = (counts[cell] as number) + 1
      }
      from = to
    }
  }
  return Array.from({ length: slices }, (_, slice) =>
    readFlows(counts.subarray(slice * width * width, (slice + 1) * width * width), width),
  )
}

function readFlows(counts: Uint32Array, width: number): FlowCount[] {
  const flows: FlowCount[] = []
  for (let way = 0; way < counts.length; way++) {
    const customers = counts[way] as number
    if (customers > 0) flows.push([Math.floor(way / width), way % width, customers])
  }
  return flows.sort(byCustomers)
}

/** Most customers first; of as many, in the map's order. */
export const byCustomers = (a: FlowCount, b: FlowCount): number => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]
