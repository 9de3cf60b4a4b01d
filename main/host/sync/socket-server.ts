import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Peer } from 'crossws'
import nodeAdapter from 'crossws/adapters/node'
import type { Log } from '../log.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import type { Connect, Wire, WireEnd } from './wire.ts'

/** A peer that answers no ping is dropped after one to two of these, in seconds. */
const IDLE = 20

export interface SocketServer {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly count: () => number
  readonly close: () => void
}

/** WebSockets with bounds on the size of a frame, in bytes, and on silence. */
export function createSocketServer(options: {
  readonly log: Log
  readonly maxFrame: number
  readonly connect: Connect
}): SocketServer {
  const { log, maxFrame, connect } = options
  const connected = new Map<Peer, WireEnd>()
  const sockets = nodeAdapter({
    idleTimeout: IDLE,
    serverOptions: { maxPayload: maxFrame, perMessageDeflate: false },
    hooks: {
      open(peer) {
        const caller = { request: peer.request as Request, address: addressOf(peer) }
        connected.set(peer, connect(wireOf(peer), caller))
      },
      message: (peer, message) => connected.get(peer)?.receive(message.rawData as Uint8Array | string),
      close(peer, { code = 1006, reason = '' }) {
        const end = connected.get(peer)
        connected.delete(peer)
        end?.closed(code, reason)
      },
      // A frame over the limit or against the protocol: the socket closes by itself.
      error: (_, error) => log.error('A connection failed.', error),
    },
  })
  return {
    upgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head).catch(() => {
        refuseUpgrade(socket, 400, 'This is no WebSocket request that can be understood.')
      })
    },
    count: () => connected.size,
    close: () => sockets.closeAll(1001, 'The host is closing.', true),
  }
}

/** An IPv4 address that a listener on all networks sees in the dress of IPv6 is the same peer. */
const addressOf = ({ remoteAddress = '' }: Peer): string => remoteAddress.replace(/^::ffff:/, '')

const wireOf = (peer: Peer): Wire => ({
  get readyState() {
    return peer.websocket.readyState ?? 3
  },
  get bufferedAmount() {
    return peer.bufferedAmount
  },
  send: (message) => void peer.send(message),
  close: (code, reason) => peer.close(code, reason),
  terminate: () => peer.terminate(),
})
