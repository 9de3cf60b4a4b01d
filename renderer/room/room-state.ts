import { keepSame } from '#shared/base/keep-same.ts'
import type { HostRoomMessage, RoomView } from '#shared/protocol/room-view.ts'
import type { NumberedMessage } from './outbox.ts'

/** How one stands with the room. */
export type RoomStatus =
  /** `failures`: attempts that came to nothing since somebody was last in, or asked to try again. */
  | { readonly kind: 'connecting'; readonly failures: number }
  /** At the door, until somebody decides. */
  | { readonly kind: 'waiting'; readonly message: string }
  | { readonly kind: 'in' }
  /** Was in and is not reached just now; what is written meanwhile waits. `since`: milliseconds since 1970. */
  | { readonly kind: 'away'; readonly since: number }
  /** Not let in; `wait`: seconds until another try makes sense. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly wait: number }
  /** Let out for good. */
  | { readonly kind: 'gone'; readonly code: string; readonly message: string }

type Told<T extends HostRoomMessage['type']> = Extract<HostRoomMessage, { readonly type: T }>

/** What this page knows of the room. */
export interface RoomState {
  readonly status: RoomStatus
  readonly you: Told<'welcome'>['you'] | null
  readonly projectId: string | null
  /** Why nobody may change the project, whatever their role; `null` where its host takes changes. */
  readonly readOnly: string | null
  readonly title: string
  readonly view: RoomView | null
  /** The host's clock less this machine's, in milliseconds. */
  readonly clockOffset: number
  readonly history: { readonly undo: string | null; readonly redo: string | null }
  /** The map in words, for phones. */
  readonly outline: Omit<Told<'outline'>, 'type'> | null
  readonly picture: Omit<Told<'picture'>, 'type'> | null
  /** One's own cards of the private round, as the host has them. */
  readonly privateCards: Omit<Told<'round.mine'>, 'type'> | null
  /** What was written here and the host has not yet, oldest first. */
  readonly pending: readonly NumberedMessage[]
}

export const NO_ROOM: RoomState = {
  status: { kind: 'connecting', failures: 0 },
  you: null,
  projectId: null,
  readOnly: null,
  title: '',
  view: null,
  clockOffset: 0,
  history: { undo: null, redo: null },
  outline: null,
  picture: null,
  privateCards: null,
  pending: [],
}

/** A clock that is off by more than this from what it seemed, in milliseconds, was set anew. */
const SET_ANEW = 2000

/** The way of a message only ever makes the host's clock look late, so the earliest it ever looked is the closest. */
function closestOffset(before: number, seen: number, isFirst: boolean): number {
  return isFirst || Math.abs(seen - before) > SET_ANEW ? seen : Math.max(before, seen)
}

/** What is known after another message; what is answered elsewhere changes nothing, and what says the same stays the same. */
export function afterMessage(state: RoomState, message: HostRoomMessage, now: number): RoomState {
  switch (message.type) {
    case 'welcome': {
      const { you, projectId, title } = message
      return { ...state, status: { kind: 'in' }, you, projectId, title }
    }
    case 'waiting':
      return { ...state, status: { kind: 'waiting', message: message.message } }
    case 'refused': {
      const { code, message: words, wait } = message
      return { ...state, status: { kind: 'refused', code, message: words, wait } }
    }
    case 'gone':
      return { ...state, status: { kind: 'gone', code: message.code, message: message.message } }
    case 'room':
      return {
        ...state,
        view: keepSame(state.view ?? undefined, message.view),
        clockOffset: closestOffset(state.clockOffset, message.view.now - now, state.view === null),
      }
    case 'pong':
      return state.view
        ? { ...state, clockOffset: closestOffset(state.clockOffset, message.now - now, false) }
        : state
    case 'history':
      return { ...state, history: { undo: message.undo, redo: message.redo } }
    case 'round.mine':
      return { ...state, privateCards: { roundId: message.roundId, cards: message.cards } }
    case 'outline':
      return {
        ...state,
        outline: keepSame(state.outline ?? undefined, {
          outline: message.outline,
          mine: message.mine,
          ballot: message.ballot,
        }),
      }
    case 'picture':
      return {
        ...state,
        picture: keepSame(state.picture ?? undefined, { svg: message.svg, caption: message.caption }),
      }
    default:
      return state
  }
}

/** How one stands after a connection was lost, or came to nothing. */
export function afterLoss(status: RoomStatus, now: number): RoomStatus {
  if (status.kind === 'in') return { kind: 'away', since: now }
  if (status.kind === 'connecting') return { kind: 'connecting', failures: status.failures + 1 }
  return status.kind === 'waiting' ? { kind: 'connecting', failures: 0 } : status
}
