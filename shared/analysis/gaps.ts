import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Impact, TouchpointStatus } from '#shared/model/vocabulary.ts'
import { BRANCHES, GAP_REASONS, type GapKind, MOST_STEPS, SEVERITIES, type Severity } from './gap-rules.ts'
import { placedCards, spokenOf, stageName, stepName, type Target, targetOf } from './placed-cards.ts'
import { sentimentLines } from './sentiment-lines.ts'

/** Something the map lacks, or has too much of. */
export interface Finding {
  /** The same for the same gap as long as it is there. */
  readonly id: string
  readonly kind: GapKind
  readonly severity: Severity
  /** What was found, in a few words; names the card, step or stage. */
  readonly title: string
  /** The rule behind it, in one plain sentence. */
  readonly why: string
  readonly target: Target
}

const finding = (
  kind: GapKind,
  of: string,
  severity: Severity,
  title: string,
  target: Partial<Target>,
): Finding => ({
  id: of === '' ? kind : `${kind}:${of}`,
  kind,
  severity,
  title,
  why: GAP_REASONS[kind],
  target: targetOf(target),
})

/**
 * The gaps of a journey, the gravest first and otherwise in reading order; `docs/insights.md` defines each rule. It judges by
 * the lanes of the view alone: give it a view with the hidden lanes to judge by those too. Empathy maps are no journeys and
 * have none.
 */
export function findGaps(view: MapView): readonly Finding[] {
  if (view.map.kind === 'empathy') return []
  return [
    ...touchpointGaps(view),
    ...channelGaps(view),
    ...painGaps(view),
    ...ownerGaps(view),
    ...sentimentGaps(view),
    ...scopeGaps(view),
  ].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}

