/**
 * Whose a Yjs client id is. Yjs numbers edits by client id: whoever writes as somebody else makes that person's next edits
 * count as known already, and they are lost. So an id belongs to whoever first said it was theirs, in their presence, which
 * a window sends before anybody else can know the id.
 */
export interface ClientOwners {
  /** Whether the id is this person's, who takes it where it is nobody's yet. */
  readonly claim: (clientId: number, owner: string) => boolean
  /** The ids of all other people. */
  readonly foreignTo: (owner: string) => ReadonlySet<number>
}

/** Ids that one owner holds: a page has one, so this many reloads are remembered. */
const MAX_HELD = 64

export function createClientOwners(): ClientOwners {
  /** The latest claimed last. */
  const owners = new Map<number, string>()

  function dropOldest(owner: string): void {
    const held = [...owners].filter(([, other]) => other === owner)
    for (const [clientId] of held.slice(0, Math.max(0, held.length - MAX_HELD))) owners.delete(clientId)
  }

  return {
    claim(clientId, owner) {
      const holder = owners.get(clientId)
      if (holder !== undefined) return holder === owner
      owners.set(clientId, owner)
      dropOldest(owner)
      return true
    },
    foreignTo: (owner) =>
      new Set([...owners].flatMap(([clientId, other]) => (other === owner ? [] : [clientId]))),
  }
}
