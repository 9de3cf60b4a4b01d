import type { WebSocketLike } from '@hocuspocus/server'
import type { Peer } from 'crossws'
import { createTokenBucket } from './token-bucket.ts'

/** Most that may wait for one peer, in bytes, besides the largest single answer it asked for. */
export const MAX_BUFFERED = 2 * 1024 * 1024

/** Bounds on what one peer sends: far above what typing, dragging and pasting cause. */
const MESSAGES = { burst: 20_000, perSecond: 2000 }
const BYTES = { burst: 64 * 1024 * 1024, perSecond: 8 * 1024 * 1024 }

/** How long a peer gets to read why it is sent away, in milliseconds. */
const FAREWELL = 1000

/**
 * One peer's socket as Hocuspocus sees it. Sends no more than the peer reads: whoever stops reading is dropped and syncs
 * anew when it comes back, instead of filling the host's memory.
 */
export class PeerSocket implements WebSocketLike {
  readonly #peer: Peer
  readonly #messages = createTokenBucket(MESSAGES.burst, MESSAGES.perSecond)
  readonly #bytes = createTokenBucket(BYTES.burst, BYTES.perSecond)
  #largest = 0
  /** Set by a first accepted token. */
  authenticated = false
  /** Tokens that were wrong. */
  refusals = 0

  constructor(peer: Peer) {
    this.#peer = peer
  }

  get readyState(): number {
    return this.#peer.websocket.readyState ?? 3
  }

  /** Whether a message of this size may come in now. */
  admits(size: number): boolean {
    const now = performance.now()
    return this.#messages.take(1, now) && this.#bytes.take(size, now)
  }

  send(data: Parameters<WebSocketLike['send']>[0]): void {
    const waiting = this.#peer.bufferedAmount
    // A whole project may be more than the bound, and is sent in one piece: only what piles up behind it counts.
    if (waiting > MAX_BUFFERED + this.#largest) this.terminate()
    else {
      const size = typeof data === 'object' && 'byteLength' in data ? data.byteLength : 0
      this.#largest = Math.max(waiting === 0 ? 0 : this.#largest, size)
      this.#peer.send(data)
    }
  }

  close(code?: number, reason?: string): void {
    this.#peer.close(code, reason)
  }

  /** Ends the connection now, whatever is still waiting to be sent. */
  terminate(): void {
    this.#peer.terminate()
  }

  /** Lets what is waiting go out, then ends the connection whether or not the peer agrees. */
  dismiss(code: number, reason: string): void {
    this.close(code, reason)
    setTimeout(() => this.terminate(), FAREWELL).unref()
  }
}
