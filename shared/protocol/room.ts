import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import { ROLES, type Role } from './roles.ts'

/**
 * What people in a room ask of the host: windows of the host itself, guests with a canvas and guests with a phone. One
 * JSON message each over a socket at {@link ROOM_PATH}; the first one says who speaks (`enter`, `join` or `resume`). A
 * guest's socket is sealed, see `secure/`. What the host answers is in `room-view.ts`.
 *
 * Who may send what, {@link neededRole} says; the host holds everybody to it.
 */

/** Path of the room's WebSocket, on loopback and at the door. */
export const ROOM_PATH = '/room'

/** Raised with every change that an older page or host would misunderstand. */
export const ROOM_VERSION = 1

/** Bounds of a room. Texts in UTF-16 units, sizes in bytes. */
export const ROOM_BOUNDS = {
  people: 50,
  name: 40,
  title: 200,
  text: 4000,
  /** One message of a guest. */
  frame: 256 * 1024,
  /** One part of something large, before base 64 makes it a third more. */
  part: 96 * 1024,
  messagesPerSecond: 60,
  bytesPerSecond: 256 * 1024,
  agendaItems: 60,
  /** Longest time on the timer, in seconds: eight hours. */
  seconds: 8 * 3600,
  /** Private cards of one person in one round. */
  privateCards: 200,
  dots: 50,
  commands: 500,
} as const

/** How much longer base 64 is than the bytes; all bounds are whole groups of three bytes. */
const BASE64 = 4 / 3

const id = v.custom<string>(isId)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const name = v.pipe(v.string(), v.trim(), v.maxLength(ROOM_BOUNDS.name))
const title = v.pipe(v.string(), v.maxLength(ROOM_BOUNDS.title))
const text = v.pipe(v.string(), v.maxLength(ROOM_BOUNDS.text))
const secret = v.pipe(v.string(), v.regex(/^[\w-]{16,200}$/))
const role = v.picklist(ROLES)
const seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(ROOM_BOUNDS.seconds))
const finite = v.pipe(v.number(), v.finite())
const message = <const T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries })

/** What a guest works with. */
export const DEVICES = ['laptop', 'phone'] as const
export type Device = (typeof DEVICES)[number]

/** A stretch of a map, in map units. */
const mapArea = v.object({ mapId: id, x: finite, y: finite, width: finite, height: finite })
export type MapArea = Readonly<v.InferOutput<typeof mapArea>>

const roomCell = v.object({ mapId: id, laneId: id, stepId: id })
export type RoomCell = Readonly<v.InferOutput<typeof roomCell>>

/** What shows while an item of the agenda is on: nothing special, or a tool that is offered for it. */
export const AGENDA_TOOLS = ['none', 'round', 'vote', 'rating', 'present'] as const
export type AgendaTool = (typeof AGENDA_TOOLS)[number]

/** An item as it goes over the wire and lies on the host's disk. */
export const agendaItem = v.object({
  id,
  title,
  /** Time meant for it; 0 for none. */
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(480)),
  /** What people are told to do. */
  prompt: text,
  /** For facilitators only. */
  notes: text,
  tool: v.picklist(AGENDA_TOOLS),
  done: v.boolean(),
})
export type AgendaItem = Readonly<v.InferOutput<typeof agendaItem>>

/** Cards that may be voted on: of some kinds, or these very ones. */
export const voteScope = v.variant('kind', [
  v.object({
    kind: v.literal('kinds'),
    kinds: v.pipe(v.array(v.picklist(['any', 'pain', 'opportunity'])), v.minLength(1), v.maxLength(3)),
  }),
  v.object({ kind: v.literal('cards'), ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(2000)) }),
])
export type VoteScope = Readonly<v.InferOutput<typeof voteScope>>

const privateCard = v.object({ id, text, laneId: id, stepId: id })
/** A card of a private round as its author knows it. */
export type PrivateCard = Readonly<v.InferOutput<typeof privateCard>>

