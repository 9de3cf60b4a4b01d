import { onTestFinished } from 'vitest'
import type { Host } from '#main/host/host.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { until } from './until.ts'
import { socketUrl } from './window.ts'

/** Numbers of Hocuspocus's messages. */
export const KIND = { sync: 0, awareness: 1, auth: 2, stateless: 5, broadcast: 6 } as const
/** Numbers of Yjs's sync messages. */
export const STEP = { one: 0, two: 1, update: 2 } as const

/** A number as lib0 writes it. */
export function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest & 127))
  bytes.push(rest)
  return bytes
}
export const varBytes = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(varUint(bytes.length)), bytes])
export const varText = (text: string): Uint8Array => varBytes(Buffer.from(text))

/** A message as windows send it. */
export const message = (document: string, kind: number, ...rest: (Uint8Array | number)[]): Uint8Array =>
  Buffer.concat([
    varText(document),
    Buffer.from(varUint(kind)),
    ...rest.map((part) => (typeof part === 'number' ? Buffer.from(varUint(part)) : part)),
  ])

/** A socket that sends whatever a test likes. */
export class RawSocket {
  readonly socket: WebSocket
  readonly received: Uint8Array[] = []
  closed: { code: number; reason: string } | undefined

  constructor(host: Pick<Host, 'port'>) {
    this.socket = new WebSocket(socketUrl(host))
    this.socket.binaryType = 'arraybuffer'
    this.socket.onmessage = ({ data }) => this.received.push(new Uint8Array(data as ArrayBuffer))
    this.socket.onclose = ({ code, reason }) => {
      this.closed = { code, reason }
    }
    this.socket.onerror = () => undefined
    onTestFinished(() => this.socket.close())
  }

  async open(): Promise<this> {
    await until('the socket opened', () => this.socket.readyState === WebSocket.OPEN)
    return this
  }

  send(data: Uint8Array | string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(data as Uint8Array<ArrayBuffer>)
  }

  /** Shows the token and waits until it is let in to the document. */
  async enter(host: Pick<Host, 'token'>, document: string): Promise<this> {
    await this.open()
    this.send(message(document, KIND.auth, 0, varText(`${DOCUMENT_VERSION}.${host.token}`)))
    await until('the socket was let in', () => this.received.length > 0)
    return this
  }

  /** Everything received, as text in which words of messages can be looked for. */
  words(): string {
    return this.received.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')
  }

  async isClosed(): Promise<{ code: number; reason: string }> {
    return until('the socket was closed', () => this.closed)
  }
}
