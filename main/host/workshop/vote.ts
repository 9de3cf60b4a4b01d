import { fail } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import type { VoteScope } from '#shared/protocol/room.ts'
import { type Change, changeBefore, type Effect, GONE_MAP, lastingChange, type Reducers } from './change.ts'
import { entry, type RoomState, type Vote } from './state.ts'

const OVER = fail('over', 'This vote is over.')
/** Most dots that a card can show. */
const MOST_VOTES = 9999

const findVote = ({ vote }: RoomState, voteId: string): Vote | undefined =>
  vote?.id === voteId ? vote : undefined

/** Whether dots can be given to a card. */
export function isOnBallot(
  snapshot: Snapshot,
  { mapId, scope }: Pick<Vote, 'mapId'> & { readonly scope: VoteScope },
  card: Card,
): boolean {
  if (snapshot.lanes[card.place[0]]?.mapId !== mapId || isStepValue(card.kind)) return false
  return scope.kind === 'cards'
    ? scope.ids.includes(card.id)
    : scope.kinds.some((kind) => kind === 'any' || kind === card.kind)
}

/** Dots on cards: each has so many, and nobody sees where they go before all are counted. */
export const voteReducers: Reducers<'vote.start' | 'vote.cast' | 'vote.close' | 'vote.cancel'> = {
  'vote.start'(state, { mapId, title, budget, perCard, scope }, _, { snapshot, newId }) {
    if (state.vote) return fail('busy', 'A vote is on. Close it or throw it away first.')
    if (!snapshot.maps[mapId]) return GONE_MAP
    const vote: Vote = { id: newId(), mapId, title, budget, perCard, scope, ballots: {}, count: null }
    return lastingChange({ ...state, vote, results: null })
  },
  'vote.cast'(state, { voteId, cardId, dots }, actor, { snapshot }) {
    const vote = findVote(state, voteId)
    if (!vote || vote.count) return OVER
    const { [cardId]: _before, ...others } = entry(vote.ballots, actor.id) ?? {}
    if (dots > 0) {
      const card = snapshot.cards[cardId]
      if (!card) return fail('missing', 'This card is not on the map any more. Your dots are back with you.')
      if (!isOnBallot(snapshot, vote, card)) return fail('not-here', 'This card is not voted on.')
      if (dots > vote.perCard)
        return fail('too-many', `At most ${countOf(vote.perCard, 'dot')} can go on one card.`)
      const left = vote.budget - dotsOn(snapshot, others)
      if (dots > left) return fail('no-dots-left', `You have ${countOf(Math.max(0, left), 'dot')} left.`)
    }
    const ballot = dots > 0 ? { ...others, [cardId]: dots } : others
    return lastingChange({ ...state, vote: { ...vote, ballots: { ...vote.ballots, [actor.id]: ballot } } })
  },
  'vote.close'(state, { voteId }, _, { snapshot }) {
    const vote = findVote(state, voteId)
    if (!vote) return OVER
    const count = vote.count ?? countDots(vote, snapshot)
    return changeBefore({ ...state, vote: { ...vote, count } }, closeVote)
  },
  'vote.cancel': (state, { voteId }) =>
    findVote(state, voteId) ? lastingChange({ ...state, vote: null }) : OVER,
}

/** What somebody gave to cards that are still there: dots on one that was removed come back. */
const dotsOn = (snapshot: Snapshot, ballot: Readonly<Record<string, number>>): number =>
  Object.entries(ballot).reduce((sum, [cardId, dots]) => sum + (snapshot.cards[cardId] ? dots : 0), 0)

/** How many people gave a dot. */
export const votersOf = ({ ballots }: Vote): number =>
  Object.values(ballots).filter((ballot) => Object.keys(ballot).length > 0).length

type Counted = NonNullable<Vote['count']>[number]

/** The most dots first. */
function countDots({ ballots }: Vote, snapshot: Snapshot): Counted[] {
  const sums = new Map<string, number>()
  for (const ballot of Object.values(ballots))
    for (const [cardId, dots] of Object.entries(ballot)) sums.set(cardId, (sums.get(cardId) ?? 0) + dots)
  const votesOn = (cardId: string) => snapshot.cards[cardId]?.votes ?? 0
  return [...sums]
    .map(([cardId, dots]) => ({ cardId, dots, votes: Math.min(MOST_VOTES, votesOn(cardId) + dots) }))
    .sort((a, b) => b.dots - a.dots || (a.cardId < b.cardId ? -1 : 1))
}

/** Writes on the map what was counted and kept; done twice it comes to the same. Nothing where no vote was counted. */
export function closeVote(state: RoomState, snapshot: Snapshot): Change {
  const { vote } = state
  if (!vote?.count) return { state, effects: [], lasting: false }
  const there = vote.count.filter(({ cardId }) => snapshot.cards[cardId])
  const cards = there.map(({ cardId, dots }) => ({ cardId, dots }))
  const results = { voteId: vote.id, mapId: vote.mapId, title: vote.title, voters: votersOf(vote), cards }
  const commands = there.map(writeVotes)
  return {
    state: { ...state, vote: null, results },
    effects: [{ type: 'act', commands, whole: false }, ...tellGone(vote.count.length - there.length)],
    lasting: true,
  }
}

const writeVotes = ({ cardId, votes }: Counted): Command => ({
  type: 'cards.edit',
  ids: [cardId],
  changes: { votes },
})

const tellGone = (gone: number): Effect[] =>
  gone === 0
    ? []
    : [
        {
          type: 'tell-facilitators',
          sentence: `${countOf(gone, 'card')} with dots ${gone === 1 ? 'was' : 'were'} removed during the vote and ${gone === 1 ? 'is' : 'are'} not in the results.`,
        },
      ]

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
