import { byMe } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { DialogName } from '#renderer/session/window-state.ts'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { holdsCards, isStepValue, type LaneKind } from '#shared/model/vocabulary.ts'
import { takesPart } from '#shared/protocol/roles.ts'
import type { PrivateCard, RoomMessageOf, VoteScope } from '#shared/protocol/room.ts'
import type { RoomView, VoteResults, VoteView } from '#shared/protocol/room-view.ts'
import { canvasHandle } from './canvas-handle.ts'
import { select, selectedCards, startCard } from './card-actions.ts'
import { showMap } from './map-actions.ts'
import { isPrivateCell } from './own-writing.ts'
import { perform } from './perform.ts'
import { leads } from './workshop-actions.ts'

/** What a room does together beside talking: writing unseen, giving dots, rating alone. */
export type Activity = 'round' | 'vote' | 'rating'

const viewOf = ({ room }: ProjectContext): RoomView | null => room.state.getState().view

/** Whether whoever works in this window writes, votes and rates with the others. */
export function partakes({ room }: ProjectContext): boolean {
  const { you } = room.state.getState()
  return you !== null && takesPart(you.role)
}

const BUSY: Readonly<Record<Activity, Problem>> = {
  round: {
    code: 'busy',
    message: 'A private round is on. Reveal it or cancel it before another one begins.',
  },
  vote: { code: 'busy', message: 'A vote is on. Close it or cancel it before another one begins.' },
  rating: { code: 'busy', message: 'A rating is on. Close it or cancel it before another one begins.' },
}
const NONE_ON: Readonly<Record<Activity, Problem>> = {
  round: { code: 'none', message: 'No private round is on.' },
  vote: { code: 'none', message: 'No vote is on.' },
  rating: { code: 'none', message: 'No rating is on.' },
}
const NO_LANE: Readonly<Record<Exclude<Activity, 'vote'>, Problem>> = {
  round: {
    code: 'no-lane',
    message: 'No lane of this map takes cards just now. Add one or unlock one first.',
  },
  rating: {
    code: 'no-lane',
    message: 'This map has no sentiment lane that can be rated. Add one or unlock one first.',
  },
}

/** Lanes that people can write words into. */
export const lanesToWriteIn = ({ lanes }: MapView): readonly Lane[] =>
  lanes.filter(({ kind, locked }) => holdsCards(kind) && !WORDLESS.has(kind) && !locked)

/** Their cards are numbers and pictures. */
const WORDLESS: ReadonlySet<LaneKind> = new Set(['metrics', 'images'])

/** Lanes whose line a room can rate. */
export const lanesToRate = ({ lanes }: MapView): readonly Lane[] =>
  lanes.filter(({ kind, locked }) => kind === 'sentiment' && !locked)

/** Why an activity cannot begin now; `null` where it can. */
export function whyNotStart(project: ProjectContext, activity: Activity): Problem | null {
  const view = project.model.getState().model?.view
  if (viewOf(project)?.[activity]) return BUSY[activity]
  if (!view) return { code: 'no-map', message: 'Add a map first.' }
  if (activity === 'round') return lanesToWriteIn(view).length > 0 ? null : NO_LANE.round
  if (activity === 'rating') return lanesToRate(view).length > 0 ? null : NO_LANE.rating
  return null
}

/** Asks for what an activity needs to begin, or says why it cannot. */
export function openActivity(project: ProjectContext, activity: Activity): void {
  const problem = whyNotStart(project, activity)
  if (problem) notifyProblem(problem)
  else project.window.setState({ dialog: activity satisfies DialogName })
}

/** What the shared timer is called that belongs to an activity; a vote's own title comes before. */
const TIMER_LABELS: Readonly<Record<Activity, string>> = {
  round: 'Private round',
  vote: 'Vote',
  rating: 'Rating',
}

/** Minutes on the shared timer beside an activity; 0 for none. */
interface Timed {
  readonly minutes: number
  readonly label: string
}

async function startTimed(
  { room }: ProjectContext,
  asked: Promise<Result<null>>,
  { minutes, label }: Timed,
): Promise<boolean> {
  const result = await asked
  if (!result.ok) notifyProblem(result.error)
  else if (minutes > 0) room.say({ type: 'timer.start', seconds: Math.round(minutes * 60), label })
  return result.ok
}

type Wanted<T extends 'round.start' | 'vote.start' | 'rating.start'> = Omit<
  RoomMessageOf<T>,
  'type' | 'number'
>

/** Begins a private round. Answers whether the host did. */
export const startRound = (
  project: ProjectContext,
  wanted: Wanted<'round.start'>,
  minutes: number,
): Promise<boolean> =>
  startTimed(project, project.room.ask({ type: 'round.start', ...wanted }), {
    minutes,
    label: TIMER_LABELS.round,
  })

/** Opens a vote. */
export const startVote = (
  project: ProjectContext,
  wanted: Wanted<'vote.start'>,
  minutes: number,
): Promise<boolean> =>
  startTimed(project, project.room.ask({ type: 'vote.start', ...wanted }), {
    minutes,
    label: wanted.title === '' ? TIMER_LABELS.vote : wanted.title,
  })

