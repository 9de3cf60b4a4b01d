import { fail, type Result } from '#shared/base/result.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { type PrivateCard, ROOM_BOUNDS, type RoomMessageOf } from '#shared/protocol/room.ts'
import { type Actor, type Change, change, GONE_MAP, lastingChange, type Reducers } from './change.ts'
import { columnsOf } from './map-columns.ts'
import { planReveal } from './reveal.ts'
import { authorDigest } from './secrets.ts'
import { findPerson, type RoomState, type Round, type RoundCard } from './state.ts'

/** Bounds of all cards of a round together, so that one guest with many keys fills neither memory nor disk. */
const MOST = { cards: 5000, units: 4 * 1024 * 1024 } as const

const OVER = fail('over', 'This round is over. What you wrote and had not sent is still with you.')

/** Whoever wrote a card, as the round knows them: in an anonymous one by nothing but what their key comes to. */
const authorIn = ({ id, anonymous }: Round, key: string, actor: Actor): string =>
  anonymous ? authorDigest(id, key) : actor.id

const isOwn = (round: Round, key: string, actor: Actor) => {
  const author = authorIn(round, key, actor)
  return (card: RoundCard): boolean => card.author === author
}

const findRound = ({ round }: RoomState, roundId: string): Round | undefined =>
  round?.id === roundId ? round : undefined

const withCards = (state: RoomState, round: Round, cards: readonly RoundCard[]): Result<Change> =>
  lastingChange({
    ...state,
    // In the order of the ids, which their authors drew by lot: the order of writing would tell who wrote.
    round: { ...round, cards: cards.toSorted((a, b) => (a.id < b.id ? -1 : 1)) },
  })

/** Writing unseen. */
export const roundReducers: Reducers<
  'round.start' | 'round.put' | 'round.drop' | 'round.mine' | 'round.reveal' | 'round.cancel'
> = {
  'round.start'(state, message, _, { snapshot, newId }) {
    const { mapId, laneIds, stepId, prompt, anonymous } = message
    if (state.round) return fail('busy', 'A private round is on. Reveal it or throw it away first.')
    if (!snapshot.maps[mapId]) return GONE_MAP
    const columns = columnsOf(snapshot, mapId)
    const wrong = refusePlaces(snapshot, message, columns)
    if (wrong) return wrong
    const lanes = [...new Set(laneIds)]
    const round = { id: newId(), mapId, laneIds: lanes, stepId, prompt, anonymous }
    return lastingChange({ ...state, round: { ...round, columns: [...columns], cards: [] }, revealed: null })
  },
  'round.put'(state, { roundId, key, card }, actor, { snapshot }) {
    const round = findRound(state, roundId)
    if (!round) return OVER
    const isMine = isOwn(round, key, actor)
    const wrong = refuseCard(round, card, isMine, snapshot)
    if (wrong) return wrong
    const others = round.cards.filter(({ id }) => id !== card.id)
    const name = round.anonymous ? '' : (findPerson(state, actor.id)?.name ?? '')
    const { id, text, laneId, stepId } = card
    const written: RoundCard = { id, text, laneId, stepId, name, author: authorIn(round, key, actor) }
    return withCards(state, round, [...others, written])
  },
  'round.drop'(state, { roundId, key, cardId }, actor) {
    const round = findRound(state, roundId)
    if (!round) return OVER
    const isMine = isOwn(round, key, actor)
    return withCards(
      state,
      round,
      round.cards.filter((card) => card.id !== cardId || !isMine(card)),
    )
  },
  'round.mine'(state, { roundId, key }, actor) {
    const round = findRound(state, roundId)
    const mine = round?.cards.filter(isOwn(round, key, actor)) ?? []
    const cards = mine.map(({ id, text, laneId, stepId }): PrivateCard => ({ id, text, laneId, stepId }))
    return change(state, { type: 'tell', message: { type: 'round.mine', roundId, cards } })
  },
  'round.reveal'(state, { roundId }, _, { snapshot, newId }) {
    const round = findRound(state, roundId)
    if (!round) return OVER
    const plan = planReveal(round, state.people, snapshot, newId)
    if (!plan.ok) return plan
    const cardIds = round.cards.map(({ id }) => id)
    return change(
      { ...state, round: null, revealed: { roundId, laneIds: round.laneIds, cardIds } },
      { type: 'act', commands: plan.value.commands, whole: true },
      ...plan.value.told.map((sentence) => ({ type: 'tell-facilitators' as const, sentence })),
    )
  },
  'round.cancel': (state, { roundId }) =>
    findRound(state, roundId) ? lastingChange({ ...state, round: null }) : OVER,
}

function refusePlaces(
  snapshot: Snapshot,
  { mapId, laneIds, stepId }: RoomMessageOf<'round.start'>,
  columns: readonly string[],
): Result<never> | undefined {
  for (const laneId of laneIds) {
    const lane = snapshot.lanes[laneId]
    if (lane?.mapId !== mapId)
      return fail('missing', 'One of the lanes is not on the map any more. Choose again.')
    if (!holdsCards(lane.kind))
      return fail('not-here', `The lane “${lane.title}” takes no cards. Choose another.`)
    if (lane.locked)
      return fail('locked', `The lane “${lane.title}” is locked. Unlock it, or choose another.`)
  }
  if (stepId !== null && !columns.includes(stepId))
    return fail('missing', 'This step is not on the map any more. Choose another one.')
  return undefined
}

function refuseCard(
  round: Round,
  { id, text, laneId, stepId }: PrivateCard,
  isMine: (card: RoundCard) => boolean,
  snapshot: Snapshot,
): Result<never> | undefined {
  const rightStep = round.stepId === null || round.stepId === stepId
  if (!round.laneIds.includes(laneId) || !rightStep)
    return fail('not-here', 'This round is about another part of the map. Choose a lane and a step of it.')
  if (text.trim() === '') return fail('empty', 'Write something first.')
  const before = round.cards.find((card) => card.id === id)
  if (before ? !isMine(before) : snapshot.cards[id] !== undefined)
    return fail('taken', 'This card is somebody else’s. Write a new one.')
  if (before === undefined && round.cards.filter(isMine).length >= ROOM_BOUNDS.privateCards)
    return fail(
      'too-many',
      `In one round everybody can write ${ROOM_BOUNDS.privateCards} cards. Drop one first.`,
    )
  const units = round.cards.reduce((sum, card) => sum + (card === before ? 0 : card.text.length), text.length)
  if (round.cards.length >= MOST.cards || units > MOST.units)
    return fail('too-many', 'This round is full. Ask the facilitator to reveal it and to begin another one.')
  return undefined
}
