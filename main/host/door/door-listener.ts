/** What listens at a door: the app's files over HTTP, and sealed sockets; over TLS the sockets alone. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { ok, type Result } from '#shared/base/result.ts'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Gate } from '../access.ts'
import { pagePolicy, sendBytes, writeHead } from '../http/answer.ts'
import { answerWith } from '../http/answer-with.ts'
import { type StaticFolders, serveFile } from '../http/static-files.ts'
import type { Log } from '../log.ts'
import { refuseUpgrade } from '../sync/refuse-upgrade.ts'
import type { Certificate } from './certificate.ts'
import type { DoorNames } from './door-names.ts'
import { REFUSALS } from './door-words.ts'

/** Takes over a socket that asks to be sealed, and leads it to what its path names; see `main/host/sync/door-sockets.ts`. */
export type AcceptSealed = (request: IncomingMessage, socket: Duplex, head: Buffer, path: string) => void

export interface ListenerOptions {
  readonly folders: StaticFolders
  readonly log: Log
  /** Under what names the door is reached just now; they change with this machine's networks. */
  readonly names: () => DoorNames
  readonly accept: AcceptSealed
  /** Hears of everybody who came as far as this door. */
  readonly onReached: (peer: string) => void
}

export interface Listener {
  readonly port: number
  /** Stops listening at once, and ends what is still connected after `grace` milliseconds. */
  readonly close: (grace: number) => void
}

/** Slow and silent requests are dropped; times in milliseconds. The largest file crosses a bad Wi-Fi within them. */
const TIMES: ServerOptions = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
  requireHostHeader: true,
}
/** How long somebody may leave an answer unread, in milliseconds. */
const UNREAD = 20_000
/** Connections at once: of all, and of one address, so that no single machine keeps the others out. */
const CONNECTIONS = { all: 600, each: 256 }
/** What phones and browsers ask everybody for by themselves: whether there is internet, and for a picture. */
const UNASKED =
  /^\/(?:favicon\.ico|apple-touch-icon[\w-]*\.png|robots\.txt|generate_204|gen_204|hotspot-detect\.html|connecttest\.txt|ncsi\.txt|success\.txt|canonical\.html)(?:\?|$)/
/** The guests' own page; see `renderer/guest`. */
const START = 'guest/index.html'

/** A door for browsers. */
export function openDoorListener(
  address: string,
  ports: readonly number[],
  options: ListenerOptions,
): Promise<Result<Listener>> {
  const server = createServer(TIMES)
  answerWith(server, options.log, async (request, response) => {
    const { gate, origins } = options.names()
    if (!gate.isForHost(request) || !gate.isFromOwnPage(request.headers))
      return sendBytes(response, 403, 'text/plain; charset=utf-8', STRANGER)
    options.onReached(peerOf(request.socket))
    if (UNASKED.test(request.url ?? '')) {
      writeHead(response, 204, {})
      response.end()
      return
    }
    await serveFile(request, response, {
      folders: options.folders,
      start: START,
      policy: pagePolicy(origins),
    })
  })
  server.setTimeout(UNREAD)
  takeUpgrades(server, options, (gate, headers) => gate.isFromOwnPage(headers))
  return listen(server, address, ports, options.log)
}

/** A door for desktop peers: there is nothing to be read, and no page may connect. */
export function openTlsListener(
  address: string,
  ports: readonly number[],
  { key, cert }: Pick<Certificate, 'key' | 'cert'>,
  options: ListenerOptions,
): Promise<Result<Listener>> {
  const nothing: RequestListener = (_, response) =>
    sendBytes(response, 404, 'text/plain; charset=utf-8', NOTHING)
  const server = createTlsServer(
    { ...TIMES, key, cert, minVersion: 'TLSv1.3', handshakeTimeout: 8_000 },
    nothing,
  )
  server.on('tlsClientError', (_, socket) => socket.destroy())
  takeUpgrades(server, options, (_, { origin }) => origin === undefined)
  return listen(server, address, ports, options.log)
}

const STRANGER =
  'This door answers only under its own address. Scan the code again, or type the address as it is shown.'
const NOTHING = 'There is nothing here.'

function takeUpgrades(
  server: Server | TlsServer,
  { names, onReached, accept }: ListenerOptions,
  isWelcome: (gate: Gate, headers: IncomingHttpHeaders) => boolean,
): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    // From here on whoever takes the socket keeps its time.
    request.socket.setTimeout(0)
    const { gate } = names()
    if (!gate.isForHost(request) || !isWelcome(gate, request.headers))
      return refuseUpgrade(socket, 403, STRANGER)
    onReached(peerOf(request.socket))
    const path = request.url
    if (path === ROOM_PATH || path === SYNC_PATH) accept(request, socket, head, path)
    else refuseUpgrade(socket, 404, NOTHING)
  })
}

/** Listens on the first of these ports that is free; 0 is any. */
async function listen(
  server: Server | TlsServer,
  address: string,
  ports: readonly number[],
  log: Log,
): Promise<Result<Listener>> {
  const sockets = holdSockets(server)
  let refused = REFUSALS.noPort(address, undefined)
  for (const port of ports) {
    const problem = await bind(server, address, port)
    if (problem === undefined) {
      // Where this machine is out of file handles, for one; those who are in stay in.
      server.on('error', (error) => log.error('A connection at the door could not be taken.', error))
      const bound = (server.address() as AddressInfo).port
      return ok({
        port: bound,
        close(grace) {
          server.close()
          server.closeIdleConnections()
          setTimeout(() => {
            for (const socket of sockets) socket.destroy()
          }, grace).unref()
        },
      })
    }
    refused = refusalOf(problem, address, port)
  }
  return refused
}

function bind(server: Server | TlsServer, host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', bound)
      resolve(error.code ?? 'unknown')
    }
    const bound = () => {
      server.off('error', failed)
      resolve(undefined)
    }
    server.once('error', failed)
    server.once('listening', bound)
    server.listen({ host, port, exclusive: true })
  })
}

function refusalOf(code: string, address: string, port: number): Result<never> {
  if (code === 'EADDRNOTAVAIL') return REFUSALS.noAdapter(address)
  if (code === 'EADDRINUSE') return REFUSALS.portInUse(port)
  if (code === 'EACCES') return REFUSALS.portNotAllowed(port)
  return REFUSALS.noPort(address, code)
}

/** Keeps every open socket, also upgraded ones, which the server itself lets go of; no more than the bounds. */
function holdSockets(server: Server | TlsServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  const perPeer = new Map<string, number>()
  server.maxConnections = CONNECTIONS.all
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket)
    const count = (perPeer.get(peer) ?? 0) + 1
    perPeer.set(peer, count)
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      const left = (perPeer.get(peer) ?? 1) - 1
      if (left > 0) perPeer.set(peer, left)
      else perPeer.delete(peer)
    })
    if (count > CONNECTIONS.each) socket.destroy()
  })
  return sockets
}

/** An IPv4 address that a listener on all networks sees in the dress of IPv6 is the same peer. */
const peerOf = ({ remoteAddress = '' }: Socket): string => remoteAddress.replace(/^::ffff:/, '')
