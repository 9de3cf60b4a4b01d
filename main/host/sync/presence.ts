/** Presence (who is here, and where) is nobody's property in Yjs: any peer may write any client's. A host lets each socket write its own only. */
import { readPresence } from '#shared/protocol/presence.ts'
import type { ClientOwners, Owner } from './client-owners.ts'

/** One window's connection to one document. */
export interface PresenceOwner {
  /** The client id it speaks for, once it named one. */
  presence: number | undefined
  /** Whose the client ids are that it names. */
  readonly owner: Owner
}

/**
 * Takes out of `states` (client id → state, as one message brought them) all that `owner` may not say, and out of the rest
 * what no window needs to know. The first id it names that nobody else holds is its own from then on. Messages also repeat
 * what the sender heard of others, so what is left out is left out in silence. `maySpeakAs` tells whether it may say that it
 * is this person.
 */
export function keepOwnPresence(
  states: Map<number, unknown>,
  owner: PresenceOwner,
  owners: ClientOwners,
  maySpeakAs: (participantId: string) => boolean,
): void {
  for (const [clientId, state] of states) {
    const presence = readPresence(state)
    const isOwn =
      presence !== undefined &&
      maySpeakAs(presence.participantId) &&
      (owner.presence ?? clientId) === clientId &&
      owners.claim(clientId, owner.owner)
    if (!isOwn) states.delete(clientId)
    else {
      owner.presence = clientId
      states.set(clientId, presence)
    }
  }
}
