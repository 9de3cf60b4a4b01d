import { foldName } from '#shared/base/fold.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { type Device, ROOM_BOUNDS } from '#shared/protocol/room.ts'
import { type Change, type Context, change, lastingChange, type Reducers } from './change.ts'
import { digestOf } from './secrets.ts'
import { findPerson, type Participant, type RoomState, withPerson } from './state.ts'

const NOBODY = fail('missing', 'This person is not in the room any more.')

/** Somebody who comes in. */
export interface Newcomer {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly device: Device
  /** `null` for a window of the host. */
  readonly secret: string | null
}

/** A name that nobody else in the room has: the second Ana is "Ana (2)". */
export function freeName(state: RoomState, wanted: string, ownId?: string, standIn = 'Guest'): string {
  const others = [...state.people, ...state.waiting].filter(({ id }) => id !== ownId)
  const taken = new Set(others.map(({ name }) => foldName(name)))
  const base = wanted.replace(/\s+/g, ' ').trim().toWellFormed() || standIn
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`
    const name = shorten(base, ROOM_BOUNDS.name - ending.length) + ending
    if (!taken.has(foldName(name))) return name
  }
}

/** As many whole characters as fit. */
const shorten = (text: string, units: number): string =>
  text.length <= units ? text : text.slice(0, units).replace(/[\ud800-\udbff]$/, '')

/** The colour that the fewest have; grey, which looks like nobody's, last. */
function freeColor(people: readonly Participant[]): Color {
  const inOrder = [...COLORS.filter((color) => color !== 'grey'), 'grey' as const]
  const used = (color: Color) => people.filter((person) => person.color === color).length
  return inOrder.reduce((best, color) => (used(color) < used(best) ? color : best))
}

/** People remembered who must not come back. */
const MOST_REMOVED = 200

/** How long somebody must have been away before another one may take their place, in milliseconds. */
const AWAY = 30 * 60_000

/** Room for one more, where need be in place of whoever has been away the longest. Windows of the host always get in. */
function makeRoom(state: RoomState, newcomer: Newcomer, now: number): Result<RoomState> {
  if (newcomer.secret === null || state.people.length < ROOM_BOUNDS.people) return ok(state)
  const [longest] = state.people
    .filter(({ id, seenAt }) => !state.here.includes(id) && now - seenAt > AWAY)
    .sort((a, b) => a.seenAt - b.seenAt)
  if (!longest)
    return fail(
      'full',
      `This workshop is full: ${ROOM_BOUNDS.people} people are in. Ask the facilitator to let somebody go.`,
    )
  return ok({ ...state, people: state.people.filter(({ id }) => id !== longest.id) })
}

/** Takes somebody in, or back in. */
export function letIn(before: RoomState, newcomer: Newcomer, now: number): Result<RoomState> {
  const { id, secret, role, device } = newcomer
  const roomy = makeRoom(before, newcomer, now)
  if (!roomy.ok) return roomy
  const waiting = before.waiting.filter((other) => other.id !== id)
  const state: RoomState = { ...roomy.value, waiting, activeAt: now }
  const name = freeName(state, newcomer.name, id, standInName(secret === null))
  const digest = secret === null ? null : digestOf(secret)
  if (findPerson(state, id)) return ok(withPerson(state, id, { name, role, device, digest, seenAt: now }))
  const person: Participant = {
    ...{ id, name, role, device, digest },
    color: freeColor(state.people),
    joinedAt: now,
    seenAt: now,
    hand: null,
  }
  return ok({ ...state, people: [...state.people, person] })
}

/** Notes that somebody's first socket opened, or their last one closed. */
export function markHere(state: RoomState, personId: string, here: boolean, now: number): RoomState {
  const others = state.here.filter((id) => id !== personId)
  return {
    ...withPerson(state, personId, { seenAt: now }),
    here: here ? [...others, personId] : others,
    activeAt: now,
  }
}

/** Whoever is out has no say in what is being counted. What they wrote stays. */
function withoutPerson(state: RoomState, personId: string): RoomState {
  const without = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id !== personId))
  return {
    ...state,
    people: state.people.filter(({ id }) => id !== personId),
    here: state.here.filter((id) => id !== personId),
    vote: state.vote && { ...state.vote, ballots: without(state.vote.ballots) },
    rating: state.rating && { ...state.rating, values: without(state.rating.values) },
  }
}

/** What somebody is called who gave no name. */
const standInName = (isWindow: boolean): string => (isWindow ? 'Facilitator' : 'Guest')

function rename(state: RoomState, id: string, wanted: string): Result<Change> {
  const person = findPerson(state, id)
  if (!person) return NOBODY
  return change(
    withPerson(state, id, { name: freeName(state, wanted, id, standInName(isHostWindow(person))) }),
  )
}

/** Windows of the host are let in by its token and have no secret of their own. */
export const isHostWindow = ({ digest }: Participant): boolean => digest === null

/** Names, roles, raised hands, and who must go. */
export const peopleReducers: Reducers<
  'me' | 'hand' | 'leave' | 'role' | 'call' | 'remove' | 'lower' | 'admit'
> = {
  me: (state, { name }, actor) => rename(state, actor.id, name),
  /** A hand that is up already keeps its turn. */
  hand(state, { up }, actor, { now }) {
    const before = findPerson(state, actor.id)?.hand ?? null
    return change(withPerson(state, actor.id, { hand: up ? (before ?? now) : null }))
  },
  /** What somebody voted before they left still counts. */
  leave: (state, _, actor) =>
    change(
      {
        ...state,
        people: state.people.filter(({ id }) => id !== actor.id),
        here: state.here.filter((id) => id !== actor.id),
      },
      { type: 'left', id: actor.id },
    ),
  role(state, { id, role }, _, context) {
    const person = findPerson(state, id)
    if (!person) return NOBODY
    if (isHostWindow(person)) return fail('host', 'Whoever opened the workshop goes on leading it.')
    return person.role === role ? change(state) : changeRole(state, person, role, context)
  },
  call(state, { id, name }) {
    return rename(state, id, name)
  },
  remove(state, { id }) {
    const person = findPerson(state, id)
    if (!person) return NOBODY
    if (isHostWindow(person)) return fail('host', 'Whoever opened the workshop cannot be sent away from it.')
    const removed = [...state.removed.slice(1 - MOST_REMOVED), id]
    return lastingChange({ ...withoutPerson(state, id), removed }, { type: 'removed', id })
  },
  lower: (state, { id }) => change(withPerson(state, id, { hand: null })),
  admit(state, { id, yes }, _, context) {
    const one = state.waiting.find((waiting) => waiting.id === id)
    if (!one) return fail('missing', 'This person does not wait at the door any more.')
    const waiting = state.waiting.filter((other) => other.id !== id)
    if (!yes) return change({ ...state, waiting }, { type: 'declined', id })
    const secret = context.newSecret()
    const role = state.settings.guestRole
    const after = letIn(state, { ...one, role, secret }, context.now)
    return after.ok ? change(after.value, { type: 'admitted', id, secret }) : after
  },
}

/** Somebody who is away keeps the secret: they could not hear of another one. What it opens is asked for each time. */
function changeRole(state: RoomState, person: Participant, role: Role, { newSecret }: Context) {
  const { id } = person
  const secret = state.here.includes(id) ? newSecret() : null
  const digest = secret === null ? person.digest : digestOf(secret)
  return lastingChange(withPerson(state, id, { role, digest }), { type: 'role-changed', id, secret })
}
