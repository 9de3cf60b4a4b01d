import { type Interval, wilson } from '#shared/analysis/journey/intervals.ts'
import { figuresAt } from '#shared/model/drops.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { placesBefore, wayThrough } from '#shared/model/measure-at.ts'
import type { Counted } from './places.ts'

/** A part of a whole. `share` may be above 1 where the part is none of the whole. */
export interface Share {
  readonly part: number
  readonly whole: number
  readonly share: number
  readonly interval: Interval | null
}

/** A place of the map on the way down. */
export interface FunnelRow extends Counted {
  /** The place before, in the order in which all was computed; `null` at the first one. */
  readonly beforeId: string | null
  /** Of those who reached the place before, who reached this one; `null` at the first, and where it is not told. */
  readonly conversion: Share | null
  /** Of all who reached the first place. */
  readonly fromFirst: Share | null
  /** The same in any order: whoever was here against whoever was at the place before. */
  readonly anyOrder: Share | null
  /** How full the bar is: of the place that most customers reached. */
  readonly bar: number | null
}

/** What stands between a place and the next one. */
export interface Drop {
  readonly fromId: string
  readonly toId: string
  /** Of those who reached the one place, who did not reach the other. */
  readonly lost: Share
  readonly isLargest: boolean
}

/** A share with its interval; `null` where a number is not told or there is nothing to divide by. */
export function shareOf(part: number | null, whole: number | null): Share | null {
  if (part === null || whole === null || whole === 0) return null
  return { part, whole, share: part / whole, interval: part <= whole ? wilson(part, whole) : null }
}

/** The rows of a funnel in the map's order; what came before a place is told by the order in which all was computed. */
export function funnelRows(
  data: Pick<MapData, 'figures' | 'stages'>,
  slice: Pick<Slice, 'places'>,
  counted: readonly Counted[],
): readonly FunnelRow[] {
  const most = Math.max(...counted.map(({ figures }) => figures.reached ?? 0))
  return counted.map(({ place, figures }) => {
    const [firstId, beforeId] = [
      wayThrough(data, place.id, slice)[0],
      placesBefore(data, place.id, slice).at(-1),
    ]
    const first = firstId === undefined ? undefined : figuresAt(slice, firstId)
    const before = beforeId === undefined ? undefined : figuresAt(slice, beforeId)
    const { reached, entered } = figures
    return {
      place,
      figures,
      beforeId: beforeId ?? null,
      conversion: before ? shareOf(reached, before.reached) : null,
      fromFirst: first ? shareOf(reached, first.reached) : null,
      anyOrder: before ? shareOf(entered, before.entered) : null,
      bar: reached === null || most === 0 ? null : reached / most,
    }
  })
}

/**
 * What is lost between each place and the next, by the id of the earlier one. Between two that did not follow one another
 * when all was computed there is none: nobody counted who went from the one to the other in this order.
 */
export function dropsOf(rows: readonly FunnelRow[]): ReadonlyMap<string, Drop> {
  const drops = rows.flatMap(({ conversion, place, beforeId }, index) => {
    const isNext = beforeId !== null && rows[index - 1]?.place.id === beforeId
    const lost = isNext && conversion ? shareOf(conversion.whole - conversion.part, conversion.whole) : null
    return isNext && lost ? [{ fromId: beforeId, toId: place.id, lost }] : []
  })
  const largest = drops.toSorted((a, b) => b.lost.share - a.lost.share)[0]
  const isLargest = (drop: object): boolean => drops.length > 1 && drop === largest && largest.lost.part > 0
  return new Map(drops.map((drop) => [drop.fromId, { ...drop, isLargest: isLargest(drop) }]))
}
