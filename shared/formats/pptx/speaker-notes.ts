import { stepName } from '#shared/analysis/placed-cards.ts'
import { explainPain, rankOpportunities, rankPains } from '#shared/analysis/ranking.ts'
import { type SentimentLine, sentimentLines } from '#shared/analysis/sentiment-lines.ts'
import { signed } from '#shared/layout/card-words.ts'
import { describeCount, describeData, describeDrop, painsOfDrop } from '#shared/layout/data-words.ts'
import { dropsOf, figuresAt, worstDrop } from '#shared/model/drops.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Stage } from '#shared/model/stage.ts'
import { sentimentLabel } from '#shared/model/vocabulary.ts'

/** What to say of the whole map: what it is about, and how its lines run. */
export const mapNotes = (view: MapView): string[] =>
  [scopeSentence(view.map, view.personas), ...sentimentNotes(view)].filter((note) => note !== '')

/** What to say of a stage: goal, expectation and duration, how people feel there, what hurts and what could help. */
export function stageNotes(stage: Stage, view: MapView): string[] {
  const pains = rankPains(view)
  const { ranked, unplaced } = rankOpportunities(view, pains)
  const said = (head: string, words: string): string[] => (words.trim() === '' ? [] : [`${head}: ${words}`])
  return [
    ...said('Goal', stage.goal),
    ...said('Expectation', stage.expectation),
    ...said('Duration', stage.duration),
    ...numberNotes(stage.id, view),
    ...sentimentNotes(view),
    ...listed(
      'Pain points, the worst first:',
      pains.map((pain) => `${pain.card.text} (${explainPain(pain)})`),
    ),
    ...listed(
      'Opportunities:',
      [...ranked, ...unplaced].map(({ card }) => card.text),
    ),
  ]
}

/** How many reached the stage, and what part of those before did not. */
function numberNotes(stageId: string, { data }: MapView): string[] {
  const figures = data && figuresAt(data.slice, stageId)
  if (!data || !figures) return []
  const drops = dropsOf(data, data.slice)
  const drop = drops.find(({ to }) => to.id === stageId)
  const pains = drop ? painsOfDrop(data.dataSet, drop.from.id).length : 0
  return [
    `${describeCount(data, figures, stageId)}.`,
    ...(drop ? [`${describeDrop(data, drop, drop === worstDrop(drops), pains)}.`] : []),
    `${describeData(data)}.`,
  ]
}

const listed = (head: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [head, ...lines.map((line) => `– ${line}`)]

const sentimentNotes = (view: MapView): string[] =>
  sentimentLines(view).map((line) => sentimentInWords(line, view))

/** `Sentiment line of Mira: Search +1 (pleased), …`: a line for those who cannot see it. */
export function sentimentInWords({ personaId, points }: SentimentLine, view: MapView): string {
  const name = view.personas.find(({ id }) => id === personaId)?.name.trim() ?? ''
  const values = points.map(({ stepId, value, card }) => {
    const words = card.text.trim() === '' ? '' : `: ${card.text.trim()}`
    return `${stepName(view, stepId)} ${signed(value)} (${sentimentLabel(value)}${words})`
  })
  return `Sentiment${name === '' ? '' : ` of ${name}`}: ${values.join(', ')}.`
}
