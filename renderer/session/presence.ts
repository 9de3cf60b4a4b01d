import type { Awareness } from 'y-protocols/awareness'
import { type Presence, readPresence } from '#shared/protocol/presence.ts'

/** Other windows, by the number of their connection. */
export type Peers = ReadonlyMap<number, Presence>

/** What the windows on a project see of each other. It never touches the document. */
export interface PresenceLine {
  /** Shows this window to the others; `null` takes it out of their sight. */
  readonly show: (own: Presence | null) => void
  readonly peers: () => Peers
  /** Calls back when others move, come or go; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A presence that goes on when the connection below it is replaced. */
export interface LastingPresence extends PresenceLine {
  readonly attach: (awareness: Awareness) => void
}

/** Begins without a connection: then nobody else is there. */
export function createPresence(): LastingPresence {
  let awareness: Awareness | null = null
  let own: Presence | null = null
  let peers: Peers = new Map()
  const listeners = new Set<() => void>()
  const read = () => {
    peers = awareness ? peersIn(awareness, peers) : new Map()
    for (const listener of [...listeners]) listener()
  }
  return {
    show(state) {
      own = state
      // An empty state keeps the line alive: it is repeated every few seconds, and names nobody.
      awareness?.setLocalState({ ...state })
    },
    peers: () => peers,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    attach(next) {
      awareness?.off('change', read)
      awareness = next
      if (own) next.setLocalState({ ...own })
      next.on('change', read)
      read()
    },
  }
}

const readings = new WeakMap<object, Presence | null>()

/** Read once per state that came: most of a crowd rests while one moves. */
function read(state: object): Presence | null {
  const known = readings.get(state)
  if (known !== undefined) return known
  const presence = readPresence(state) ?? null
  readings.set(state, presence)
  return presence
}

function peersIn(awareness: Awareness, before: Peers): Peers {
  const peers = new Map<number, Presence>()
  for (const [id, state] of awareness.getStates()) {
    const presence = id === awareness.clientID ? null : read(state)
    if (presence) peers.set(id, presence)
  }
  return peers.size === 0 && before.size === 0 ? before : peers
}
