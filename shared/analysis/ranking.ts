import { clamp } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { IMPACT_LABELS, type Impact } from '#shared/model/vocabulary.ts'
import { spokenOf } from './placed-cards.ts'

/** What each impact counts. */
export const IMPACT_WEIGHTS: Readonly<Record<Impact, number>> = { trivial: 1, workaround: 2, abandons: 3 }
/** What a pain counts that got no vote where others got some: less than one vote, more than nothing. */
const NO_VOTE = 0.5

/** A number that goes into a rank, and whether somebody said it or it stands in for what nobody said. */
export interface Factor {
  readonly value: number
  readonly known: boolean
}

/** A pain among the others. */
export interface RankedPain {
  readonly card: Card
  readonly stepId: string
  /** From 1; pains of equal score share a rank. */
  readonly rank: number
  readonly score: number
  readonly weight: number
  /** In percent of the customers. */
  readonly reach: Factor
  readonly votes: Factor
}

/** Products of decimal fractions that are equal on paper shall be equal here. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/**
 * The map's pains by impact × reach × votes, the worst first; equals in reading order. Where nobody said how many a pain
 * reaches, the median of those that are known stands in (100 % where none is): it neither sinks nor rises for it. A pain
 * without a vote counts half a vote once others have some, and one where nobody voted at all.
 */
export function rankPains(view: MapView): readonly RankedPain[] {
  const pains = spokenOf(view, 'pain')
  const usualReach = median(pains.flatMap(({ card }) => (card.reach === null ? [] : [percent(card.reach)])))
  const voted = pains.some(({ card }) => card.votes > 0)
  const scored = pains.map(({ card, stepId }) => {
    const weight = IMPACT_WEIGHTS[card.impact]
    const reach = {
      value: card.reach === null ? usualReach : percent(card.reach),
      known: card.reach !== null,
    }
    const votes = { value: voted ? Math.max(NO_VOTE, card.votes) : 1, known: card.votes > 0 }
    return { card, stepId, weight, reach, votes, score: rounded((weight * reach.value * votes.value) / 100) }
  })
  return withRanks(scored.sort((a, b) => b.score - a.score || b.weight - a.weight))
}

/** Numbers what is sorted by score, from 1; equals share a number, and the next one leaves theirs free. */
function withRanks<T extends { readonly score: number }>(sorted: readonly T[]): (T & { rank: number })[] {
  let rank = 1
  return sorted.map((item, index) => {
    if (item.score !== sorted[index - 1]?.score) rank = index + 1
    return { ...item, rank }
  })
}

const percent = (reach: number): number => clamp(reach, 0, 100)

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? 100 : (low + high) / 2
}

/**
 * How a pain came to its score, such as “3 (Abandons) × 60 % × 4 votes”. What stands in for something nobody said is told
 * as such, and left out where it changes nothing.
 */
export function explainPain({ card, weight, reach, votes }: RankedPain): string {
  const shown = (value: number): string => String(Math.round(value * 100) / 100)
  return [
    `${weight} (${IMPACT_LABELS[card.impact]})`,
    ...(reach.known ? [`${shown(reach.value)} %`] : []),
    ...(!reach.known && reach.value !== 100 ? [`${shown(reach.value)} % (usual reach here)`] : []),
    ...(votes.known ? [`${shown(votes.value)} ${votes.value === 1 ? 'vote' : 'votes'}`] : []),
    ...(!votes.known && votes.value !== 1 ? [`${shown(votes.value)} (no votes)`] : []),
  ].join(' × ')
}

/** Value and effort run from 1 to 5; from 3 on they are high. */
export const GRADES = { least: 1, most: 5, high: 3 } as const

/** The four fields of the matrix. */
export const QUADRANTS = ['quick-win', 'big-bet', 'fill-in', 'thankless'] as const
export type Quadrant = (typeof QUADRANTS)[number]
export const QUADRANT_WORDS: Readonly<Record<Quadrant, { readonly label: string; readonly tip: string }>> = {
  'quick-win': { label: 'Quick win', tip: 'Much for little: do it first.' },
  'big-bet': { label: 'Big bet', tip: 'Worth it, and work: plan it, and take it in parts.' },
  'fill-in': { label: 'Fill-in', tip: 'Little for little: when there is time.' },
  thankless: { label: 'Thankless', tip: 'Much work for little: leave it, or find a smaller way.' },
}

