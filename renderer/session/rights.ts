import type { RoomState } from '#renderer/room/room-state.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { type Author, refuseContribution } from '#shared/document/rights.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type Role, takesPart, writesItself } from '#shared/protocol/roles.ts'

/** What a viewer is told who tries to change something. */
export const LOOKING_ON: Problem = {
  code: 'not-allowed',
  message: 'You are here to look on. Ask the facilitator for another role to add or change something.',
}

/** What the person of a window may do. The host holds them to it; here it only keeps from offering what it would refuse. */
export interface Rights {
  readonly role: Role
  /** Who they are, as cards and comments name their authors. */
  readonly author: Author
  /** Whether they may change anything at all: stages, lanes, maps and everybody's cards. */
  readonly all: boolean
  /** Whether they may add cards and comments, and change their own. */
  readonly takesPart: boolean
}

/** Of a window that no room has said anything to yet: its own host lets it do everything. */
const OWN_WINDOW: Rights = { role: 'facilitator', author: { id: '', name: '' }, all: true, takesPart: true }

const known = new WeakMap<object, Rights>()

/** Of everybody while the project itself cannot be changed: they see it as viewers do. */
const readers = new WeakMap<Rights, Rights>()

function asReader(rights: Rights): Rights {
  const before = readers.get(rights)
  if (before) return before
  const reader: Rights = { ...rights, role: 'viewer', all: false, takesPart: false }
  readers.set(rights, reader)
  return reader
}

/** The rights of this page's person in the project; the same object while nothing about them changes. */
export function rightsOf({ you, readOnly }: Pick<RoomState, 'you' | 'readOnly'>): Rights {
  const rights = rightsOfRole(you)
  return readOnly === null ? rights : asReader(rights)
}

function rightsOfRole(you: RoomState['you']): Rights {
  if (!you) return OWN_WINDOW
  const before = known.get(you)
  if (before) return before
  const { role, id, name } = you
  const rights = { role, author: { id, name }, all: writesItself(role), takesPart: takesPart(role) }
  known.set(you, rights)
  return rights
}

/** Why the person may not do this now, or `undefined` where they may. */
export function refuse(rights: Rights, snapshot: Snapshot, command: Command): Problem | undefined {
  if (rights.all) return undefined
  return rights.takesPart ? refuseContribution(snapshot, rights.author, command) : LOOKING_ON
}

/** Whether they may change a card or comment: everybody's, or their own. */
export const mayChange = (
  { all, takesPart: partakes, author }: Rights,
  record: { readonly authorId: string } | undefined,
): boolean => all || (partakes && record !== undefined && author.id !== '' && record.authorId === author.id)

/** Whether they may change all of these cards, notes and connectors. */
export const mayChangeAll = (rights: Rights, { cards }: Snapshot, ids: Iterable<string>): boolean =>
  rights.all || [...ids].every((id) => mayChange(rights, cards[id]))