/** Opens a rating. */
export const startRating = (
  project: ProjectContext,
  wanted: Wanted<'rating.start'>,
  minutes: number,
): Promise<boolean> =>
  startTimed(project, project.room.ask({ type: 'rating.start', ...wanted }), {
    minutes,
    label: TIMER_LABELS.rating,
  })

/** Ends an activity, and the time that was set for it. */
async function end(
  project: ProjectContext,
  activity: Activity,
  ask: (id: string) => Promise<Result<null>>,
): Promise<boolean> {
  const id = viewOf(project)?.[activity]?.id
  if (id === undefined) {
    notifyProblem(NONE_ON[activity])
    return false
  }
  const label = timerLabel(project, activity)
  const result = await ask(id)
  if (!result.ok) notifyProblem(result.error)
  else if (viewOf(project)?.timer?.label === label) project.room.say({ type: 'timer.stop' })
  return result.ok
}

function timerLabel(project: ProjectContext, activity: Activity): string {
  const title = activity === 'vote' ? (viewOf(project)?.vote?.title ?? '') : ''
  return title === '' ? TIMER_LABELS[activity] : title
}

/** Puts everybody's private cards on the map, one's own last words among them. */
export const revealRound = (project: ProjectContext): Promise<boolean> =>
  end(project, 'round', async (roundId) => {
    await project.activities.cards.settled()
    return project.room.ask({ type: 'round.reveal', roundId })
  })

/** Counts the dots, and shows what came of it. */
export async function closeVote(project: ProjectContext): Promise<void> {
  const done = await end(project, 'vote', (voteId) => project.room.ask({ type: 'vote.close', voteId }))
  if (done) project.window.setState({ panel: 'votes' })
}

/** Makes one line of all that was rated. */
export async function closeRating(project: ProjectContext): Promise<void> {
  const isRated = (viewOf(project)?.rating?.raters ?? 0) > 0
  const done = await end(project, 'rating', (ratingId) =>
    project.room.ask({ type: 'rating.close', ratingId }),
  )
  if (done && isRated) notify('The line shows the mean now, and how far apart people were.')
  else if (done) notify('Nobody rated. The line stays as it was.')
}

/** Ends an activity and throws away what was given to it. */
export const cancelActivity = (project: ProjectContext, activity: Activity): Promise<boolean> =>
  end(project, activity, (id) => project.room.ask(CANCEL[activity](id)))

const CANCEL = {
  round: (roundId: string) => ({ type: 'round.cancel', roundId }) as const,
  vote: (voteId: string) => ({ type: 'vote.cancel', voteId }) as const,
  rating: (ratingId: string) => ({ type: 'rating.cancel', ratingId }) as const,
}

/** From now on one's own cards of a round are private, or for all to see. Only who leads may choose. */
export function writePublicly(project: ProjectContext, publicly: boolean): void {
  if (leads(project)) project.window.setState({ writesPublicly: publicly })
}

/** Turns to the map of an activity and to the lane it is about, where there is one; a line is at hand for the keyboard. */
export function showActivity(project: ProjectContext, activity: Activity): void {
  const view = viewOf(project)
  const on = view?.[activity]
  if (!on) return
  if (project.model.getState().model?.view.map.id !== on.mapId) showMap(project, on.mapId)
  const laneId = view.rating && activity === 'rating' ? view.rating.laneId : (view.round?.laneIds[0] ?? null)
  const model = project.model.getState().model
  const band = model?.layout.lanes.find(({ lane }) => lane.id === laneId)?.band
  if (activity !== 'vote' && band) canvasHandle.bring(band)
  const stepId = model?.view.steps[0]?.id
  const isThere = project.window.getState().cell?.laneId === laneId
  if (activity === 'rating' && laneId !== null && stepId !== undefined && !isThere)
    project.window.setState({ cell: { laneId, stepId }, selection: new Set(), header: null })
}

/** The first cell of a round in which one can write, taken in hand for typing. */
export function writeInRound(project: ProjectContext): void {
  showActivity(project, 'round')
  const round = viewOf(project)?.round
  const model = project.model.getState().model
  if (!round || !model) return
  const { cell } = project.window.getState()
  const laneId = round.laneIds.find((id) => model.view.lanes.some((lane) => lane.id === id))
  const stepId = round.stepId ?? model.view.steps[0]?.id
  if (cell && isPrivateCell(project, cell)) startCard(project, cell)
  else if (laneId !== undefined && stepId !== undefined) startCard(project, { laneId, stepId })
}

/**
 * Takes the hand off one's own cards as they are revealed: others see what one has selected or types into, and in an
 * anonymous round that would tell whose they were.
 */
