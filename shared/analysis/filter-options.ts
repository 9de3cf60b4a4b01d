import { foldName } from '#shared/base/fold.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { CARD_KINDS, type CardKind, EVIDENCE_LEVELS, type EvidenceLevel } from '#shared/model/vocabulary.ts'
import { ownerOf } from './filter.ts'
import { placedCards } from './placed-cards.ts'

/** Something to filter by, and how many cards would pass if only that were looked for. */
export interface FilterOption<Value extends string = string> {
  readonly value: Value
  readonly count: number
}

/** All that the cards of a map can be filtered by. */
export interface FilterOptions {
  readonly tags: readonly FilterOption[]
  readonly kinds: readonly FilterOption<CardKind>[]
  readonly channels: readonly FilterOption[]
  /** The map's personas in their order, then others that cards speak of. */
  readonly personaIds: readonly FilterOption[]
  readonly owners: readonly FilterOption[]
  readonly evidence: readonly FilterOption<EvidenceLevel>[]
  readonly authors: readonly FilterOption[]
}

/**
 * The tags, kinds, channels, personas, owners, evidence levels and authors that occur on a map. Words come most frequent
 * first, spelled as they occur first; closed lists in their own order.
 */
export function filterOptions(view: MapView): FilterOptions {
  const cards = placedCards(view).map(({ card }) => card)
  const listed = <T extends string>(all: readonly T[], of: (card: Card) => T): FilterOption<T>[] => {
    const counts = Map.groupBy(cards, of)
    return all.flatMap((value) => {
      const found = counts.get(value)
      return found ? [{ value, count: found.length }] : []
    })
  }
  return {
    tags: countWords(cards, ({ tags }) => tags),
    kinds: listed(CARD_KINDS, ({ kind }) => kind),
    channels: countWords(cards, ({ channels }) => channels),
    personaIds: countPersonas(cards, view.map.personaIds),
    owners: countWords(cards, (card) => [ownerOf(card)]),
    evidence: listed(EVIDENCE_LEVELS, ({ evidence }) => evidence),
    authors: countWords(cards, ({ author }) => [author]),
  }
}

function countWords(cards: readonly Card[], of: (card: Card) => readonly string[]): FilterOption[] {
  const found = new Map<string, { readonly value: string; count: number }>()
  for (const card of cards) {
    const words = new Map(of(card).map((word) => [foldName(word), word]))
    words.delete('')
    for (const [folded, value] of words) {
      const known = found.get(folded)
      if (known) known.count++
      else found.set(folded, { value: value.trim(), count: 1 })
    }
  }
  return [...found.values()].sort(
    (a, b) => b.count - a.count || (foldName(a.value) < foldName(b.value) ? -1 : 1),
  )
}

/** A card that names nobody speaks of everybody who travels on the map, as in `passes`. */
function countPersonas(cards: readonly Card[], travelling: readonly string[]): FilterOption[] {
  const named = Map.groupBy(cards, ({ personaId }) => personaId)
  const everybody = named.get(null)?.length ?? 0
  const others = [...named.keys()].flatMap((id) => (id === null || travelling.includes(id) ? [] : [id]))
  return [
    ...travelling.map((value) => ({ value, count: (named.get(value)?.length ?? 0) + everybody })),
    ...others.map((value) => ({ value, count: named.get(value)?.length ?? 0 })),
  ].filter(({ count }) => count > 0)
}
