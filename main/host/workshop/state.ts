/**
 * What a room knows. One immutable value: reducers make the next one, `view.ts` shows each person their part of it, and
 * `room-file.ts` keeps on disk what {@link storedRoom} describes.
 */
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { COLORS } from '#shared/model/vocabulary.ts'
import { ROLES } from '#shared/protocol/roles.ts'
import { agendaItem, DEVICES, type MapArea, type RoomCell, voteScope } from '#shared/protocol/room.ts'
import type { Revealed, Waiting } from '#shared/protocol/room-view.ts'

const id = v.custom<string>(isId)
const ids = v.array(id)

const participant = v.object({
  id,
  name: v.string(),
  color: v.picklist(COLORS),
  role: v.picklist(ROLES),
  device: v.picklist(DEVICES),
  /** SHA-256 of the secret that lets them back in; `null` for a window of the host, which shows the host's token. */
  digest: v.nullable(v.string()),
  joinedAt: v.number(),
  /** When a socket of theirs was last open. */
  seenAt: v.number(),
  hand: v.nullable(v.number()),
})
export type Participant = Readonly<v.InferOutput<typeof participant>>

const roundCard = v.object({
  id,
  text: v.string(),
  laneId: id,
  stepId: id,
  /** A digest of the author's key in an anonymous round, the participant's id in any other. */
  author: v.string(),
  /** What the author called themselves; empty in an anonymous round. */
  name: v.string(),
})
export type RoundCard = Readonly<v.InferOutput<typeof roundCard>>

const round = v.object({
  id,
  mapId: id,
  laneIds: ids,
  stepId: v.nullable(id),
  prompt: v.string(),
  anonymous: v.boolean(),
  /** The map's columns when it began: where a card goes whose column was removed meanwhile. */
  columns: ids,
  /** In the order of their ids, which says nothing about who wrote when. */
  cards: v.array(roundCard),
})
export type Round = Readonly<v.InferOutput<typeof round>>

const vote = v.object({
  id,
  mapId: id,
  title: v.string(),
  budget: v.number(),
  perCard: v.number(),
  scope: voteScope,
  /** Dots by person, then by card. */
  ballots: v.record(v.string(), v.record(v.string(), v.number())),
  /**
   * What the count came to, the most dots first, and how many votes each card then has: set once no more dots are taken,
   * before any are written, so that a host that is killed between the two writes the same again.
   */
  count: v.nullable(v.array(v.object({ cardId: id, dots: v.number(), votes: v.number() }))),
})
export type Vote = Readonly<v.InferOutput<typeof vote>>

const rating = v.object({
  id,
  mapId: id,
  laneId: id,
  personaId: v.nullable(id),
  /** Values by person, then by step. */
  values: v.record(v.string(), v.record(v.string(), v.number())),
})
export type Rating = Readonly<v.InferOutput<typeof rating>>

const results = v.object({
  voteId: id,
  mapId: id,
  title: v.string(),
  voters: v.number(),
  cards: v.array(v.object({ cardId: id, dots: v.number() })),
})

const timer = v.object({
  label: v.string(),
  total: v.number(),
  endsAt: v.nullable(v.number()),
  left: v.number(),
})
export type Timer = Readonly<v.InferOutput<typeof timer>>

/** What is kept on disk. */
export const storedRoom = v.object({
  version: v.literal(1),
  /** When somebody last did something here. */
  activeAt: v.number(),
  mapId: v.nullable(id),
  people: v.array(participant),
  /** People who must not come back, which matters for those whose invitation is still good. */
  removed: ids,
  settings: v.object({ approval: v.boolean(), guestRole: v.picklist(ROLES), copies: v.boolean() }),
  agenda: v.object({ items: v.array(agendaItem), currentId: v.nullable(id) }),
  timer: v.nullable(timer),
  round: v.nullable(round),
  vote: v.nullable(vote),
  results: v.nullable(results),
  rating: v.nullable(rating),
  /** How often people were called to a place. */
  calls: v.number(),
})
export type StoredRoom = Readonly<v.InferOutput<typeof storedRoom>>

export interface RoomState extends StoredRoom {
  /** People with an open socket. */
  readonly here: readonly string[]
  readonly waiting: readonly Waiting[]
  /** What guests type, while the door is open. */
  readonly code: string | null
  readonly revealed: Revealed | null
  readonly gather: { readonly byId: string; readonly number: number; readonly area: MapArea } | null
  readonly spotlight: RoomCell | null
  readonly showing: { readonly mapId: string; readonly stageId: string | null } | null
}

const NOBODY_HERE = {
  here: [],
  waiting: [],
  code: null,
  revealed: null,
  gather: null,
  spotlight: null,
  showing: null,
} as const

/** A room that nobody was in yet. */
export const emptyRoom = (now: number): RoomState => ({
  version: 1,
  activeAt: now,
  mapId: null,
  people: [],
  removed: [],
  settings: { approval: false, guestRole: 'contributor', copies: false },
  agenda: { items: [], currentId: null },
  timer: null,
  round: null,
  vote: null,
  results: null,
  rating: null,
  calls: 0,
  ...NOBODY_HERE,
})

/** After so long, in milliseconds, a room does not know its people any more. */
const FORGET_AFTER = 30 * 24 * 3600 * 1000

/** The room as it was left. What lay unrevealed and the agenda stay however long it was; people are forgotten after a while. */
export function roomFromDisk(stored: StoredRoom, now: number): RoomState {
  const state: RoomState = { ...stored, ...NOBODY_HERE }
  return now - stored.activeAt > FORGET_AFTER ? { ...state, people: [], timer: null } : state
}

/** What of a room is kept. Leaves out who is here, who waits, and the code: they end with the host. */
export function storedPart(state: RoomState): StoredRoom {
  const {
    here: _here,
    waiting: _waiting,
    code: _code,
    revealed: _revealed,
    gather: _g,
    spotlight: _s,
    showing: _w,
    ...kept
  } = state
  return kept
}

/** A record's own entry. Ids come from outside and may be called like what every object has ("constructor"). */
export const entry = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

export const findPerson = ({ people }: RoomState, personId: string): Participant | undefined =>
  people.find((person) => person.id === personId)

export const withPerson = (state: RoomState, personId: string, changes: Partial<Participant>): RoomState => ({
  ...state,
  people: state.people.map((person) => (person.id === personId ? { ...person, ...changes } : person)),
})