/** Messages that begin a connection. */
const entering = [
  /** A window of this host, let in by the host's token. `watch`: it shows the room and is nobody in it (a projector). */
  message('enter', {
    version: count,
    token: secret,
    projectId: id,
    personId: id,
    name,
    watch: v.boolean(),
  }),
  /** A guest at the door, with the code that the facilitator shows or with an invitation of their own. */
  message('join', {
    version: count,
    name,
    device: v.picklist(DEVICES),
    key: v.variant('kind', [
      v.object({ kind: v.literal('code'), code: v.pipe(v.string(), v.maxLength(20)) }),
      v.object({ kind: v.literal('invitation'), invitation: v.pipe(v.string(), v.maxLength(1000)) }),
    ]),
  }),
  /** Somebody who was here before: after a reload, a locked phone, another Wi-Fi. */
  message('resume', { version: count, id, secret, device: v.picklist(DEVICES) }),
] as const

/** Messages of everybody. `number` asks for a `done` with that number. */
const common = [
  message('ping', { number: count }),
  message('leave', {}),
  message('me', { name }),
  message('hand', { up: v.boolean() }),
  message('ask.image', { number: count, ref: v.pipe(v.string(), v.maxLength(200)) }),
  /** The project as a file, where the facilitator allows it. */
  message('ask.copy', { number: count }),
] as const

/** Messages of those who take part. */
const partaking = [
  /** Commands on the document (`shared/document/commands/types.ts`), judged one by one. Carried out as one act. */
  message('commands', {
    number: count,
    label: title,
    joinKey: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    commands: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(ROOM_BOUNDS.commands)),
  }),
  message('undo', { number: count }),
  message('redo', { number: count }),
  /** A thought for later. */
  message('park', { number: count, mapId: id, text }),
  /**
   * Writes or rewrites a card that nobody else sees. `key` is the author's own secret for this round and nothing else: in
   * an anonymous round the host knows the author by its digest alone.
   */
  message('round.put', { number: count, roundId: id, key: secret, card: privateCard }),
  message('round.drop', { number: count, roundId: id, key: secret, cardId: id }),
  /** Asks for one's own cards, after a reload. */
  message('round.mine', { roundId: id, key: secret }),
  /** Sets one's dots on a card. */
  message('vote.cast', { number: count, voteId: id, cardId: id, dots: count }),
  /** `null` takes one's value off again. */
  message('rating.set', {
    number: count,
    ratingId: id,
    stepId: id,
    amount: v.nullable(v.pipe(finite, v.minValue(SENTIMENT.least), v.maxValue(SENTIMENT.most))),
  }),
] as const

/** Messages of those who edit. */
const editing = [
  /**
   * A part of a picture for the project, in base 64; the last one has `more: false`. All parts of one have the same number,
   * and no other picture comes in between. Answered with `image`, or with a `done` that says why not.
   */
  message('put.image', {
    number: count,
    data: v.pipe(v.string(), v.maxLength(ROOM_BOUNDS.part * BASE64), v.base64()),
    more: v.boolean(),
  }),
] as const

