import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DOCUMENT_VERSION, openTables } from '#shared/document/document.ts'
import {
  type ClientMessage,
  type HostMessage,
  readHostMessage,
  writeMessage,
} from '#shared/protocol/session.ts'

/** How a window's document reaches its host. */
export interface SyncWay {
  /** Address of the sync socket. */
  readonly address: string
  /** What lets this window in, asked anew for every connection. */
  readonly secret: () => string
  /** A socket that seals what goes through it, or leads through another host; the browser's own where it is left out. */
  readonly socket?: new (
    address: string,
  ) => unknown
  /** Whether another secret may come: then a refusal is no last word. */
  readonly isGuest: boolean
}

export interface ReplicaEvents {
  /** All that the host has is here now; again after every interruption. */
  readonly onSynced: () => void
  readonly onLost: () => void
  /** Not let in, with the host's words. */
  readonly onRefused: (reason: string) => void
  readonly onMessage: (message: HostMessage) => void
  /** Somebody in this window changed the document. */
  readonly onEdit: () => void
}

/** A copy of the project's document that is kept the same as the host's. */
export interface Replica {
  readonly doc: Y.Doc
  /** The origin of the transactions in which the host's changes come in. */
  readonly source: object
  readonly awareness: Awareness
  /** Resolves once the whole document is here. */
  readonly loaded: Promise<void>
  readonly tell: (message: ClientMessage) => void
  /** Makes the connection anew: the one there is is known to be dead, or stands on a secret that is no longer good. */
  readonly reconnect: () => void
  readonly hangUp: () => void
  readonly close: () => void
}

class SyncSocket extends HocuspocusProviderWebsocket {
  /** A socket without a network takes its time to close, and until it has, no other one would be made: so this does not wait. */
  drop(): void {
    this.shouldConnect = false
    this.emit('close', { event: { code: 4000, reason: '' } })
  }
}

/** Before another try with a secret that was refused, in milliseconds: the right one is on its way. */
const RETRY_AFTER = 1200

/** Connects to a project of a host. */
export function openReplica(way: SyncWay, projectId: string, events: ReplicaEvents): Replica {
  const doc = openTables(new Y.Doc())
  const { promise: loaded, resolve } = Promise.withResolvers<void>()
  let retry: ReturnType<typeof setTimeout> | undefined
  const socket = new SyncSocket({
    url: way.address,
    delay: 300,
    minDelay: 200,
    factor: 1.5,
    maxDelay: 4000,
    messageReconnectTimeout: 30_000,
    ...(way.socket && { WebSocketPolyfill: way.socket }),
  })
  const hangUp = () => {
    clearTimeout(retry)
    socket.drop()
  }
  const reconnect = () => {
    hangUp()
    void socket.connect()
  }
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: projectId,
    document: doc,
    token: () => `${DOCUMENT_VERSION}.${way.secret()}`,
    onSynced: ({ state }) => {
      if (!state) return
      resolve()
      // Others forgot this window while it was away; saying it again brings it back to them at once.
      provider.awareness?.setLocalState(provider.awareness.getLocalState())
      events.onSynced()
    },
    onDisconnect: events.onLost,
    onAuthenticationFailed: ({ reason }) => {
      events.onRefused(reason)
      if (way.isGuest) retry = setTimeout(reconnect, RETRY_AFTER)
    },
    onStateless: ({ payload }) => {
      const message = readHostMessage(payload)
      if (message) events.onMessage(message)
    },
  })
  provider.attach()
  doc.on('update', (_update: Uint8Array, from: unknown) => {
    if (from !== provider) events.onEdit()
  })
  return {
    doc,
    source: provider,
    awareness: provider.awareness as Awareness,
    loaded,
    tell: (message) => provider.sendStateless(writeMessage(message)),
    reconnect,
    hangUp,
    close() {
      clearTimeout(retry)
      provider.destroy()
      socket.destroy()
      doc.destroy()
    },
  }
}
