import type { Problem } from '#shared/base/result.ts'
import type { CardKind, Color, LaneKind } from '#shared/model/vocabulary.ts'
import type { Role } from './roles.ts'
import type { AgendaItem, Device, MapArea, PrivateCard, RoomCell, VoteScope } from './room.ts'

/**
 * What the host tells people in a room. Each gets a view of their own: it holds nothing that they may not know yet, so a
 * screen may show whatever it is told. Times are milliseconds of the host's clock since 1970; `now` tells how far a
 * guest's own clock is off.
 */
export interface RoomView {
  readonly now: number
  /** The map the room works on. */
  readonly mapId: string | null
  /** Everybody who was let in and has not left, those who lead first, then by when they came. */
  readonly people: readonly PersonInRoom[]
  /** Those who wait to be let in. For facilitators; empty for others. */
  readonly waiting: readonly Waiting[]
  /** For facilitators, while guests can come in; `null` otherwise. */
  readonly door: DoorView | null
  readonly settings: RoomSettings
  /** `notes` are empty for everybody but facilitators. */
  readonly agenda: { readonly items: readonly AgendaItem[]; readonly currentId: string | null }
  readonly timer: TimerView | null
  readonly round: RoundView | null
  /** What the last private round put on the map; gone when the next one begins. */
  readonly revealed: Revealed | null
  readonly vote: VoteView | null
  /** What the last closed vote came to, the most dots first; gone when the next one begins. */
  readonly results: VoteResults | null
  readonly rating: RatingView | null
  readonly gather: GatherView | null
  readonly spotlight: RoomCell | null
  readonly showing: { readonly mapId: string; readonly stageId: string | null } | null
}

export interface PersonInRoom {
  readonly id: string
  readonly name: string
  readonly color: Color
  readonly role: Role
  readonly device: Device
  /** Whether this is a window of the host itself: it always leads, and cannot be sent away. */
  readonly own: boolean
  /** Whether a socket of theirs is open just now. */
  readonly here: boolean
  /** When they raised a hand, `null` while it is down: the longest raised is the first to speak. */
  readonly hand: number | null
}

export interface Waiting {
  readonly id: string
  readonly name: string
  readonly device: Device
}

export interface RoomSettings {
  readonly approval: boolean
  readonly guestRole: Role
  readonly copies: boolean
}

/** How guests come in. */
export interface DoorView {
  /** `http://192.168.1.20:4747`, to be typed. */
  readonly address: string
  /** The same with code and key behind the `#`, for the QR code. */
  readonly link: string
  /** For another desktop app, over TLS with a pinned fingerprint; `null` where there is no TLS. */
  readonly invitation: string | null
  /** What guests type who typed the address: letters and digits in two groups. */
  readonly code: string
  /** The network's name for people: "Wi-Fi (en0)". */
  readonly network: string
  /** Why guests might not reach this address, in plain words, as far as can be told from here; `null` where all looks well. */
  readonly warning: string | null
}

export interface TimerView {
  readonly label: string
  /** All of the time that was given, in milliseconds. */
  readonly total: number
  /** When it ends, while it runs. */
  readonly endsAt: number | null
  /** What is left while it is paused, in milliseconds. */
  readonly left: number
}

/** A private round. Of the cards of others it tells the number, nothing else. */
export interface RoundView {
  readonly id: string
  readonly mapId: string
  readonly laneIds: readonly string[]
  readonly stepId: string | null
  readonly prompt: string
  readonly anonymous: boolean
  readonly cards: number
  readonly writers: number
}

export interface Revealed {
  readonly roundId: string
  readonly laneIds: readonly string[]
  readonly cardIds: readonly string[]
}

export interface VoteView {
  readonly id: string
  readonly mapId: string
  readonly title: string
  readonly budget: number
  readonly perCard: number
  readonly scope: VoteScope
  /** One's own dots by card. */
  readonly mine: Readonly<Record<string, number>>
  /** How many people gave a dot. */
  readonly voters: number
}

