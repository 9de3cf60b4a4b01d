/** Presence (who is here, and where) is nobody's property in Yjs: any peer may write any client's. A host lets each socket write its own only. */

/** Largest presence of one window, in UTF-16 units of JSON: a name, a cursor, a selection of a thousand cards. */
const MAX_PRESENCE = 32 * 1024

/** One window's connection to one document. */
export interface PresenceOwner {
  /** The client id it speaks for, once it named one. */
  presence: number | undefined
}

/**
 * Takes out of `states` (client id → state, as one message brought them) all that `owner` may not say. The first id it
 * names that nobody else holds is its own from then on. Messages also repeat what the sender heard of others, so the rest
 * is left out in silence.
 */
export function keepOwnPresence(
  states: Map<number, unknown>,
  owner: PresenceOwner,
  isHeldByOther: (clientId: number) => boolean,
): void {
  for (const [clientId, state] of states) {
    if (!isPresence(state) || isHeldByOther(clientId)) states.delete(clientId)
    else {
      owner.presence ??= clientId
      if (owner.presence !== clientId) states.delete(clientId)
    }
  }
}

/** An empty state is what Yjs's own bookkeeping leaves in every message; nobody is here with nothing to say. */
const isPresence = (state: unknown): boolean =>
  typeof state === 'object' &&
  state !== null &&
  !Array.isArray(state) &&
  Object.keys(state).length > 0 &&
  JSON.stringify(state).length <= MAX_PRESENCE
