/**
 * Carries a WebSocket of a window through this host to another one. Once the window has shown this host's token, the bytes
 * of its frames go through as they are, both ways: what is in them is sealed between the window and the other host, close
 * codes and backpressure pass by themselves.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { ok, type Result } from '#shared/base/result.ts'
import { refuseUpgrade } from '../sync/refuse-upgrade.ts'
import { JOINING } from './door-words.ts'
import { authorityOf, connectPinned, type Peer } from './pinned-connection.ts'
import { acceptKey, closeFrame, readFirstText } from './web-socket-frames.ts'

/** How long a window may take to show its token, in milliseconds. */
const UNTIL_TOKEN = 10_000
/** How long the other host may take to answer, in milliseconds, and how much it may say before it opens, in bytes. */
const UNTIL_OPEN = 8_000
const MAX_HEAD = 16 * 1024
/** How long a window gets to read why its connection ends, in milliseconds. */
const FAREWELL = 1000

/** Close codes of a tunnel's own. */
export const TUNNEL_CODES = { noToken: 4401, noHost: 4502 } as const

export interface Tunnel {
  readonly end: (code: number, reason: string) => void
}

/** Opens a tunnel for a window that asks for one. Never throws; whatever fails closes the window's socket in words. */
export function openTunnel(
  window: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
  options: {
    readonly peer: Peer
    /** Of the other host: the room's or the sync socket's. */
    readonly path: string
    readonly isToken: (candidate: string) => boolean
  },
): Tunnel | undefined {
  const { request, socket } = window
  const key = request.headers['sec-websocket-key']
  if (request.headers.upgrade?.toLowerCase() !== 'websocket' || key === undefined) {
    refuseUpgrade(socket, 400, 'This is no WebSocket request that can be understood.')
    return undefined
  }
  const end = (code: number, reason: string) => {
    if (socket.writableEnded) return
    socket.unpipe()
    socket.end(closeFrame(code, reason))
    setTimeout(() => socket.destroy(), FAREWELL).unref()
  }
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptKey(key)}\r\n\r\n`,
  )
  void carry(socket, window.head, options, end)
  return { end }
}

async function carry(
  socket: Duplex,
  head: Buffer,
  { peer, path, isToken }: Parameters<typeof openTunnel>[1],
  end: Tunnel['end'],
): Promise<void> {
  const first = await readUntil(socket, head, readFirstText, UNTIL_TOKEN)
  if (first === undefined || first === 'wrong' || !isToken(first.text))
    return end(TUNNEL_CODES.noToken, 'This window is not allowed in.')
  const opened = await openRemote(peer, path)
  if (!opened.ok) return end(TUNNEL_CODES.noHost, opened.error.message)
  const { remote, rest } = opened.value
  if (socket.writableEnded || socket.destroyed) return void remote.destroy()
  join(socket, remote)
  socket.unshift(first.rest)
  remote.unshift(rest)
  socket.pipe(remote)
  remote.pipe(socket)
}

/** What ends one side ends the other; what is already on its way still arrives. */
function join(socket: Duplex, remote: Duplex): void {
  const ends = [
    [socket, remote],
    [remote, socket],
  ] as const
  for (const [one, other] of ends) {
    one.on('error', () => one.destroy())
    one.on('close', () => setTimeout(() => other.destroy(), FAREWELL).unref())
  }
}

/** Opens a WebSocket at the other host, as far as its first frame. */
async function openRemote(
  peer: Peer,
  path: string,
): Promise<Result<{ readonly remote: Duplex; readonly rest: Buffer }>> {
  const connected = await connectPinned(peer)
  if (!connected.ok) return connected
  const remote = connected.value
  const key = randomBytes(16).toString('base64')
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${authorityOf(peer)}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
  ]
  remote.on('error', () => remote.destroy())
  remote.write(`${lines.join('\r\n')}\r\n\r\n`)
  const answer = await readUntil(remote, Buffer.alloc(0), readHead, UNTIL_OPEN)
  const isOpen =
    answer !== undefined &&
    answer !== 'wrong' &&
    /^HTTP\/1\.1 101 /.test(answer.text) &&
    answer.text.includes(acceptKey(key))
  if (isOpen) return ok({ remote, rest: answer.rest })
  remote.destroy()
  return JOINING.unreachable(authorityOf(peer))
}

function readHead(bytes: Buffer): { readonly text: string; readonly rest: Buffer } | 'wrong' | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return bytes.length > MAX_HEAD ? 'wrong' : undefined
  return { text: bytes.subarray(0, end).toString('latin1'), rest: bytes.subarray(end + 4) }
}

/** Reads from a stream until `read` makes something of it; `undefined` where the stream ends before, or time is up. */
function readUntil<T>(
  stream: Duplex,
  already: Buffer,
  read: (bytes: Buffer) => T | undefined,
  patience: number,
): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>()
  let bytes = already
  const look = () => {
    const made = read(bytes)
    if (made !== undefined) done(made)
  }
  const take = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    look()
  }
  const done = (made: T | undefined) => {
    clearTimeout(timer)
    stream.off('data', take).off('close', gone).pause()
    resolve(made)
  }
  const gone = () => done(undefined)
  const timer = setTimeout(gone, patience)
  stream.on('data', take).on('close', gone)
  look()
  return promise
}
