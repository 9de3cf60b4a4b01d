/** A socket, whatever carries it: as a browser sent it, or opened from what a guest sealed. */
export interface Wire {
  /** As of a WebSocket. */
  readonly readyState: number
  /** Bytes that the other side has not read yet. */
  readonly bufferedAmount: number
  readonly send: (message: Uint8Array | string) => void
  readonly close: (code?: number, reason?: string) => void
  /** Ends the connection now, whatever is still waiting to be sent. */
  readonly terminate: () => void
}

/** What takes a socket's messages. Nothing of it ever throws. */
export interface WireEnd {
  /** Largest message that it takes just now, in bytes. */
  readonly maxMessage: number
  readonly receive: (message: Uint8Array | string) => void
  readonly closed: (code: number, reason: string) => void
}

/** Where a socket comes from. */
export interface Caller {
  readonly request: Request
  /** The network address of the other side. */
  readonly address: string
}

/** Gets each socket that opened. */
export type Connect = (wire: Wire, caller: Caller) => WireEnd

/** Most that may wait for one peer, in bytes, besides the largest single answer it asked for. */
export const MAX_BUFFERED = 2 * 1024 * 1024

/** How long a peer gets to read why it is sent away, in milliseconds. */
const FAREWELL = 1000

/**
 * Sends no more than the peer reads: whoever stops reading is dropped and comes back anew, instead of filling the host's
 * memory.
 */
export function boundedWire(wire: Wire): Wire {
  let largest = 0
  return {
    get readyState() {
      return wire.readyState
    },
    get bufferedAmount() {
      return wire.bufferedAmount
    },
    send(message) {
      const waiting = wire.bufferedAmount
      // A whole project may be more than the bound, and is sent in one piece: only what piles up behind it counts.
      if (waiting > MAX_BUFFERED + largest) return wire.terminate()
      largest = Math.max(waiting === 0 ? 0 : largest, message.length)
      wire.send(message)
    },
    close: wire.close,
    terminate: wire.terminate,
  }
}

/** Lets what is waiting go out, then ends the connection whether or not the peer agrees. */
export function dismiss(wire: Wire, code: number, reason: string): void {
  wire.close(code, reason)
  setTimeout(() => wire.terminate(), FAREWELL).unref()
}