export interface VoteResults {
  readonly voteId: string
  readonly mapId: string
  readonly title: string
  readonly voters: number
  readonly cards: readonly { readonly cardId: string; readonly dots: number }[]
}

export interface RatingView {
  readonly id: string
  readonly mapId: string
  readonly laneId: string
  readonly personaId: string | null
  /** One's own values by step. */
  readonly mine: Readonly<Record<string, number>>
  /** How many people gave a value. */
  readonly raters: number
}

export interface GatherView {
  /** Who called. */
  readonly byId: string
  /** Grows with every call, so that a second one to the same place is heard too. */
  readonly number: number
  readonly area: MapArea
}

/** A map in words, for guests who have no canvas. */
export interface MapOutline {
  readonly mapId: string
  readonly title: string
  readonly scope: string
  readonly stages: readonly {
    readonly id: string
    readonly title: string
    readonly steps: readonly { readonly id: string; readonly title: string }[]
  }[]
  readonly lanes: readonly {
    readonly id: string
    readonly title: string
    readonly kind: LaneKind
    /** Whether cards can be written into it: it holds cards and is not locked. */
    readonly open: boolean
  }[]
}

/** A card in words, for guests who have no canvas. */
export interface CardInWords {
  readonly id: string
  readonly text: string
  readonly kind: CardKind
  readonly laneId: string
  readonly stepId: string
}

/** Why somebody is not let in, or let out. Codes: see `main/host/workshop`. */
export type HostRoomMessage =
  | {
      readonly type: 'welcome'
      readonly you: Pick<PersonInRoom, 'id' | 'name' | 'color' | 'role' | 'device'> & {
        /** Lets one back in, and lets one's canvas sync. A new one comes with every change of role. */
        readonly secret: string
      }
      readonly projectId: string
      readonly title: string
    }
  /** At the door; somebody will decide. */
  | { readonly type: 'waiting'; readonly message: string }
  /** Not let in. `wait`: seconds until another try makes sense, 0 where none does. */
  | {
      readonly type: 'refused'
      readonly code: string
      readonly message: string
      readonly wait: number
    }
  /** Let out for good: removed, or the door was closed. */
  | { readonly type: 'gone'; readonly code: string; readonly message: string }
  | { readonly type: 'room'; readonly view: RoomView }
  /** Answers a message that had a number, once what it did is on disk. */
  | { readonly type: 'done'; readonly number: number; readonly problem: Problem | null }
  | { readonly type: 'pong'; readonly number: number; readonly now: number }
  /** What one's own commands can be taken back or done again, in words for a menu. */
  | { readonly type: 'history'; readonly undo: string | null; readonly redo: string | null }
  | { readonly type: 'notice'; readonly message: string }
  | { readonly type: 'round.mine'; readonly roundId: string; readonly cards: readonly PrivateCard[] }
  /** For phones: the map in words, one's own cards on it, and what can be voted on or, after a vote, got dots. */
  | {
      readonly type: 'outline'
      readonly outline: MapOutline
      readonly mine: readonly CardInWords[]
      readonly ballot: readonly CardInWords[]
    }
  /** For phones: what is shown in front, as an SVG of the host's own drawing; `null` for nothing. */
  | { readonly type: 'picture'; readonly svg: string | null; readonly caption: string }
  /** The picture that came with this number is on disk; `ref` is what cards call it. */
  | { readonly type: 'image'; readonly number: number; readonly ref: string }
  /** A part of what was asked for with this number, in base 64. Parts come in order, the last one with `more: false`. */
  | {
      readonly type: 'bytes'
      readonly number: number
      readonly name: string
      readonly data: string
      readonly more: boolean
    }

export type HostRoomMessageType = HostRoomMessage['type']

/**
 * A host's message. Whoever reads it got its page from the same host, so that it is trusted to be what it says;
 * `undefined` where it is no message at all.
 */
export function readHostRoomMessage(payload: string): HostRoomMessage | undefined {
  try {
    const read: unknown = JSON.parse(payload)
    return typeof read === 'object' && read !== null && 'type' in read ? (read as HostRoomMessage) : undefined
  } catch {
    return undefined
  }
}
