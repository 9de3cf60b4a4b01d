import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Measure } from './data-set.ts'
import { figuresAt } from './drops.ts'
import type { PlaceFigures, Slice } from './figures.ts'
import type { MapData } from './map-data.ts'

type Counted = Pick<MapData, 'figures' | 'stages'>

/** The places of the same kind as this one that have numbers in a slice, in the order that was computed. */
export function wayThrough(
  data: Counted,
  placeId: string,
  { places }: Pick<Slice, 'places'>,
): readonly string[] {
  const isStage = data.stages.some(({ stage }) => stage.id === placeId)
  const { stages, steps } = waysOf(data, places)
  return isStage ? stages : steps
}

interface Ways {
  readonly stages: readonly string[]
  readonly steps: readonly string[]
}

/** By the map's stages, then by the slice's places: a lane that fills itself asks for each of its numbers, at every snapshot. */
const known = new WeakMap<Counted['stages'], WeakMap<Slice['places'], Ways>>()

function waysOf({ figures, stages }: Counted, places: Slice['places']): Ways {
  const here = known.get(stages) ?? new WeakMap<Slice['places'], Ways>()
  known.set(stages, here)
  const ways = here.get(places) ?? countedWays(figures.order, stages, places)
  here.set(places, ways)
  return ways
}

function countedWays(order: readonly string[], stages: Counted['stages'], places: Slice['places']): Ways {
  const counted = new Set(places.map(({ placeId }) => placeId))
  const among = (ids: readonly string[]): readonly string[] => {
    const its = new Set(ids)
    return order.filter((id) => its.has(id) && counted.has(id))
  }
  return {
    stages: among(stages.map(({ stage }) => stage.id)),
    steps: among(stages.flatMap(({ steps }) => steps.map(({ id }) => id))),
  }
}

/** Those of {@link wayThrough} that come before the place. */
export function placesBefore(
  data: Counted,
  placeId: string,
  slice: Pick<Slice, 'places'>,
): readonly string[] {
  const way = wayThrough(data, placeId, slice)
  return way.slice(0, Math.max(0, way.indexOf(placeId)))
}

/** How many reached the place before and this one; a count that is not told is `null`. */
export interface WayHere {
  readonly fromId: string
  readonly before: number | null
  readonly reached: number | null
}

/** The way to a place from the one before it; `null` for the first place with numbers, and for one without. */
export function wayTo(data: Counted, placeId: string, slice: Pick<Slice, 'places'>): WayHere | null {
  const fromId = placesBefore(data, placeId, slice).at(-1)
  const from = fromId === undefined ? undefined : figuresAt(slice, fromId)
  const here = figuresAt(slice, placeId)
  return from && here ? { fromId: from.placeId, before: from.reached, reached: here.reached } : null
}

/**
 * A measure of a place as a plain number: customers, a share of 0 to 1, seconds, a score as it was given, or money. Where
 * there is none, the problem says why in one sentence.
 */
export function measureAt(
  data: Pick<MapData, 'dataSet' | 'figures' | 'stages'>,
  slice: Slice,
  placeId: string,
  measure: Measure,
): Result<number> {
  const place = figuresAt(slice, placeId)
  if (!place) return fail('no-states', 'No state of the journey data is matched here.')
  if (measure === 'conversion' || measure === 'drop-off') {
    const share = conversionAt(data, slice, placeId)
    return share.ok && measure === 'drop-off' ? ok(1 - share.value) : share
  }
  const number = numberOf(place, measure)
  if (number !== null) return ok(number)
  if (COUNTED.has(measure)) return tooFew(data)
  if (slice.kind === 'snapshot')
    return fail(
      'not-in-snapshots',
      'A snapshot tells where people were, and neither times, scores nor values.',
    )
  return fail(
    'not-told',
    `There is nothing to tell here, or it would tell of fewer than ${data.figures.leastGroup} ${data.dataSet.subject}s.`,
  )
}

const COUNTED: ReadonlySet<Measure> = new Set(['reached', 'entered', 'left', 'still-here', 'returned'])

function numberOf(place: PlaceFigures, measure: Exclude<Measure, 'conversion' | 'drop-off'>): number | null {
  switch (measure) {
    case 'still-here':
      return place.stillHere
    case 'time-median':
      return place.time?.median ?? null
    case 'time-p90':
      return place.time?.p90 ?? null
    case 'score':
      return place.score?.mean ?? null
    default:
      return place[measure]
  }
}

function conversionAt(
  data: Pick<MapData, 'dataSet' | 'figures' | 'stages'>,
  slice: Slice,
  placeId: string,
): Result<number> {
  const way = wayTo(data, placeId, slice)
  if (!way) return fail('first-place', 'This is the first place with numbers, so nothing is before it.')
  if (way.before === null || way.reached === null) return tooFew(data)
  if (way.before === 0)
    return fail('zero-denominator', 'Nobody reached the place before, so there is nothing to divide by.')
  return ok(way.reached / way.before)
}

const tooFew = ({ figures, dataSet }: Pick<MapData, 'dataSet' | 'figures'>): Result<never> =>
  fail(
    'too-few',
    `The number is not shown, because it would tell of fewer than ${figures.leastGroup} ${dataSet.subject}s.`,
  )