/** Letters that may follow the question mark: closing marks and blanks. */
const QUESTION = /[?？؟][\s"'”’»)\]*_]*$/u

/** Whether a text asks something: it ends with a question mark. */
export const isQuestion = (text: string): boolean => QUESTION.test(text)

/** A lane of plain cards that holds what the organisation says to the customer, told by its title. */
const isAnswerLane = ({ kind, title }: Lane): boolean =>
  kind === 'cards' && /\b(answers?|solutions?|responses?)\b/.test(foldName(title))

/** A lane of the organisation that the customer meets. */
const isFrontstage = ({ kind, role }: Lane): boolean =>
  kind === 'roles' && (role === 'frontstage-people' || role === 'frontstage-technology')

/** A lane that tells what happens to the customer: what stands there makes a step one that needs an answer. */
const isCustomers = (lane: Lane): boolean =>
  (lane.kind === 'cards' && !isAnswerLane(lane)) ||
  lane.kind === 'pains' ||
  lane.kind === 'images' ||
  (lane.kind === 'roles' && (lane.role === 'customer' || lane.role === null))

const saysSomething = (card: Card): boolean =>
  card.text.trim() !== '' || card.image !== '' || (card.kind === 'sentiment' && card.amount !== null)

/** What stands at one step, as far as the rules about touchpoints look at it. */
interface StepContents {
  readonly content: readonly Card[]
  readonly questions: readonly Card[]
  readonly touchpoints: Readonly<Record<TouchpointStatus, boolean>>
  /** Somebody or something of the organisation meets the customer here: frontstage, or a dot in the channel matrix. */
  readonly met: boolean
  readonly answered: boolean
}

function contentsOf(view: MapView, stepId: string): StepContents {
  const cell = (accept: (lane: Lane) => boolean): Card[] =>
    view.lanes.filter(accept).flatMap((lane) => cardsIn(view, lane.id, stepId).filter(saysSomething))
  const told = cell(isCustomers)
  const statuses = new Set(
    view.lanes
      .flatMap((lane) => cardsIn(view, lane.id, stepId))
      .filter((card) => card.kind === 'touchpoint' && (saysSomething(card) || card.channels.length > 0))
      .map(({ status }) => status),
  )
  return {
    content: [...told, ...cell(({ kind }) => kind === 'sentiment')],
    questions: told.filter(({ kind, text }) => kind === 'text' && isQuestion(text)),
    touchpoints: {
      existing: statuses.has('existing'),
      planned: statuses.has('planned'),
      missing: statuses.has('missing'),
    },
    met: cell(isFrontstage).length > 0 || hasDot(view, stepId),
    answered: cell(isAnswerLane).length > 0,
  }
}

const hasDot = (view: MapView, stepId: string): boolean =>
  view.lanes.some(
    ({ id, kind }) =>
      kind === 'channels' && cardsIn(view, id, stepId).some((card) => card.kind === 'channel'),
  )

function touchpointGaps(view: MapView): Finding[] {
  const steps = view.steps.map(({ id }) => ({ stepId: id, contents: contentsOf(view, id) }))
  if (
    !view.lanes.some((lane) => lane.kind === 'touchpoints' || lane.kind === 'channels' || isFrontstage(lane))
  )
    return steps.some(({ contents }) => contents.content.length > 0)
      ? [finding('no-touchpoint-lane', '', 'low', 'No lane says where customers meet you', {})]
      : []
  return [
    ...steps.flatMap(({ stepId, contents }) => unansweredAt(view, stepId, contents)),
    ...placedCards(view)
      .filter(({ card }) => card.kind === 'touchpoint' && card.status === 'missing')
      .map(({ card, stepId }) =>
        finding('touchpoint-missing', card.id, 'high', titleOfMissing(view, card, stepId), {
          cardIds: [card.id],
          stepIds: [stepId],
        }),
      ),
  ]
}

const titleOfMissing = (view: MapView, card: Card, stepId: string): string =>
  card.text.trim() === ''
    ? `A touchpoint is missing at ${stepName(view, stepId)}`
    : `${quoted(card.text)} is missing`

/** A step says at most one of three things: its missing touchpoint, its questions, or that nothing is there. */
function unansweredAt(view: MapView, stepId: string, contents: StepContents): Finding[] {
  const { content, questions, touchpoints, met, answered } = contents
  const exists = met || touchpoints.existing || (touchpoints.planned && view.map.state === 'future')
  if (exists || touchpoints.missing) return []
  const open = touchpoints.planned || answered ? [] : questions
  if (open.length > 0)
    return open.map(({ id, text }) =>
      finding('question-unanswered', id, 'medium', `Nothing answers ${quoted(text)}`, {
        cardIds: [id],
        stepIds: [stepId],
      }),
    )
  if (content.length === 0) return []
  const planned = touchpoints.planned
  const title = `${planned ? 'A touchpoint is only planned' : 'No touchpoint'} at ${stepName(view, stepId)}`
  return [finding('step-unanswered', stepId, planned ? 'low' : 'medium', title, { stepIds: [stepId] })]
}

const channelGaps = (view: MapView): Finding[] =>
  spokenOf(view, 'touchpoint')
    .filter(({ card, stepId }) => card.channels.length === 0 && !hasDot(view, stepId))
    .map(({ card, stepId }) =>
      finding('touchpoint-without-channel', card.id, 'low', `${quoted(card.text)} names no channel`, {
        cardIds: [card.id],
        stepIds: [stepId],
      }),
    )

const SEVERITY_OF_PAIN: Readonly<Record<Impact, Severity>> = {
  abandons: 'high',
  workaround: 'medium',
  trivial: 'low',
}

function painGaps(view: MapView): Finding[] {
  const pains = spokenOf(view, 'pain')
  const opportunities = placedCards(view).filter(({ card }) => card.kind === 'opportunity')
  if (opportunities.length === 0 && !view.lanes.some(({ kind }) => kind === 'opportunities'))
    return pains.length === 0
      ? []
      : [
          finding('no-opportunity-lane', '', 'low', 'No lane says what to do about the pain points', {
            cardIds: pains.map(({ card }) => card.id),
          }),
        ]
  const answered = new Set(
    opportunities.flatMap(({ card }) => (card.progress === 'dropped' ? [] : card.painIds)),
  )
  return pains
    .filter(({ card }) => !answered.has(card.id))
    .map(({ card, stepId }) =>
      finding(
        'pain-without-opportunity',
        card.id,
        SEVERITY_OF_PAIN[card.impact],
        `No opportunity for ${quoted(card.text)}`,
        { cardIds: [card.id], stepIds: [stepId] },
      ),
    )
}

const ownerGaps = (view: MapView): Finding[] =>
  spokenOf(view, 'opportunity')
    .filter(({ card }) => card.owner.trim() === '' && card.progress !== 'done' && card.progress !== 'dropped')
    .map(({ card, stepId }) =>
      finding(
        'opportunity-without-owner',
        card.id,
        card.progress === 'idea' ? 'low' : 'medium',
        `Nobody answers for ${quoted(card.text)}`,
        { cardIds: [card.id], stepIds: [stepId] },
      ),
    )

function sentimentGaps(view: MapView): Finding[] {
  if (!view.lanes.some(({ kind }) => kind === 'sentiment')) return []
  const felt = new Set(sentimentLines(view).flatMap(({ points }) => points.map(({ stepId }) => stepId)))
  if (felt.size === 0)
    return placedCards(view).some(({ card }) => saysSomething(card))
      ? [finding('no-sentiment', '', 'low', 'The sentiment line is still empty', {})]
      : []
  return view.stages
    .filter(({ steps }) => !steps.some(({ id }) => felt.has(id)))
    .map(({ stage }) =>
      finding('stage-without-sentiment', stage.id, 'medium', `No sentiment in ${stageName(view, stage.id)}`, {
        stageIds: [stage.id],
      }),
    )
}

function scopeGaps(view: MapView): Finding[] {
  const stepIds = view.steps.map(({ id }) => id)
  const branches = view.connectors.filter(({ kind }) => kind === 'branch')
  const from = new Set(branches.map(({ fromId }) => fromId))
  const branching = [
    ...new Set(
      placedCards(view)
        .filter(({ card }) => from.has(card.id))
        .map(({ stepId }) => stepId),
    ),
  ]
  const heaps =
    branches.length > BRANCHES.most ||
    (branching.length >= BRANCHES.least && branching.length > stepIds.length * BRANCHES.share)
  return [
    ...(stepIds.length > MOST_STEPS
      ? [
          finding('too-many-steps', '', 'medium', `${stepIds.length} steps: the scope may be too wide`, {
            stepIds,
          }),
        ]
      : []),
    ...(heaps
      ? [
          finding(
            'too-many-branches',
            '',
            'medium',
            `${branches.length} branches: the scope may be too wide`,
            { stepIds: branching, cardIds: [...from] },
          ),
        ]
      : []),
  ]
}
