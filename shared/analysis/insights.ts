import type { MapView } from '#shared/model/map-view.ts'
import { type Finding, findGaps } from './gaps.ts'
import { stageIdsOf, type Target } from './placed-cards.ts'
import { type OpportunityRanking, type RankedPain, rankOpportunities, rankPains } from './ranking.ts'
import { sentimentLines } from './sentiment-lines.ts'
import { findPatterns, PATTERN_WORDS, type PatternKind } from './sentiment-patterns.ts'

/** A pattern in one of the map's sentiment lines. */
export interface PatternInsight {
  /** The same for the same pattern as long as it is there. */
  readonly id: string
  readonly kind: PatternKind
  readonly label: string
  /** What to do about it, in one sentence. */
  readonly tip: string
  readonly laneId: string
  /** Whose line it is; empty for a line of nobody in particular. */
  readonly personaId: string | null
  readonly personaName: string
  /** The values, steps and stages that it spans, from left to right. */
  readonly target: Target
}

/** All that the map says about itself. */
export interface Insights {
  readonly patterns: readonly PatternInsight[]
  readonly gaps: readonly Finding[]
  readonly pains: readonly RankedPain[]
  readonly opportunities: OpportunityRanking
}

/** What there is to see in a map: patterns of every sentiment line, gaps, and rankings. */
export function insightsOf(view: MapView): Insights {
  const pains = rankPains(view)
  return {
    patterns: patternsOf(view),
    gaps: findGaps(view),
    pains,
    opportunities: rankOpportunities(view, pains),
  }
}

function patternsOf(view: MapView): PatternInsight[] {
  const stageIds = stageIdsOf(view)
  return sentimentLines(view).flatMap(({ laneId, personaId, points }) =>
    findPatterns(points).map(({ kind, stepIds }): PatternInsight => {
      const spanned = new Set(stepIds)
      return {
        id: [kind, laneId, personaId ?? '', ...stepIds.slice(0, 1)].join(':'),
        kind,
        ...PATTERN_WORDS[kind],
        laneId,
        personaId,
        personaName: view.personas.find(({ id }) => id === personaId)?.name ?? '',
        target: {
          cardIds: points.filter(({ stepId }) => spanned.has(stepId)).map(({ card }) => card.id),
          stepIds,
          stageIds: [...new Set(stepIds.map((id) => stageIds.get(id) as string))],
        },
      }
    }),
  )
}
