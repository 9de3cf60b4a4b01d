import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type {
  DoorView,
  PersonInRoom,
  RatingView,
  RoomView,
  RoundView,
  VoteView,
} from '#shared/protocol/room-view.ts'
import { isHostWindow } from './people.ts'
import { ratersOf } from './rating.ts'
import { entry, type Participant, type Rating, type RoomState, type Round, type Vote } from './state.ts'
import { votersOf } from './vote.ts'

/** Who looks: somebody in the room, or a screen that everybody sees and that is nobody (`id: null`). */
export interface Onlooker {
  readonly id: string | null
  readonly role: Role
}

/**
 * What one of them may know of a room, and nothing else: of the cards of a round, of ballots and ratings, their own and
 * how many there are. That holds for facilitators too.
 */
export function viewFor(
  state: RoomState,
  { id, role }: Onlooker,
  {
    snapshot,
    door,
    now,
  }: { readonly snapshot: Snapshot; readonly door: DoorView | null; readonly now: number },
): RoomView {
  const leads = role === 'facilitator'
  const { agenda, vote, rating, round } = state
  return {
    now,
    mapId: currentMap(state, snapshot),
    people: peopleIn(state),
    waiting: leads ? state.waiting : [],
    // The screen that everybody sees shows them how to come in.
    door: leads || id === null ? door : null,
    settings: state.settings,
    agenda: leads ? agenda : { ...agenda, items: agenda.items.map((item) => ({ ...item, notes: '' })) },
    timer: state.timer,
    round: round && roundFor(round),
    revealed: state.revealed,
    vote: vote && voteFor(vote, id),
    results: state.results,
    rating: rating && ratingFor(rating, id),
    gather: state.gather,
    spotlight: state.spotlight,
    showing: state.showing,
  }
}

/** The map the room works on: the one that was chosen while it is there, else the first. */
export const currentMap = ({ mapId }: RoomState, snapshot: Snapshot): string | null =>
  mapId !== null && snapshot.maps[mapId] ? mapId : (mapsOf(snapshot)[0]?.id ?? null)

const rank = ({ role }: Participant): number => (role === 'facilitator' ? 0 : 1)

/** Those who lead first, then by when they came. */
function peopleIn({ people, here }: RoomState): PersonInRoom[] {
  return people
    .toSorted((a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))
    .map((person) => {
      const { id, name, color, role, device, hand } = person
      return { id, name, color, role, device, hand, own: isHostWindow(person), here: here.includes(id) }
    })
}

function roundFor({ cards, columns: _, ...told }: Round): RoundView {
  return { ...told, cards: cards.length, writers: new Set(cards.map(({ author }) => author)).size }
}

function voteFor(vote: Vote, id: string | null): VoteView {
  const { ballots, count: _, ...told } = vote
  return { ...told, mine: ownOf(ballots, id), voters: votersOf(vote) }
}

function ratingFor(rating: Rating, id: string | null): RatingView {
  const { values, ...told } = rating
  return { ...told, mine: ownOf(values, id), raters: ratersOf(rating) }
}

const ownOf = (
  all: Readonly<Record<string, Readonly<Record<string, number>>>>,
  id: string | null,
): Readonly<Record<string, number>> => (id === null ? {} : (entry(all, id) ?? {}))