export function letGoOfOwn({ activities, window }: ProjectContext): void {
  const own = new Set(activities.cards.state.getState().cards.map(({ id }) => id))
  const { selection, editing } = window.getState()
  const kept = [...selection].filter((id) => !own.has(id))
  if (kept.length < selection.size) window.setState({ selection: new Set(kept) })
  if (editing?.kind === 'card' && own.has(editing.id)) window.setState({ editing: null })
}

/** What this person wrote for a round that was over before the host had it. */
export function lateCards(project: ProjectContext): readonly PrivateCard[] {
  const known = project.session.snapshot.getState().cards
  return project.activities.cards.state.getState().late.filter(({ id, text }) => known[id]?.text !== text)
}

/** Puts it on the map after all, for all to see and under this person's name. */
export function addLate(project: ProjectContext): void {
  const cards = lateCards(project).map(({ text, laneId, stepId }) => ({
    id: newId(),
    laneId,
    stepId,
    fields: { text, ...byMe() },
  }))
  if (perform(project, 'Add cards', [{ type: 'cards.add', cards, beforeId: null }]))
    project.activities.cards.forgetLate()
}

// Votes

/** The vote that this person can give dots in, on the map that is shown. */
export function voteHere(project: ProjectContext): VoteView | null {
  const vote = viewOf(project)?.vote
  const mapId = project.model.getState().model?.view.map.id
  return vote && vote.mapId === mapId && partakes(project) ? vote : null
}

/** Whether dots can be given to a card. */
export const isOnBallot = (scope: VoteScope, { id, kind }: Pick<Card, 'id' | 'kind'>): boolean =>
  !isStepValue(kind) &&
  (scope.kind === 'cards' ? scope.ids.includes(id) : scope.kinds.some((one) => one === 'any' || one === kind))

/** How many dots one has left. */
export function dotsLeft(
  { budget }: Pick<VoteView, 'budget'>,
  own: Readonly<Record<string, number>>,
): number {
  return Math.max(0, budget - Object.values(own).reduce((sum, dots) => sum + dots, 0))
}

/** Gives a dot to a card (`by: 1`), or takes one back; says why where it cannot. */
export function giveDot(project: ProjectContext, cardId: string, by: 1 | -1): void {
  const vote = voteHere(project)
  if (!vote) return
  const own = project.activities.dots.state.getState().values
  const now = own[cardId] ?? 0
  const problem = by > 0 ? whyNoDot(vote, own, now) : null
  if (problem) notifyProblem(problem)
  if (problem || now + by < 0) return
  void project.activities.dots.set(cardId, now + by === 0 ? null : now + by).then((answer) => {
    if (!answer.ok) notifyProblem(answer.error)
  })
}

function whyNoDot(vote: VoteView, own: Readonly<Record<string, number>>, now: number): Problem | null {
  if (now >= vote.perCard)
    return {
      code: 'too-many',
      message:
        vote.perCard === 1 ? 'One dot can go on each card.' : `${vote.perCard} dots can go on each card.`,
    }
  return dotsLeft(vote, own) > 0
    ? null
    : { code: 'no-dots-left', message: 'All your dots are given. Take one back to give it to another card.' }
}

/** The selected cards that dots can be given to. */
export function votableSelected(project: ProjectContext): readonly Card[] {
  const vote = voteHere(project)
  const hidden = project.model.getState().model?.privateIds
  return vote
    ? selectedCards(project).filter((card) => !hidden?.has(card.id) && isOnBallot(vote.scope, card))
    : []
}

/** Gives each selected card a dot, or takes one back. */
export function giveSelected(project: ProjectContext, by: 1 | -1): void {
  for (const { id } of votableSelected(project)) giveDot(project, id, by)
}

/** The cards of a result in its order; those that are gone are passed over. */
export function resultCards(
  project: ProjectContext,
  { cards }: VoteResults,
): readonly { readonly card: Card; readonly dots: number }[] {
  const known = project.model.getState().model?.snapshot.cards ?? {}
  return cards.flatMap(({ cardId, dots }) => {
    const card = known[cardId]
    return card ? [{ card, dots }] : []
  })
}

/** The first three, and those that have as many dots as the third. */
export function topOf<T extends { readonly dots: number }>(cards: readonly T[], count = 3): readonly T[] {
  const least = cards[Math.min(count, cards.length) - 1]?.dots
  return least === undefined ? [] : cards.filter(({ dots }) => dots >= least)
}

/** Selects the winners of a vote on their map. */
export function selectTop(project: ProjectContext, results: VoteResults): void {
  if (project.model.getState().model?.view.map.id !== results.mapId) showMap(project, results.mapId)
  select(
    project,
    topOf(resultCards(project, results)).map(({ card }) => card.id),
  )
}

/** A vote's result as lines, the most dots first. */
export const resultText = (
  title: string,
  cards: readonly { readonly card: Pick<Card, 'text'>; readonly dots: number }[],
): string =>
  [
    ...(title === '' ? [] : [title]),
    ...cards.map(({ card, dots }) => `${dots}\t${card.text.replaceAll(/\s+/g, ' ').trim()}`),
  ].join('\n')
