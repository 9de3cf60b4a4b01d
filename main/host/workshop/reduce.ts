import { fail, type Problem, type Result } from '#shared/base/result.ts'
import { ROLES, type Role } from '#shared/protocol/roles.ts'
import {
  neededRole,
  type RoomMessage,
  type RoomMessageOf,
  type RoomMessageType,
} from '#shared/protocol/room.ts'
import { agendaReducers } from './agenda.ts'
import { attentionReducers } from './attention.ts'
import type { Actor, Change, Context, Reducer, Reducers } from './change.ts'
import { peopleReducers } from './people.ts'
import { ratingReducers } from './rating.ts'
import { roundReducers } from './round.ts'
import { settingsReducers } from './settings.ts'
import type { RoomState } from './state.ts'
import { timerReducers } from './timer.ts'
import { voteReducers } from './vote.ts'

/** What only the edge of a room can do: it needs sockets, pictures or the document itself. */
export type EdgeMessageType =
  | 'enter'
  | 'join'
  | 'resume'
  | 'ping'
  | 'ask.image'
  | 'ask.copy'
  | 'put.image'
  | 'commands'
  | 'undo'
  | 'redo'
  | 'park'

export type ReducedType = Exclude<RoomMessageType, EdgeMessageType>
export type ReducedMessage = RoomMessageOf<ReducedType>

const REDUCERS: Reducers<ReducedType> = {
  ...peopleReducers,
  ...settingsReducers,
  ...attentionReducers,
  ...agendaReducers,
  ...timerReducers,
  ...roundReducers,
  ...voteReducers,
  ...ratingReducers,
}

export const isReduced = (message: RoomMessage): message is ReducedMessage =>
  Object.hasOwn(REDUCERS, message.type)

const ONLY: Readonly<Record<Role, string>> = {
  facilitator: 'Only facilitators can do this.',
  editor: 'Only those who edit can add pictures. Ask a facilitator to make you an editor.',
  contributor: 'You are here to look on. Ask a facilitator to let you take part.',
  viewer: 'Only people in the room can do this.',
}

/** Why somebody of a role may not send a message; the one place where roles are enforced for everything a room does. */
export function refuseForRole(role: Role, type: RoomMessageType): Problem | undefined {
  const needed = neededRole(type)
  return ROLES.indexOf(role) <= ROLES.indexOf(needed) ? undefined : { code: 'role', message: ONLY[needed] }
}

/** What a message does to a room. Whether whoever sent it may, was asked before ({@link refuseForRole}). */
export function reduce(
  state: RoomState,
  message: ReducedMessage,
  actor: Actor,
  context: Context,
): Result<Change> {
  const refused = refuseForRole(actor.role, message.type)
  if (refused) return fail(refused.code, refused.message)
  const reducer = REDUCERS[message.type] as Reducer<ReducedType>
  return reducer(state, message as never, actor, context)
}
