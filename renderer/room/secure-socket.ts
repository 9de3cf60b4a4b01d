import type { Problem } from '#shared/base/result.ts'
import { beginHandshake, type Handshake } from '#shared/protocol/secure/handshake.ts'
import type { SealedChannel } from '#shared/protocol/secure/sealed-channel.ts'

/** How long the host may take to answer the handshake, in milliseconds. */
const UNTIL_ANSWER = 8_000

/** Largest message a host sends, in bytes: a whole project and what is around it. */
const MAX_MESSAGE = 128 * 1024 * 1024

/** Close code of a socket that this page ended because what came was not what the host had sealed. */
export const NOT_SEALED = 4495

export interface SecureSocketOptions {
  /** The host's public key, where the link brought it; else that of the first host that answers is taken, and kept. */
  readonly hostKey: Uint8Array | null
  /** Hears the host's key each time a socket is sealed. */
  readonly onHostKey?: (hostKey: Uint8Array) => void
  /** Hears in a sentence why a socket was ended by this page: somebody between, another version, an altered frame. */
  readonly onRefused?: (problem: Problem) => void
  /** A text that goes ahead in the clear, for a tunnel through this machine's own host: its token. */
  readonly preamble?: string
}

type EventName = 'open' | 'message' | 'close' | 'error'

/** A class like the browser's WebSocket whose sockets are sealed; they open once both ends have the same keys. */
export function secureSocketClass(options: SecureSocketOptions): new (url: string | URL) => SecureSocket {
  let known = options.hostKey
  const shared: Terms = {
    preamble: options.preamble,
    hostKey: () => known,
    onHostKey(hostKey) {
      known ??= hostKey
      options.onHostKey?.(hostKey)
    },
    onRefused: (problem) => options.onRefused?.(problem),
  }
  return class extends SecureSocket {
    constructor(url: string | URL) {
      super(url, shared)
    }
  }
}

interface Terms {
  readonly preamble: string | undefined
  readonly hostKey: () => Uint8Array | null
  readonly onHostKey: (hostKey: Uint8Array) => void
  readonly onRefused: (problem: Problem) => void
}

/** The part of a WebSocket that this app uses, made by {@link secureSocketClass}. Texts arrive as texts, bytes as `ArrayBuffer`. */
export class SecureSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3

  readonly url: string
  /** Other than a browser's, no `Blob`s come. */
  binaryType: BinaryType = 'arraybuffer'
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null

  readonly #terms: Terms
  readonly #socket: WebSocket
  readonly #handshake: Handshake
  readonly #answerTimer: ReturnType<typeof setTimeout>
  #channel: SealedChannel | undefined
  #isOver = false

  constructor(url: string | URL, terms: Terms) {
    super()
    this.url = String(url)
    this.#terms = terms
    // A tunnel leads to the same path of the other host; what both ends agree on is that path.
    const path = new URL(this.url).pathname.replace(/^.*\//, '/')
    this.#handshake = beginHandshake({ path, expectedHostKey: terms.hostKey() })
    this.#socket = new WebSocket(this.url)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.onopen = () => this.#begin()
    this.#socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.#receive(data)
    this.#socket.onerror = () => this.#emit('error', new Event('error'))
    this.#socket.onclose = ({ code, reason }) => this.#end(code, reason)
    this.#answerTimer = setTimeout(() => this.#giveUp(), UNTIL_ANSWER)
  }

  get readyState(): number {
    if (this.#isOver) return SecureSocket.CLOSED
    const { readyState } = this.#socket
    return readyState === SecureSocket.OPEN && !this.#channel ? SecureSocket.CONNECTING : readyState
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  /** Throws while the socket is not open yet, as a WebSocket does; once it is closing, what is sent is lost. */
  send(message: string | ArrayBuffer | Uint8Array): void {
    if (!this.#channel) throw new DOMException('The socket is not open yet.', 'InvalidStateError')
    if (this.readyState !== SecureSocket.OPEN) return
    const sent = message instanceof ArrayBuffer ? new Uint8Array(message) : message
    for (const frame of this.#channel.seal(sent)) this.#socket.send(frame)
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }

  #begin(): void {
    if (this.#terms.preamble !== undefined) this.#socket.send(this.#terms.preamble)
    this.#socket.send(this.#handshake.hello)
  }

  #receive(data: string | ArrayBuffer): void {
    if (this.#isOver) return
    const frame = typeof data === 'string' ? new Uint8Array() : new Uint8Array(data)
    if (this.#channel) this.#open(this.#channel, frame)
    else this.#finish(frame)
  }

  #open(channel: SealedChannel, frame: Uint8Array): void {
    const opened = channel.open(frame, MAX_MESSAGE)
    if (!opened.ok) this.#refuse(opened.error)
    else if (opened.value !== undefined) {
      const data = typeof opened.value === 'string' ? opened.value : opened.value.buffer
      this.#emit('message', new MessageEvent('message', { data }))
    }
  }

  #finish(answer: Uint8Array): void {
    const finished = this.#handshake.finish(answer)
    if (!finished.ok) {
      this.#refuse(finished.error)
      return
    }
    clearTimeout(this.#answerTimer)
    this.#channel = finished.value.channel
    this.#terms.onHostKey(finished.value.hostKey)
    this.#emit('open', new Event('open'))
  }

  #refuse(problem: Problem): void {
    this.#terms.onRefused(problem)
    this.#socket.close()
    this.#end(NOT_SEALED, problem.message)
  }

  /** Not the fault of anybody in between, as far as can be told: it is tried again. */
  #giveUp(): void {
    this.#socket.close()
    this.#end(1006, '')
  }

  #end(code: number, reason: string): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#answerTimer)
    this.#emit('close', new CloseEvent('close', { code, reason, wasClean: code !== 1006 }))
  }

  #emit(name: EventName, event: Event): void {
    this.dispatchEvent(event)
    // Handlers that are properties get what listeners get; each name has the event of its own kind.
    const handler = this[`on${name}`] as ((event: Event) => void) | null
    handler?.call(this, event)
  }
}
