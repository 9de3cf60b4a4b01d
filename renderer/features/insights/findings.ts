import type { Finding } from '#shared/analysis/gaps.ts'
import { type Insights, insightsOf, type PatternInsight } from '#shared/analysis/insights.ts'
import type { RankedPain } from '#shared/analysis/ranking.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** A finding under an id that no other map's has. */
type OfMap<Item> = Item & { readonly id: string }

/** A pain in its rank, and whether an opportunity answers it. */
export interface ListedPain extends RankedPain {
  readonly id: string
  readonly answered: boolean
}

/** What the panel lists, with ids to tell entries by. */
export interface Findings {
  readonly patterns: readonly OfMap<PatternInsight>[]
  readonly gaps: readonly OfMap<Finding>[]
  readonly pains: readonly ListedPain[]
  readonly opportunities: Insights['opportunities']
}

/** All that there is to say about a map. */
export function findingsOf(view: MapView): Findings {
  const { patterns, gaps, pains, opportunities } = insightsOf(view)
  const ofMap = <Item extends { readonly id: string }>(item: Item): Item => ({
    ...item,
    id: `${view.map.id}:${item.id}`,
  })
  const answered = answeredPains(view)
  return {
    patterns: patterns.map(ofMap),
    gaps: gaps.map(ofMap),
    pains: pains.map((pain) => ({ ...pain, id: pain.card.id, answered: answered.has(pain.card.id) })),
    opportunities,
  }
}

/** The pains that some opportunity of the map means to answer. */
function answeredPains({ cells }: MapView): ReadonlySet<string> {
  const isMeant = ({ kind, progress }: Card): boolean => kind === 'opportunity' && progress !== 'dropped'
  const cards = [...cells.values()].flatMap((row) => [...row.values()].flat())
  return new Set(cards.filter(isMeant).flatMap(({ painIds }) => painIds))
}
