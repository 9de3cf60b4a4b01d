import type { GapKind } from '#shared/analysis/gap-rules.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** What the gaps of one kind are called together. */
export const GAP_HEADINGS: Readonly<Record<GapKind, string>> = {
  'question-unanswered': 'Questions nobody answers',
  'step-unanswered': 'Steps without a touchpoint',
  'touchpoint-missing': 'Missing touchpoints',
  'touchpoint-without-channel': 'Touchpoints without a channel',
  'no-touchpoint-lane': 'No lane of touchpoints',
  'pain-without-opportunity': 'Pain points without an opportunity',
  'no-opportunity-lane': 'No lane of opportunities',
  'opportunity-without-owner': 'Opportunities without an owner',
  'stage-without-sentiment': 'Stages without sentiment',
  'no-sentiment': 'No sentiment yet',
  'too-many-steps': 'Many steps',
  'too-many-branches': 'Many branches',
}

/** What a step is called in a list: its title, else that of a stage which is all step, else its number. */
export function stepTitle(view: MapView, stepId: string): string {
  const around = view.stages.find(({ steps }) => steps.some(({ id }) => id === stepId))
  const own = around?.steps.find(({ id }) => id === stepId)?.title.trim()
  const stage = around?.steps.length === 1 ? around.stage.title.trim() : ''
  return own || stage || `Step ${view.steps.findIndex(({ id }) => id === stepId) + 1}`
}

/** The steps of a finding as a place on the way, such as “Orders → Deposit”. */
export function stretchTitle(view: MapView, stepIds: readonly string[]): string {
  const [first, last] = [stepIds[0], stepIds.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? stepTitle(view, first) : `${stepTitle(view, first)} → ${stepTitle(view, last)}`
}

/** A card's text in one line; what is empty says so. */
export const cardTitle = (text: string): string => text.replaceAll(/\s+/g, ' ').trim() || 'Without text'

/** A number for people to read: at most two decimals, a true minus. */
export const plainNumber = (value: number): string => String(Math.round(value * 100) / 100).replace('-', '−')
