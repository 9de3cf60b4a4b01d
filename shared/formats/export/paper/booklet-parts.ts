import { insightsOf } from '#shared/analysis/insights.ts'
import { stepName } from '#shared/analysis/placed-cards.ts'
import { explainPain } from '#shared/analysis/ranking.ts'
import { longDay } from '#shared/base/long-day.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Impact } from '#shared/model/vocabulary.ts'
import { type Section, type SummaryPart, sectionsOf } from '../../summary/blocks.ts'
import { type SummaryOpportunity, summarise } from '../../summary/summarise.ts'
import { tellMap } from '../../telling/tell-map.ts'
import type { ToldPersona } from '../../telling/told-map.ts'
import type { MapSource } from '../export-job.ts'
import type { ExportSettings } from '../settings.ts'

/** A pain as a booklet tells it. */
export interface BookletPain {
  /** From 1; equals share a rank. */
  readonly rank: number
  readonly text: string
  readonly impact: Impact
  /** Where it hurts, and how it came to its rank. */
  readonly where: string
  readonly explained: string
}

/** What stands in a booklet beside the map. All texts are plain and as typed. */
export interface BookletParts {
  readonly project: string
  /** Never empty. */
  readonly title: string
  readonly state: string
  readonly scope: string
  readonly day: string
  readonly summary: readonly Section[]
  readonly personas: readonly { readonly persona: Persona; readonly told: ToldPersona }[]
  /** All of them, the worst first. */
  readonly pains: readonly BookletPain[]
  /** All that are not dropped, the best first. */
  readonly opportunities: readonly SummaryOpportunity[]
}

/** Who travels, pains and opportunities have pages of their own. */
const SUMMARY: readonly SummaryPart[] = ['outcomes', 'actions', 'moments', 'patterns']

/** Puts together what a booklet tells. */
export function bookletParts(
  { patterns }: Pick<ExportSettings, 'patterns'>,
  source: MapSource,
): BookletParts {
  const { view, snapshot, day } = source
  const told = tellMap(source, { patterns })
  const summary = summarise(view, snapshot)
  const hasActions = summary.actions.length > 0
  const parts = SUMMARY.filter(
    (part) => (part !== 'patterns' || patterns) && (part !== 'actions' || hasActions),
  )
  return {
    project: told.project === told.title ? '' : told.project,
    title: told.title,
    state: told.state,
    scope: told.scope,
    day: longDay(day),
    summary: sectionsOf(summary, parts),
    personas: view.personas.map((persona, index) => ({
      persona,
      told: told.personas[index] as ToldPersona,
    })),
    pains: insightsOf(view).pains.map((pain) => ({
      rank: pain.rank,
      text: pain.card.text,
      impact: pain.card.impact,
      where: stepName(view, pain.stepId),
      explained: `${explainPain(pain)} = ${Math.round(pain.score * 100) / 100}`,
    })),
    opportunities: summary.opportunities,
  }
}
