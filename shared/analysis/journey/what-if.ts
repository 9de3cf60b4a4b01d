import { fail, ok, type Result } from '#shared/base/result.ts'
import { figuresAt } from '#shared/model/drops.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { wayThrough, wayTo } from '#shared/model/measure-at.ts'

/** Another conversion on the way to a place: a share of 0 to 1, or so many times what it is. */
export type OtherConversion =
  | { readonly toPlaceId: string; readonly conversion: number }
  | { readonly toPlaceId: string; readonly factor: number }

/** How many would reach a place. */
export interface PlaceThen {
  readonly placeId: string
  readonly now: number | null
  /** Not rounded; `null` where that cannot be told. */
  readonly would: number | null
}

/** What would be, and on what it rests. */
export interface WhatIf {
  /** Shares of 0 to 1. */
  readonly conversion: { readonly now: number; readonly would: number }
  /** The place itself and all of its kind after it, in the map's order. */
  readonly places: readonly PlaceThen[]
  readonly assumption: string
}

const ASSUMPTION =
  'This assumes that whoever comes on in addition goes on from there as the others do: all other conversions stay as they are. Those who are held back today may be less ready to go on, so the result is rather too high than too low.'

/**
 * How many would reach a place and those after it if its conversion were another. A share above 1 counts as 1. It refuses
 * where there is no conversion to start from.
 */
export function whatIf(
  data: Pick<MapData, 'figures' | 'stages'>,
  slice: Slice,
  change: OtherConversion,
): Result<WhatIf> {
  const { toPlaceId } = change
  const here = wayTo(data, toPlaceId, slice)
  if (!here || here.before === null || here.reached === null)
    return fail('no-conversion', 'The conversion to this place is not known, so it cannot be changed.')
  const { before, reached } = here
  if (before === 0)
    return fail('zero-denominator', 'Nobody reached the place before, so there is no conversion to change.')
  const now = reached / before
  const asked = 'factor' in change ? now * change.factor : change.conversion
  if (!Number.isFinite(asked) || asked < 0)
    return fail('no-share', 'A conversion is a share between 0 % and 100 %.')
  const would = Math.min(1, asked)
  const way = wayThrough(data, toPlaceId, slice)
  return ok({
    conversion: { now, would },
    assumption: ASSUMPTION,
    places: way.slice(way.indexOf(toPlaceId)).map((placeId) => {
      const count = figuresAt(slice, placeId)?.reached ?? null
      return {
        placeId,
        now: count,
        would: placeId === toPlaceId ? before * would : goingOn(count, now, would),
      }
    }),
  })
}

/** Later on there are so many times as many; where nobody came through, how they would go on from there is not known. */
function goingOn(count: number | null, now: number, would: number): number | null {
  if (would === 0) return 0
  return count === null || now === 0 ? null : (count * would) / now
}
