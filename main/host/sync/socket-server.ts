import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hocuspocus } from '@hocuspocus/server'
import type { Peer } from 'crossws'
import nodeAdapter from 'crossws/adapters/node'
import type { Log } from '../log.ts'
import { MAX_FRAME, readFrame } from './frame.ts'
import { PeerSocket } from './peer-socket.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'

/** A peer that answers no ping is dropped after one to two of these, in seconds. */
const IDLE = 20
/** How long a peer may take to show its token, in milliseconds. */
const UNTIL_TOKEN = 10_000

export interface SocketServer {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly count: () => number
  readonly close: () => void
}

interface Connected {
  readonly socket: PeerSocket
  readonly client: Pick<ReturnType<Hocuspocus['handleConnection']>, 'handleMessage' | 'handleClose'>
  readonly tokenTimer: NodeJS.Timeout
}

/** WebSockets with bounds on size, rate, silence and what waits for them. `connect` gets each one that opens. */
export function createSocketServer(options: {
  readonly log: Log
  readonly connect: (socket: PeerSocket, request: Request) => Connected['client']
}): SocketServer {
  const { log, connect } = options
  const connected = new Map<Peer, Connected>()

  function open(peer: Peer): void {
    const socket = new PeerSocket(peer)
    const tokenTimer = setTimeout(() => {
      if (!socket.authenticated) socket.dismiss(4401, 'No token came.')
    }, UNTIL_TOKEN).unref()
    connected.set(peer, { socket, tokenTimer, client: connect(socket, peer.request as Request) })
  }

  function receive(peer: Peer, data: unknown): void {
    const there = connected.get(peer)
    if (!there) return
    const wrong = whatIsWrong(there.socket, data)
    if (wrong === undefined) there.client.handleMessage(data as Uint8Array)
    else {
      log.warn(`A window was disconnected: ${wrong}.`)
      there.socket.terminate()
    }
  }

  function closed(peer: Peer, code = 1006, reason = ''): void {
    const there = connected.get(peer)
    if (!there) return
    connected.delete(peer)
    clearTimeout(there.tokenTimer)
    there.client.handleClose({ code, reason })
  }

  const sockets = nodeAdapter({
    idleTimeout: IDLE,
    serverOptions: { maxPayload: MAX_FRAME, perMessageDeflate: false },
    hooks: {
      open,
      message: (peer, message) => receive(peer, message.rawData),
      close: (peer, { code, reason }) => closed(peer, code, reason),
      // A frame over the limit or against the protocol: the socket closes by itself.
      error: (_, error) => log.warn(`A window's connection failed: ${error.message}.`),
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

function whatIsWrong(socket: PeerSocket, data: unknown): string | undefined {
  if (!(data instanceof Uint8Array)) return 'it sent text where messages are binary'
  if (!socket.admits(data.length)) return 'it sent more than anybody could type'
  if (readFrame(data) === undefined) return 'it sent something that is no message'
  return undefined
}
