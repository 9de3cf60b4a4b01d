import { figuresAt } from '#shared/model/drops.ts'
import type { PlaceFigures, Slice } from '#shared/model/figures.ts'
import { type MapData, placesOf } from '#shared/model/map-data.ts'
import { wayTo } from '#shared/model/measure-at.ts'
import { type Interval, wilson } from './intervals.ts'

/** A number in two slices; `change` is the second less the first. `null` where one of them is not told. */
export interface Pair {
  readonly one: number | null
  readonly other: number | null
  readonly change: number | null
}

/** A conversion in two slices, as shares of 0 to 1; `change` is in the same, so 0.05 is five percentage points. */
export interface ConversionPair extends Pair {
  /** Where the difference may lie, with 95 %; `null` where the slices share customers, or a share is not told. */
  readonly interval: Interval | null
  /** Whether that interval leaves out zero: chance alone seldom makes such a difference. */
  readonly isClear: boolean
}

/** A place in two slices. */
export interface PlacePair {
  readonly placeId: string
  readonly reached: Pair
  readonly entered: Pair
  readonly left: Pair
  readonly stillHere: Pair
  readonly returned: Pair
  /** From the place before; `null` at the first place. */
  readonly conversion: ConversionPair | null
  /** Seconds. */
  readonly medianTime: Pair
}

/** Two slices side by side, by place of the map. */
export interface Comparison {
  readonly places: readonly PlacePair[]
  /** Whether no customer can be in both. Only then do the intervals hold, so else there are none. */
  readonly isApart: boolean
  /** What to mind, in one sentence. */
  readonly note: string
}

/** Lays two slices of the same data beside each other, place by place in the map's order. */
export function compareSlices(
  data: Pick<MapData, 'figures' | 'stages'>,
  one: Slice,
  other: Slice,
): Comparison {
  const isApart = areApart(one, other)
  const ids = placesOf(data.stages).filter((id) => figuresAt(one, id) || figuresAt(other, id))
  return {
    isApart,
    note: noteOn(one, other, isApart),
    places: ids.map((placeId): PlacePair => {
      const [here, there] = [figuresAt(one, placeId), figuresAt(other, placeId)]
      const pair = (number: (place: PlaceFigures) => number | null): Pair =>
        pairOf(here ? number(here) : null, there ? number(there) : null)
      return {
        placeId,
        reached: pair(({ reached }) => reached),
        entered: pair(({ entered }) => entered),
        left: pair(({ left }) => left),
        stillHere: pair(({ stillHere }) => stillHere),
        returned: pair(({ returned }) => returned),
        conversion: conversionsOf(data, placeId, one, other, isApart),
        medianTime: pair(({ time }) => time?.median ?? null),
      }
    }),
  }
}

const pairOf = (one: number | null, other: number | null): Pair => ({
  one,
  other,
  change: one === null || other === null ? null : other - one,
})

/** Two values of one column share nobody. A segment is a part of everybody, and snapshots show the same customers twice. */
const areApart = (one: Slice, other: Slice): boolean =>
  one.kind === 'segment' &&
  other.kind === 'segment' &&
  one.column === other.column &&
  one.value !== other.value

function noteOn(one: Slice, other: Slice, isApart: boolean): string {
  if (isApart)
    return 'A difference is called clear where its 95 % interval leaves out zero; of twenty comparisons without any real difference, one looks clear by chance.'
  return one.kind === 'snapshot' || other.kind === 'snapshot'
    ? 'Both show the same customers at different times, so there is no interval for their difference.'
    : 'Some customers are in both, so there is no interval for their difference.'
}

function conversionsOf(
  data: Pick<MapData, 'figures' | 'stages'>,
  placeId: string,
  one: Slice,
  other: Slice,
  isApart: boolean,
): ConversionPair | null {
  const ways = [wayTo(data, placeId, one), wayTo(data, placeId, other)] as const
  if (!(ways[0] || ways[1])) return null
  const [here, there] = ways.map((way) =>
    way && way.reached !== null && way.before ? { part: way.reached, whole: way.before } : null,
  )
  const pair = pairOf(here ? here.part / here.whole : null, there ? there.part / there.whole : null)
  const interval = here && there && isApart ? differenceOfShares(here, there) : null
  return { ...pair, interval, isClear: interval !== null && (interval.low > 0 || interval.high < 0) }
}

/** So many of so many. */
interface Share {
  readonly part: number
  readonly whole: number
}

/**
 * The 95 % interval of the second share less the first, of two groups that share nobody: Newcombe's hybrid of two score
 * intervals (Wilson's), method 10 of "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17 (1998). It holds for small groups and for shares of nought and one. `null` for
 * a group of nobody.
 */
export function differenceOfShares(one: Share, other: Share): Interval | null {
  const [a, b] = [wilson(one.part, one.whole), wilson(other.part, other.whole)]
  if (!a || !b) return null
  const [p, q] = [one.part / one.whole, other.part / other.whole]
  return {
    low: q - p - Math.hypot(q - b.low, a.high - p),
    high: q - p + Math.hypot(b.high - q, p - a.low),
  }
}
