import type { Finding } from '#shared/analysis/gaps.ts'
import { insightsOf, type PatternInsight } from '#shared/analysis/insights.ts'
import { placedCards, stageIdsOf, stepName } from '#shared/analysis/placed-cards.ts'
import {
  explainPain,
  type Grades,
  gradesOf,
  QUADRANT_WORDS,
  quadrantOf,
  type RankedPain,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import { sentimentLines } from '#shared/analysis/sentiment-lines.ts'
import { foldName } from '#shared/base/fold.ts'
import { ratingWords } from '#shared/layout/card-words.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { type MapState, type OpportunityStatus, sentimentLabel } from '#shared/model/vocabulary.ts'
import { numbersOf, type SummaryNumbers } from './numbers.ts'
import { type Outcome, topOutcomes } from './outcomes.ts'
import { summariseWorkshop, type WorkshopFacts, type WorkshopSummary } from './workshop.ts'

/** A pain as a summary tells it. */
export interface SummaryPain extends Pick<RankedPain, 'rank' | 'score'> {
  readonly text: string
  readonly impact: RankedPain['card']['impact']
  /** How it came to its rank, see `explainPain`. */
  readonly explained: string
  readonly step: string
}

/** An opportunity as a summary and a list of things to do tell it. */
export interface SummaryOpportunity {
  readonly text: string
  readonly owner: string
  /** `YYYY-MM-DD`. */
  readonly due: string | null
  readonly status: OpportunityStatus
  readonly grades: Grades | null
  /** The name of its field in the matrix; empty without grades. */
  readonly quadrant: string
  readonly stage: string
  readonly step: string
  /** The pains that it answers, in their own words. */
  readonly answers: readonly string[]
}

/** A step that is marked as a moment that matters. */
export interface SummaryMoment {
  readonly step: string
  readonly stage: string
  /** How it feels, by persona: the words at the point, else those of its level. */
  readonly feelings: readonly { readonly persona: string; readonly words: string }[]
}

/** What a map comes to, for people who were not there. All texts are plain and unescaped. */
export interface MapSummary {
  readonly project: string
  readonly title: string
  readonly state: MapState
  /** One or two sentences; empty where the map has no scope yet. */
  readonly scope: string
  readonly personas: readonly Pick<Persona, 'name' | 'role' | 'motto' | 'quote' | 'about' | 'goals'>[]
  /** At most three. */
  readonly outcomes: readonly Outcome[]
  /** What the map shows of its journey data; `null` where it shows none. */
  readonly numbers: SummaryNumbers | null
  /** At most five, the worst first. */
  readonly pains: readonly SummaryPain[]
  /** All pains of the map. */
  readonly painCount: number
  /** All that are not dropped: the best first, then those not graded yet, then those done. */
  readonly opportunities: readonly SummaryOpportunity[]
  /** What is planned or under way, the earliest due first, what has no date last. */
  readonly actions: readonly SummaryOpportunity[]
  readonly moments: readonly SummaryMoment[]
  readonly patterns: readonly { readonly label: string; readonly where: string; readonly tip: string }[]
  readonly gaps: readonly Pick<Finding, 'severity' | 'title' | 'why'>[]
  /** Authors of cards and comments on this map, by name. */
  readonly people: readonly string[]
  /** What waits in the parking lot, in its own words. */
  readonly parked: readonly string[]
  /** `null` where there was no workshop. */
  readonly workshop: WorkshopSummary | null
}

const MOST_PAINS = 5

/** Sums up a map; `view` is the map as it is shown, `snapshot` the project it is part of, `facts` what its room knows. */
export function summarise(view: MapView, snapshot: Snapshot, facts: WorkshopFacts | null = null): MapSummary {
  const { patterns, gaps, pains, opportunities } = insightsOf(view)
  const { ranked, unplaced, settled } = opportunities
  const told = tellOpportunities(view)
  const listed = [...ranked, ...unplaced, ...settled.filter(({ card }) => card.progress === 'done')].map(told)
  return {
    project: projectOf(snapshot).title,
    title: view.map.title.trim() || 'Untitled map',
    state: view.map.state,
    scope: scopeSentence(view.map, view.personas),
    personas: view.personas,
    outcomes: topOutcomes(view, { patterns, pains, opportunities }),
    numbers: numbersOf(view),
    pains: pains.slice(0, MOST_PAINS).map((pain) => tellPain(view, pain)),
    painCount: pains.length,
    opportunities: listed,
    actions: actionsOf(listed),
    moments: momentsOf(view),
    patterns: patterns.map((pattern) => tellPattern(view, pattern)),
    gaps,
    people: peopleOf(view, snapshot),
    parked: view.notes.filter(({ parked, text }) => parked && text.trim() !== '').map(({ text }) => text),
    workshop: facts && summariseWorkshop(facts, view, snapshot),
  }
}

const tellPain = (view: MapView, pain: RankedPain): SummaryPain => ({
  rank: pain.rank,
  score: pain.score,
  text: pain.card.text,
  impact: pain.card.impact,
  explained: explainPain(pain),
  step: titleOfStep(view, pain.stepId),
})

/** The title of a step as it stands on the map; its number where it has none. */
function titleOfStep(view: MapView, stepId: string): string {
  const index = view.steps.findIndex(({ id }) => id === stepId)
  return view.steps[index]?.title.trim() || `Step ${index + 1}`
}

function tellOpportunities(view: MapView) {
  const stageIds = stageIdsOf(view)
  const titles = new Map(view.stages.map(({ stage }) => [stage.id, stage.title.trim()]))
  return ({ card, stepId, pains }: WeighedOpportunity): SummaryOpportunity => {
    const grades = gradesOf(card)
    return {
      text: card.text,
      owner: card.owner.trim(),
      due: card.due,
      status: card.progress,
      grades,
      quadrant: grades ? QUADRANT_WORDS[quadrantOf(grades)].label : '',
      stage: titles.get(stageIds.get(stepId) ?? '') ?? '',
      step: titleOfStep(view, stepId),
      answers: pains.map((pain) => pain.card.text),
    }
  }
}

/** A date that sorts behind all dates. */
const SOME_DAY = '9999'

const actionsOf = (opportunities: readonly SummaryOpportunity[]): SummaryOpportunity[] =>
  opportunities
    .filter(({ status }) => status === 'planned' || status === 'doing')
    .sort((a, b) => ((a.due ?? SOME_DAY) < (b.due ?? SOME_DAY) ? -1 : a.due === b.due ? 0 : 1))

function momentsOf(view: MapView): SummaryMoment[] {
  const lines = sentimentLines(view)
  return view.stages.flatMap(({ stage, steps }) =>
    steps
      .filter(({ moment }) => moment)
      .map(({ id }) => ({
        step: titleOfStep(view, id),
        stage: stage.title.trim(),
        feelings: lines.flatMap(({ personaId, points }) =>
          points
            .filter(({ stepId }) => stepId === id)
            .map(({ card, value }) => ({
              persona: view.personas.find((persona) => persona.id === personaId)?.name.trim() ?? '',
              words: feelingWords(card, value),
            })),
        ),
      })),
  )
}

/** What is said at a point, and what a room said of it. */
function feelingWords(card: Card, value: number): string {
  const words = card.text.trim() || sentimentLabel(value)
  const rated = ratingWords(card)
  return rated === '' ? words : `${words} (${rated})`
}

function tellPattern(view: MapView, { label, tip, personaName, target }: PatternInsight) {
  const names = target.stepIds.map((id) => stepName(view, id))
  const where = names.length > 2 ? `from ${names[0]} to ${names.at(-1)}` : names.join(' → ')
  const whose = personaName === '' || view.personas.length < 2 ? '' : `, ${personaName}`
  return { label, where: `${where}${whose}`, tip }
}

function peopleOf(view: MapView, snapshot: Snapshot): string[] {
  const comments = Object.values(snapshot.comments).filter(({ mapId }) => mapId === view.map.id)
  const names = [...placedCards(view).map(({ card }) => card.author), ...comments.map(({ author }) => author)]
  const byName = new Map<string, string>()
  for (const name of names) if (!byName.has(foldName(name))) byName.set(foldName(name), name.trim())
  byName.delete('')
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}
