import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { type Device, ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { Context } from './change.ts'
import { freeName, letIn } from './people.ts'
import { isDigestOf } from './secrets.ts'
import { findPerson, type RoomState, withPerson } from './state.ts'

/** Somebody at the door whose code or invitation was right. */
export interface Arrival {
  readonly name: string
  readonly device: Device
  /** Who an invitation is for, and what they come as; whoever has only the code comes in by the room's settings. */
  readonly invited: { readonly id: string; readonly role: Role } | undefined
}

/** Somebody who is in, or who waits until a facilitator decides. */
export interface Admission {
  readonly state: RoomState
  readonly id: string
  /** Empty for those who wait. */
  readonly secret: string
}

const CROWDED = fail(
  'full',
  'Too many people are waiting to be let in. Try again when the facilitator has let some of them in.',
)

const REMOVED = fail('removed', 'A facilitator took you out of this workshop.')

/**
 * Lets somebody in, or has them wait where the facilitator wants to see who comes. Refuses (`full`, `removed`) in a sentence.
 */
export function admit(state: RoomState, arrival: Arrival, context: Context): Result<Admission> {
  const { name, device, invited } = arrival
  const id = invited?.id ?? context.newId()
  if (state.removed.includes(id)) return REMOVED
  if (!state.settings.approval || invited) {
    const secret = context.newSecret()
    // Whoever comes again with their invitation is who they were, whatever it once said.
    const role = findPerson(state, id)?.role ?? invited?.role ?? state.settings.guestRole
    const newcomer = { id, name, device, role, secret }
    const after = letIn(state, newcomer, context.now)
    return after.ok ? ok({ state: after.value, id, secret }) : after
  }
  if (state.waiting.length >= ROOM_BOUNDS.people) return CROWDED
  const waiting = [...state.waiting, { id, device, name: freeName(state, name) }]
  return ok({ state: { ...state, waiting }, id, secret: '' })
}

/** Lets somebody back in who was here before, or answers `undefined` where nobody of this room has this secret. */
export function readmit(
  state: RoomState,
  { id, secret, device }: { readonly id: string; readonly secret: string; readonly device: Device },
): RoomState | undefined {
  const person = findPerson(state, id)
  if (!person?.digest || !isDigestOf(person.digest, secret)) return undefined
  return person.device === device ? state : withPerson(state, id, { device })
}

/** Cards that are on the map were revealed just before the host was killed: the round of which they were is over. */
export function withoutRevealed(state: RoomState, isOnMap: (cardId: string) => boolean): RoomState {
  const { round } = state
  if (!round?.cards.some(({ id }) => isOnMap(id))) return state
  const cards = round.cards.filter(({ id }) => !isOnMap(id))
  return { ...state, round: cards.length > 0 ? { ...round, cards } : null }
}
