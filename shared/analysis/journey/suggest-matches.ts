import type { Match } from '#shared/model/data-set.ts'
import type { MapPlace } from './figures-request.ts'
import { type NameWords, nameWords } from './match-words.ts'

/** A state of the data that may stand for a place. */
export interface StateToMatch {
  readonly name: string
  /** Where on their way customers come by it, on average: 0 first, 1 last. Decides between places that fit as well. */
  readonly position?: number
}

/** How well two names fit: the same; the same but for endings and small words; one part of the other; in other words. */
const FIT = { same: 1, alike: 0.9, part: 0.7, meaning: 0.6, meaningPart: 0.35, none: 0 } as const

/**
 * Which states of the data stand for which stage or step, as far as their names tell: without case, accents, numbers and
 * endings, whatever joins the words, and with the usual other words for a thing (purchase, order). A state gets one place or
 * none, in the order of the states; a place may get several. Where names share but a part, that part must be all of one of
 * them, so that an e-mail campaign is no e-mail support; and what failed or was called off is not what was done.
 */
export function suggestMatches(states: readonly StateToMatch[], places: readonly MapPlace[]): Match[] {
  const known = places.map((place) => ({
    place,
    words: nameWords(place.title),
    position: positionOf(place, places),
  }))
  return states.flatMap(({ name, position }): Match[] => {
    const words = nameWords(name)
    let best: { readonly id: string; readonly rank: readonly number[] } | null = null
    for (const one of known) {
      const fit = fitOf(words, one.words)
      if (fit === FIT.none) continue
      const away = position === undefined ? 0 : Math.abs(position - one.position)
      // Of a stage and its step that fit as well, the step says more.
      const rank = [fit, one.place.kind === 'step' ? 1 : 0, -away]
      if (!best || isHigher(rank, best.rank)) best = { id: one.place.id, rank }
    }
    return best ? [[name, best.id]] : []
  })
}

/** Matches as they hold on a map by now: those to places that are gone are gone. */
export function matchesAfter(matches: readonly Match[], places: readonly Pick<MapPlace, 'id'>[]): Match[] {
  const there = new Set(places.map(({ id }) => id))
  return matches.filter(([, placeId]) => there.has(placeId))
}

/** Where a place lies among those of its kind, 0 to 1. */
function positionOf(place: MapPlace, places: readonly MapPlace[]): number {
  const alike = places.filter(({ kind }) => kind === place.kind)
  return alike.length < 2 ? 0 : alike.indexOf(place) / (alike.length - 1)
}

function isHigher(rank: readonly number[], other: readonly number[]): boolean {
  const differing = rank.findIndex((value, at) => value !== other[at])
  return differing >= 0 && (rank[differing] as number) > (other[differing] as number)
}

function fitOf(one: NameWords, other: NameWords): number {
  if (one.joined !== '' && one.joined === other.joined) return FIT.same
  if (one.isTurned !== other.isTurned) return FIT.none
  const byWord = overlap(one.stems, other.stems)
  const byMeaning = overlap(one.meanings, other.meanings)
  if (byWord === 1) return FIT.alike
  if (byWord > 0) return (FIT.part * (1 + byWord)) / 2
  return byMeaning === 1 ? FIT.meaning : FIT.meaningPart * byMeaning
}

/** How much of the longer list the shorter one is, where all of it is in there; else 0. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  return few.size > 0 && [...few].every((word) => many.has(word)) ? few.size / many.size : 0
}
