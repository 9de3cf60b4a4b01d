/** Presence (who is here, and where) is nobody's property in Yjs: any peer may write any client's. A host lets each socket write its own only. */
import { readPresence } from '#shared/protocol/presence.ts'
import type { ClientOwners } from './client-owners.ts'

/** One window's connection to one document. */
export interface PresenceOwner {
  /** The client id it speaks for, once it named one. */
  presence: number | undefined
  /** The person it speaks as: of a guest known from the start, of a window of this host once it said so. */
  person: string | undefined
}

/**
 * Takes out of `states` (client id → state, as one message brought them) all that `owner` may not say, and out of the rest
 * what no window needs to know. The first id it names that nobody else holds is its own from then on. Messages also repeat
 * what the sender heard of others, so what is left out is left out in silence. `isTaken` tells whether a person is a guest who
 * speaks for themselves.
 */
export function keepOwnPresence(
  states: Map<number, unknown>,
  owner: PresenceOwner,
  owners: ClientOwners,
  isTaken: (participantId: string) => boolean,
): void {
  for (const [clientId, state] of states) {
    const presence = readPresence(state)
    const person = presence?.participantId
    const isOwn =
      person !== undefined &&
      (owner.person === undefined ? !isTaken(person) : owner.person === person) &&
      (owner.presence ?? clientId) === clientId &&
      owners.claim(clientId, person)
    if (isOwn) {
      owner.presence = clientId
      owner.person = person
      states.set(clientId, presence)
    } else states.delete(clientId)
  }
}
