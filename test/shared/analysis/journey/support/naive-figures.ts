import type { Match } from '#shared/model/data-set.ts'
import { PLACES, type Row } from './random-logs.ts'

/** The figures of one place, worked out from the definitions with lists and nothing else. */
export interface NaivePlace {
  readonly placeId: string
  readonly reached: number
  readonly entered: number
  readonly left: number
  readonly stillHere: number
  readonly returned: number
  /** Seconds, in ascending order. */
  readonly times: readonly number[]
  readonly timesFromEarlier: readonly number[]
}

interface Visit {
  readonly place: string
  readonly at: number
}

/** What an event counts for on one of the two axes; '' for nothing. */
function placeOf(state: string, kind: 'stage' | 'step', matches: readonly Match[]): string {
  const place = PLACES.find(({ id }) => id === matches.find(([name]) => name === state)?.[1])
  if (!place) return ''
  if (kind === 'stage') return place.stageId
  if (place.kind === 'step') return place.id
  const steps = PLACES.filter((one) => one.kind === 'step' && one.stageId === place.stageId)
  return steps.length === 1 ? (steps[0]?.id ?? '') : ''
}

/** Every customer's visits in order of time; at the same hour as the rows stand. */
function journeys(rows: readonly Row[], kind: 'stage' | 'step', matches: readonly Match[]): Visit[][] {
  const byCustomer = Map.groupBy(rows, ({ who }) => who)
  return [...byCustomer.values()].map((its) =>
    its
      .toSorted((a, b) => a.hour - b.hour)
      .map(({ what, hour }) => ({ place: placeOf(what, kind, matches), at: hour * 3600 }))
      .filter(({ place }) => place !== ''),
  )
}

/** One visit where several follow each other. */
const merged = (visits: readonly Visit[]): Visit[] =>
  visits.filter(({ place }, at) => visits[at - 1]?.place !== place)

export function naivePlaces(rows: readonly Row[], matches: readonly Match[]): NaivePlace[] {
  return (['stage', 'step'] as const).flatMap((kind) => {
    const used = new Set(matches.map(([state]) => placeOf(state, kind, matches)))
    const order = PLACES.filter((place) => place.kind === kind && used.has(place.id)).map(({ id }) => id)
    const all = journeys(rows, kind, matches)
    return order.map((placeId, index) => {
      const ways = all.map((visits) => wayThrough(visits, order.slice(0, index + 1)))
      const stays = all.map(merged)
      const entered = stays.filter((its) => its.some(({ place }) => place === placeId)).length
      const stillHere = stays.filter((its) => its.at(-1)?.place === placeId).length
      return {
        placeId,
        reached: ways.filter((way) => way.length === index + 1).length,
        entered,
        left: entered - stillHere,
        stillHere,
        returned: stays.filter((its) =>
          its.some(
            ({ place }, at) =>
              place === placeId && order.indexOf(its[at - 1]?.place ?? '') > order.indexOf(placeId),
          ),
        ).length,
        times: sorted(
          stays.flatMap((its) =>
            its.flatMap(({ place, at }, stay) => {
              const next = its[stay + 1]
              return place === placeId && next ? [next.at - at] : []
            }),
          ),
        ),
        timesFromEarlier: sorted(
          ways.flatMap((way) =>
            index > 0 && way.length === index + 1
              ? [(way[index] as number) - (way[index - 1] as number)]
              : [],
          ),
        ),
      }
    })
  })
}

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

/** When a customer reached each of these places, one after the other, as far as they got. */
function wayThrough(visits: readonly Visit[], [first, ...others]: readonly string[]): number[] {
  const at = visits.findIndex(({ place }) => place === first)
  if (at < 0 || first === undefined) return []
  return [(visits[at] as Visit).at, ...wayThrough(visits.slice(at + 1), others)]
}

/** Direct moves, each with the number of customers who made it; '' is the outside. */
export function naiveFlows(rows: readonly Row[], matches: readonly Match[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const kind of ['stage', 'step'] as const)
    for (const visits of journeys(rows, kind, matches)) {
      const stops = merged(visits).map(({ place }) => place)
      if (stops.length === 0) continue
      const moves = new Set(['', ...stops].map((from, at) => `${from} ${stops[at] ?? ''}`))
      for (const move of moves) counts.set(move, (counts.get(move) ?? 0) + 1)
    }
  return counts
}

/** Who was at which place at two instants (hours), as moves; who stayed is none. */
export function naiveMoves(
  rows: readonly Row[],
  matches: readonly Match[],
  [before, now]: readonly [number, number],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const kind of ['stage', 'step'] as const)
    for (const visits of journeys(rows, kind, matches)) {
      const latest = (hour: number): string => visits.findLast(({ at }) => at <= hour * 3600)?.place ?? ''
      const [from, to] = [latest(before), latest(now)]
      if (from !== to) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1)
    }
  return counts
}
