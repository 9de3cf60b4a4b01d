import type { RoomView } from '#shared/protocol/room-view.ts'

/** Where a guest can be on this page. */
export const TABS = ['write', 'vote', 'rate', 'picture', 'more'] as const
export type Tab = (typeof TABS)[number]

/** Something that began or ended in the room: a sentence, and where it is to be seen. */
export interface Happening {
  readonly sentence: string
  readonly tab: Tab | null
  /** Whether it asks something of everybody: their page turns to it. */
  readonly isCall: boolean
}

/** What has happened between two views; nothing for the first one, which only says how things stand. */
export function happeningsBetween(before: RoomView | null, after: RoomView): readonly Happening[] {
  if (!before) return []
  const all: (Happening | null)[] = [
    began(before.round, after.round, 'A private round has begun.', 'write'),
    ended(before.round, after.round, 'The private round is over.'),
    began(before.vote, after.vote, 'A vote has begun.', 'vote'),
    before.vote && !after.vote ? voteEnded(before.vote.id, after) : null,
    began(before.rating, after.rating, 'A rating has begun.', 'rate'),
    ended(before.rating, after.rating, 'The rating is closed.'),
    itemTurned(before, after),
    before.showing === null && after.showing !== null
      ? { sentence: 'Something is shown in front.', tab: 'picture', isCall: false }
      : null,
  ]
  return all.filter((happening) => happening !== null)
}

type Round = { readonly id: string } | null

const began = (before: Round, after: Round, sentence: string, tab: Tab): Happening | null =>
  after && after.id !== before?.id ? { sentence, tab, isCall: true } : null

const ended = (before: Round, after: Round, sentence: string): Happening | null =>
  before && !after ? { sentence, tab: null, isCall: false } : null

const voteEnded = (voteId: string, { results }: RoomView): Happening =>
  results?.voteId === voteId
    ? { sentence: 'The vote is closed. Here is what it came to.', tab: 'vote', isCall: false }
    : { sentence: 'The vote was called off.', tab: null, isCall: false }

function itemTurned(before: RoomView, after: RoomView): Happening | null {
  const { items, currentId } = after.agenda
  const item = items.find(({ id }) => id === currentId)
  if (!item || currentId === before.agenda.currentId) return null
  return { sentence: `Now: ${item.title}`, tab: null, isCall: false }
}

/** The tabs there are just now, what matters most first, and looking before writing for those who may only look. */
export function tabsFor(view: RoomView | null, mayWrite: boolean): readonly Tab[] {
  const urgent: Tab[] = []
  if (mayWrite && view?.rating) urgent.push('rate')
  if ((mayWrite && view?.vote) || view?.results) urgent.push('vote')
  const write: Tab[] = mayWrite ? ['write'] : []
  const active = view?.vote || view?.rating
  const first = view?.round || !active ? [...write, ...urgent] : [...urgent, ...write]
  return [...first, 'picture', 'more']
}
