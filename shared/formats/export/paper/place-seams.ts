/** A place where a seam would look good, and how much of a pity it is to miss it for another: 0 for the best of all. */
export interface Border {
  readonly at: number
  readonly cost: number
}

/** What a seam that is at no border costs; borders cost less. */
const OFF_BORDER = 1
/** How much of that it costs to make the sheets unequal: little, so that it only decides among equals. */
const UNEVEN = 0.01
/** Lengths are sums of fractions; what is apart by less is the same. */
const SLACK = 1e-6

/** Where seams lie so far, and what that costs; places run from the last seam to the first. */
interface Way {
  readonly cost: number
  readonly seam: number
  readonly isBorder: boolean
  readonly before: Way | null
}

/** How many sheets a length needs that has `reach` from seam to seam and `overlap` more on the last one. */
export const sheetsFor = (length: number, reach: number, overlap: number): number =>
  Math.max(1, Math.ceil((length - overlap) / reach - SLACK))

/**
 * Cuts a length into the fewest sheets: answers where each begins, the first at 0. A sheet covers at most `reach` up to
 * the next, and `overlap` beyond that. As many seams as possible lie at borders; the others divide what is between
 * them evenly. No sheet is so short that it would be all overlap.
 */
export function placeSeams(
  length: number,
  reach: number,
  overlap: number,
  borders: readonly Border[],
): readonly number[] {
  const count = sheetsFor(length, reach, overlap)
  const least = Math.min(2 * overlap, (length - overlap) / count)
  let ways: readonly Way[] = [{ cost: 0, seam: 0, isBorder: true, before: null }]
  for (let index = 1; index < count; index++) {
    const left = count - index
    const earliest = Math.max(0, length - overlap - left * reach)
    const latest = length - left * least
    const even = (index * length) / count
    ways = cheapest(
      ways.flatMap((before) => {
        const from = Math.max(earliest, before.seam + least)
        const to = Math.min(latest, before.seam + reach)
        const free = [from, to].map((seam) => ({ seam, isBorder: false, cost: OFF_BORDER }))
        const hits = borders
          .filter(({ at }) => at >= from - SLACK && at <= to + SLACK)
          .map(({ at, cost }) => ({ seam: at, isBorder: true, cost }))
        return [...hits, ...free].map((place) => step(before, place, even, reach))
      }),
    )
  }
  const best = ways.reduce((one, other) => (other.cost < one.cost ? other : one))
  return evened(placesOf(best), length, overlap)
}

const step = (
  before: Way,
  { seam, isBorder, cost }: Pick<Way, 'seam' | 'isBorder' | 'cost'>,
  even: number,
  reach: number,
): Way => ({
  seam,
  isBorder,
  before,
  cost: before.cost + cost + (isBorder ? UNEVEN * ((seam - even) / reach) ** 2 : 0),
})

/** Of all ways that lead to one place, the cheapest. */
function cheapest(ways: readonly Way[]): readonly Way[] {
  const best = new Map<number, Way>()
  for (const way of ways) {
    const place = Math.round(way.seam / SLACK)
    if (way.cost < (best.get(place)?.cost ?? Number.POSITIVE_INFINITY)) best.set(place, way)
  }
  return [...best.values()]
}

function placesOf(last: Way): readonly Way[] {
  const places: Way[] = []
  for (let way: Way | null = last; way; way = way.before) places.unshift(way)
  return places
}

/** Seams that are at no border divide the room between the borders beside them; the last sheet has its overlap to spare. */
function evened(places: readonly Way[], length: number, overlap: number): readonly number[] {
  const seams = places.map(({ seam }) => seam)
  for (let from = 0; from < places.length; ) {
    let to = from + 1
    while (to < places.length && !places[to]?.isBorder) to++
    const start = seams[from] as number
    const end = seams[to] ?? length - overlap
    for (let index = from + 1; index < to; index++)
      seams[index] = start + ((end - start) * (index - from)) / (to - from)
    from = to
  }
  return seams
}