/** A point of the matrix as a unit square: effort grows to the right, value upwards from the lower edge. */
export interface MatrixPoint {
  readonly x: number
  readonly y: number
}

/** What an opportunity is worth and takes. */
export interface Grades {
  readonly value: number
  readonly effort: number
}

const grade = (value: number): number => clamp(value, GRADES.least, GRADES.most)
const SPAN = GRADES.most - GRADES.least

/** Where grades stand in the matrix; such beyond 1 to 5 stand at its edge. */
export const matrixPoint = ({ value, effort }: Grades): MatrixPoint => ({
  x: (grade(effort) - GRADES.least) / SPAN,
  y: (grade(value) - GRADES.least) / SPAN,
})

/** The grades at a point of the matrix, in steps of `step`; points beyond the square count as its edge. */
export function matrixGrades({ x, y }: MatrixPoint, step = 0.5): Grades {
  const at = (share: number): number =>
    grade(GRADES.least + Math.round((clamp(share, 0, 1) * SPAN) / step) * step)
  return { value: at(y), effort: at(x) }
}

/** The field of the matrix in which grades lie. */
export function quadrantOf({ value, effort }: Grades): Quadrant {
  const light = effort < GRADES.high
  if (value >= GRADES.high) return light ? 'quick-win' : 'big-bet'
  return light ? 'fill-in' : 'thankless'
}

/** An opportunity and the pains it answers. */
export interface WeighedOpportunity {
  readonly card: Card
  readonly stepId: string
  /** The pains of this map that it answers, the worst first, and the sum of their scores. */
  readonly pains: readonly RankedPain[]
  readonly painScore: number
}

/** An opportunity with both grades, in its place. */
export interface RankedOpportunity extends WeighedOpportunity, Grades {
  /** From 1; opportunities of equal score share a rank. */
  readonly rank: number
  /** Value ÷ effort: 0.2 to 5. */
  readonly score: number
  readonly quadrant: Quadrant
  readonly point: MatrixPoint
}

/** All opportunities of a map, each in one of three lists. */
export interface OpportunityRanking {
  readonly ranked: readonly RankedOpportunity[]
  /** Without value or effort yet, those that answer the worst pains first. */
  readonly unplaced: readonly WeighedOpportunity[]
  /** Done or dropped: nothing is left to weigh. */
  readonly settled: readonly WeighedOpportunity[]
}

/**
 * The map's opportunities by value ÷ effort, the best first; equals by the scores of the pains they answer, then by votes,
 * then in reading order.
 */
export function rankOpportunities(
  view: MapView,
  pains: readonly RankedPain[] = rankPains(view),
): OpportunityRanking {
  const all = spokenOf(view, 'opportunity')
    .map(({ card, stepId }): WeighedOpportunity => {
      const named = new Set(card.painIds)
      const answered = pains.filter((pain) => named.has(pain.card.id))
      const painScore = rounded(answered.reduce((sum, { score }) => sum + score, 0))
      return { card, stepId, pains: answered, painScore }
    })
    .sort((a, b) => b.painScore - a.painScore || b.card.votes - a.card.votes)
  const isSettled = ({ card }: WeighedOpportunity): boolean =>
    card.progress === 'done' || card.progress === 'dropped'
  const open = all.filter((opportunity) => !isSettled(opportunity))
  const placed = open.flatMap((opportunity) => {
    const grades = gradesOf(opportunity.card)
    return grades ? [{ ...opportunity, ...grades, score: rounded(grades.value / grades.effort) }] : []
  })
  return {
    ranked: withRanks(placed.sort((a, b) => b.score - a.score)).map((opportunity) => ({
      ...opportunity,
      quadrant: quadrantOf(opportunity),
      point: matrixPoint(opportunity),
    })),
    unplaced: open.filter(({ card }) => gradesOf(card) === null),
    settled: all.filter(isSettled),
  }
}

/** Both grades of an opportunity, held within 1 to 5, or `null` where one is missing. */
export const gradesOf = ({ value, effort }: Pick<Card, 'value' | 'effort'>): Grades | null =>
  value === null || effort === null ? null : { value: grade(value), effort: grade(effort) }