/** Messages of facilitators. */
const leading = [
  message('admit', { id, yes: v.boolean() }),
  message('role', { id, role }),
  message('call', { id, name }),
  message('remove', { id }),
  message('lower', { id }),
  message('settings', {
    /** Whether guests wait until somebody lets them in. */
    approval: v.exactOptional(v.boolean()),
    guestRole: v.exactOptional(role),
    /** Whether guests may take a copy of the project home. */
    copies: v.exactOptional(v.boolean()),
  }),
  /** Another code; the old one opens nothing any more. Whoever is in stays in. */
  message('code.renew', {}),
  /** The map the room works on. */
  message('map', { mapId: id }),
  message('agenda.set', { items: v.pipe(v.array(agendaItem), v.maxLength(ROOM_BOUNDS.agendaItems)) }),
  /** Turns to an item, or to none; `start` also starts its time. */
  message('agenda.go', { id: v.nullable(id), start: v.boolean() }),
  message('timer.start', { seconds, label: title }),
  message('timer.pause', {}),
  message('timer.resume', {}),
  message('timer.add', {
    seconds: v.pipe(
      v.number(),
      v.safeInteger(),
      v.minValue(-ROOM_BOUNDS.seconds),
      v.maxValue(ROOM_BOUNDS.seconds),
    ),
  }),
  message('timer.stop', {}),
  message('round.start', {
    number: count,
    mapId: id,
    /** Lanes to write in; where there are several, or no step is given, everybody chooses. */
    laneIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(40)),
    stepId: v.nullable(id),
    prompt: text,
    anonymous: v.boolean(),
  }),
  /** Puts all private cards on the map, those that say the same side by side. */
  message('round.reveal', { number: count, roundId: id }),
  /** Throws them away, unread. */
  message('round.cancel', { number: count, roundId: id }),
  message('vote.start', {
    number: count,
    mapId: id,
    title,
    budget: v.pipe(count, v.minValue(1), v.maxValue(ROOM_BOUNDS.dots)),
    perCard: v.pipe(count, v.minValue(1), v.maxValue(ROOM_BOUNDS.dots)),
    scope: voteScope,
  }),
  /** Counts, and writes the sums on the cards. */
  message('vote.close', { number: count, voteId: id }),
  message('vote.cancel', { number: count, voteId: id }),
  message('rating.start', { number: count, mapId: id, laneId: id, personaId: v.nullable(id) }),
  /** Writes mean and spread into the lane. */
  message('rating.close', { number: count, ratingId: id }),
  message('rating.cancel', { number: count, ratingId: id }),
  /** "Everyone here": guests come to this stretch, and follow from there until they move by themselves. `null` lets them go. */
  message('gather', { area: v.nullable(mapArea) }),
  /** Puts one cell in the light for all. */
  message('spotlight', { cell: v.nullable(roomCell) }),
  /** What is shown in front, for phones to follow: a stage, or the whole map (`stageId: null`). */
  message('show', { what: v.nullable(v.object({ mapId: id, stageId: v.nullable(id) })) }),
] as const

const clientMessage = v.variant('type', [...entering, ...common, ...partaking, ...editing, ...leading])

export type RoomMessage = v.InferOutput<typeof clientMessage>
export type RoomMessageType = RoomMessage['type']
export type RoomMessageOf<T extends RoomMessageType> = Extract<RoomMessage, { readonly type: T }>
export type EnteringMessage = RoomMessageOf<'enter' | 'join' | 'resume'>

const typesOf = (
  group: readonly { readonly entries: { readonly type: { readonly literal: string } } }[],
): ReadonlySet<string> => new Set(group.map(({ entries }) => entries.type.literal))

const ENTERING = typesOf(entering)
const PARTAKING = typesOf(partaking)
const EDITING = typesOf(editing)
const LEADING = typesOf(leading)

/** Every kind of message there is. */
export const ROOM_MESSAGE_TYPES: readonly RoomMessageType[] = [
  ...entering,
  ...common,
  ...partaking,
  ...editing,
  ...leading,
].map(({ entries }) => entries.type.literal)

/** Whether a message begins a connection; it is refused anywhere else, and anything else at the beginning. */
export const isEntering = (message: RoomMessage): message is EnteringMessage => ENTERING.has(message.type)

/** The least role that may send a message; see `ROLES` for their order. */
export function neededRole(type: RoomMessageType): Role {
  if (LEADING.has(type)) return 'facilitator'
  if (EDITING.has(type)) return 'editor'
  return PARTAKING.has(type) ? 'contributor' : 'viewer'
}

/** A message as it came over the wire, or `undefined` for anything else: it is never answered. */
export function readRoomMessage(payload: string): RoomMessage | undefined {
  try {
    const read = v.safeParse(clientMessage, JSON.parse(payload))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}
