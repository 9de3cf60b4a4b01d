/** What a message does to a room, as a value: reducers answer it and `room.ts` carries it out. */
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type { RoomMessageOf, RoomMessageType } from '#shared/protocol/room.ts'
import type { HostRoomMessage } from '#shared/protocol/room-view.ts'
import type { RoomState } from './state.ts'

/** Whoever sent a message, with the role of just now. */
export interface Actor {
  readonly id: string
  readonly role: Role
}

/** What reducers may know beside the room itself. */
export interface Context {
  /** The host's clock, in milliseconds since 1970. */
  readonly now: number
  readonly snapshot: Snapshot
  readonly newId: () => string
  readonly newSecret: () => string
}

/** What is to be done beside going over to the next state. */
export type Effect =
  /**
   * Carried out in one transaction, as the room's own act. `whole`: where some of it cannot be done, the room stays as it was;
   * otherwise facilitators are told of what could not.
   */
  | { readonly type: 'act'; readonly commands: readonly Command[]; readonly whole: boolean }
  /** To whoever sent the message. */
  | { readonly type: 'tell'; readonly message: HostRoomMessage }
  | { readonly type: 'tell-facilitators'; readonly sentence: string }
  /** Somebody who waited is in, with what lets them back in. */
  | { readonly type: 'admitted'; readonly id: string; readonly secret: string }
  | { readonly type: 'declined'; readonly id: string }
  /** Somebody may do something else than before. `secret` is `null` where the old one stays. */
  | { readonly type: 'role-changed'; readonly id: string; readonly secret: string | null }
  | { readonly type: 'removed' | 'left'; readonly id: string }

export interface Change {
  readonly state: RoomState
  readonly effects: readonly Effect[]
  /** Whether it counts only once it is on disk. */
  readonly lasting: boolean
  /** What follows once it is there. */
  readonly next?: (state: RoomState, snapshot: Snapshot) => Change
}

export const change = (state: RoomState, ...effects: readonly Effect[]): Result<Change> =>
  ok({ state, effects, lasting: effects.some(({ type }) => type === 'act') })

/** A change that whoever asked for it must find again after a crash. */
export const lastingChange = (state: RoomState, ...effects: readonly Effect[]): Result<Change> =>
  ok({ state, effects, lasting: true })

/** A change that must be on disk before the next one is begun, which carries on where a crash came between them. */
export const changeBefore = (state: RoomState, next: NonNullable<Change['next']>): Result<Change> =>
  ok({ state, effects: [], lasting: true, next })

export type Reducer<T extends RoomMessageType> = (
  state: RoomState,
  message: RoomMessageOf<T>,
  actor: Actor,
  context: Context,
) => Result<Change>

export type Reducers<T extends RoomMessageType> = { readonly [K in T]: Reducer<K> }

export const GONE_MAP = fail('missing', 'This map is not there any more. Choose another one.')
