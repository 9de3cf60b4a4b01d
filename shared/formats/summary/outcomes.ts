import type { Insights, PatternInsight } from '#shared/analysis/insights.ts'
import { stepName } from '#shared/analysis/placed-cards.ts'
import {
  QUADRANT_WORDS,
  type RankedOpportunity,
  type RankedPain,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import { sentimentLines } from '#shared/analysis/sentiment-lines.ts'
import { quoted } from '#shared/base/quote.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { IMPACT_LABELS } from '#shared/model/vocabulary.ts'

/** One of the things to take away from a map. */
export interface Outcome {
  readonly kind: 'opportunity' | 'moment' | 'peak' | 'pain'
  /** The thing itself, in the words of the map. */
  readonly text: string
  /** Why it is one, in one sentence. */
  readonly why: string
}

const MOST = 3

/**
 * The three things to take away. The best opportunity comes first, then the first moment that matters (the highest peak
 * where none is marked), then the worst pain that no open opportunity answers, unless it is trivial; what is left of the
 * three are the next best opportunities, then the pains that nothing answers.
 */
export function topOutcomes(
  view: MapView,
  { patterns, pains, opportunities }: Pick<Insights, 'patterns' | 'pains' | 'opportunities'>,
): readonly Outcome[] {
  const { ranked, unplaced } = opportunities
  const [best, ...others] = [...ranked.map(ofRanked), ...unplaced.map(ofUnplaced)]
  const answered = new Set([...ranked, ...unplaced].flatMap((one) => one.pains.map(({ card }) => card.id)))
  const open = pains.filter(({ card }) => !answered.has(card.id))
  const worst = open.find(({ card }) => card.impact !== 'trivial')
  const milder = open.filter((pain) => pain !== worst)
  return [best, highPoint(view, patterns), worst && ofPain(worst), ...others, ...milder.map(ofPain)]
    .filter((outcome) => outcome !== undefined)
    .slice(0, MOST)
}

const ofPain = ({ card }: RankedPain): Outcome => ({
  kind: 'pain',
  text: card.text,
  why: `${IMPACT_LABELS[card.impact]}, and nothing answers it yet.`,
})

function ofRanked({ card, quadrant, pains }: RankedOpportunity): Outcome {
  const { label, tip } = QUADRANT_WORDS[quadrant]
  return { kind: 'opportunity', text: card.text, why: `${label}. ${tip}${answering(pains)}` }
}

const ofUnplaced = ({ card, pains }: WeighedOpportunity): Outcome => ({
  kind: 'opportunity',
  text: card.text,
  why: `Value and effort are still to be judged.${answering(pains)}`,
})

const answering = ([worst]: WeighedOpportunity['pains']): string =>
  worst ? ` It answers ${quoted(worst.card.text)}.` : ''

function highPoint(view: MapView, patterns: readonly PatternInsight[]): Outcome | undefined {
  const moment = view.steps.find((step) => step.moment)
  if (moment)
    return {
      kind: 'moment',
      text: unquoted(view, moment.id),
      why: 'A moment that matters: protect it and build on it.',
    }
  const heights = new Map(
    sentimentLines(view).flatMap(({ points }) => points.map(({ card, value }) => [card.id, value])),
  )
  const heightOf = ({ target }: PatternInsight): number => heights.get(target.cardIds[0] ?? '') ?? 0
  const [peak] = patterns.filter(({ kind }) => kind === 'peak').sort((a, b) => heightOf(b) - heightOf(a))
  return (
    peak && {
      kind: 'peak',
      text: unquoted(view, peak.target.stepIds[0] ?? ''),
      why: `The high point. ${peak.tip}`,
    }
  )
}

const unquoted = (view: MapView, stepId: string): string =>
  view.steps.find(({ id }) => id === stepId)?.title.trim() || stepName(view, stepId)
