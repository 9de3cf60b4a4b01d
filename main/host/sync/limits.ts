import { type Role, writesItself } from '#shared/protocol/roles.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/** Bounds on what one peer sends. */
export interface PeerLimits {
  /** Largest message, in bytes. */
  readonly message: number
  readonly messages: { readonly burst: number; readonly perSecond: number }
  readonly bytes: { readonly burst: number; readonly perSecond: number }
  /** Most changes and deleted stretches in one edit. */
  readonly structs: number
  /** How often a peer may ask for all it has not, which makes the host write down a whole project. */
  readonly questions: { readonly burst: number; readonly perSecond: number }
  /** How often it may send all it has, which makes the host read it. */
  readonly catchUps: { readonly burst: number; readonly perSecond: number }
}

const MiB = 1024 * 1024

/** Largest message of a window, in bytes: an offline day's edits or a huge paste in one piece. */
export const MAX_FRAME = 16 * MiB

/** Windows of this host, which know its token: far above what typing, dragging and pasting cause. */
export const WINDOW_LIMITS: PeerLimits = {
  message: MAX_FRAME,
  messages: { burst: 20_000, perSecond: 2000 },
  bytes: { burst: 64 * MiB, perSecond: 8 * MiB },
  structs: 1_000_000,
  questions: { burst: 10_000, perSecond: 1000 },
  catchUps: { burst: 10_000, perSecond: 1000 },
}

/** Guests who only look at the document, and whoever has not yet said who they are: cursors, questions, a handful of bytes. */
const READER_LIMITS: PeerLimits = {
  message: ROOM_BOUNDS.frame,
  messages: { burst: 2 * ROOM_BOUNDS.messagesPerSecond, perSecond: ROOM_BOUNDS.messagesPerSecond },
  bytes: { burst: 2 * ROOM_BOUNDS.bytesPerSecond, perSecond: ROOM_BOUNDS.bytesPerSecond },
  structs: 20_000,
  // A page asks once, when it has connected.
  questions: { burst: 2, perSecond: 0.1 },
  catchUps: { burst: 6, perSecond: 0.2 },
}

/**
 * Guests who edit were trusted with all of the project, and must be able to paste a whole map, or to come back with an
 * afternoon's edits made offline, in one message: a map of 10,000 cards is some 4 MiB. What arrives of such a message is held
 * frame by frame, and only from those who have shown that they may write.
 */
const EDITOR_LIMITS: PeerLimits = {
  message: 8 * MiB,
  messages: { burst: 4000, perSecond: 300 },
  bytes: { burst: 16 * MiB, perSecond: 1 * MiB },
  structs: 500_000,
  questions: { burst: 6, perSecond: 0.2 },
  catchUps: { burst: 20, perSecond: 1 },
}

/** The bounds of a guest; without a role, of one of whom nothing is known yet. */
export const guestLimits = (role?: Role): PeerLimits =>
  role !== undefined && writesItself(role) ? EDITOR_LIMITS : READER_LIMITS
