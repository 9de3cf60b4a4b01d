import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { HostRoomMessage, RoomView } from '#shared/protocol/room-view.ts'
import { createTokenBucket, type TokenBucket } from '../sync/token-bucket.ts'
import type { Origin, RoomSocket } from './socket.ts'

/** Whoever says nothing for so long is gone, whatever the network says; pages ping more often. In milliseconds. */
const SILENCE = 25_000
/** How long a socket may take to say who it is. */
const UNTIL_ENTERING = 10_000
/** Most that may wait to be read by one of them, in bytes. */
const MOST_WAITING = 2 * 1024 * 1024
/** Views are sent no more often, in milliseconds. */
const BETWEEN_VIEWS = 100

/** How long somebody gets to read why they are sent away. */
const FAREWELL = 500
/** Seconds of messages that may come at once: a page that comes back says all it kept. */
const BURST = 4

/** Windows of the host were let in by its token: what people can cause there is bounded by their hands. */
const BUCKETS = {
  window: { messages: [4000, 1000], bytes: [32 * 1024 * 1024, 8 * 1024 * 1024] },
  door: {
    messages: [BURST * ROOM_BOUNDS.messagesPerSecond, ROOM_BOUNDS.messagesPerSecond],
    bytes: [BURST * ROOM_BOUNDS.bytesPerSecond, ROOM_BOUNDS.bytesPerSecond],
  },
} as const

/** What a socket is in a room: somebody's, a screen that only shows, or that of somebody who waits to be let in. */
export type Place = { readonly kind: 'person' | 'waiting'; readonly id: string } | { readonly kind: 'screen' }

/** One socket of a room. Drops whoever reads too slowly or falls silent, and tells who floods. */
export class Connection {
  readonly origin: Origin
  /** What somebody proved to be theirs, to be told again with their next welcome. */
  secret = ''
  readonly #socket: RoomSocket
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  #silence: NodeJS.Timeout
  #viewTimer: NodeJS.Timeout | undefined
  #viewAt = Number.NEGATIVE_INFINITY
  #lastView = ''
  #open = true
  #place: Place | undefined

  constructor(socket: RoomSocket, origin: Origin) {
    this.#socket = socket
    this.origin = origin
    const { messages, bytes } = BUCKETS[origin.kind]
    this.#messages = createTokenBucket(messages[0], messages[1])
    this.#bytes = createTokenBucket(bytes[0], bytes[1])
    this.#silence = setTimeout(() => this.terminate(), UNTIL_ENTERING).unref()
  }

  get place(): Place | undefined {
    return this.#place
  }

  /** Gives it its place in the room; from now on it must not fall silent. */
  seat(place: Place): void {
    this.#place = place
    this.#expectMore()
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** Whether this much of it reads quickly enough for another part of something large. */
  get isReading(): boolean {
    return this.#socket.bufferedAmount() < MOST_WAITING / 4
  }

  /** Whether a message is no more than somebody could cause. */
  admits(text: string): boolean {
    const now = performance.now()
    if (!this.#messages.take(1, now) || !this.#bytes.take(text.length, now)) return false
    if (this.#place) this.#expectMore()
    return true
  }

  send(message: HostRoomMessage): void {
    this.#sendText(JSON.stringify(message))
  }

  /** Shows a view soon: at once where none went out lately. `make` is asked when it goes out; one that says nothing new does not. */
  show(make: () => RoomView): void {
    if (this.#viewTimer) return
    const due = this.#viewAt + BETWEEN_VIEWS - performance.now()
    this.#viewTimer = setTimeout(() => this.#showNow(make), Math.max(0, due))
  }

  /** Sends a last message and ends the connection. */
  dismiss(message: HostRoomMessage, code: number, reason: string): void {
    this.send(message)
    this.close(code, reason)
  }

  close(code: number, reason: string): void {
    this.ended()
    this.#socket.close(code, reason)
    setTimeout(() => this.#socket.terminate(), FAREWELL).unref()
  }

  terminate(): void {
    this.ended()
    this.#socket.terminate()
  }

  /** The socket is gone. */
  ended(): void {
    this.#open = false
    clearTimeout(this.#silence)
    clearTimeout(this.#viewTimer)
  }

  #expectMore(): void {
    clearTimeout(this.#silence)
    if (this.#open) this.#silence = setTimeout(() => this.terminate(), SILENCE).unref()
  }

  #showNow(make: () => RoomView): void {
    this.#viewTimer = undefined
    this.#viewAt = performance.now()
    const view = make()
    const content = JSON.stringify({ ...view, now: 0 })
    if (content === this.#lastView) return
    this.#lastView = content
    this.send({ type: 'room', view })
  }

  #sendText(text: string): void {
    if (!this.#open) return
    if (this.#socket.bufferedAmount() > MOST_WAITING) this.terminate()
    else this.#socket.send(text)
  }
}
