import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { joinBytes } from '#shared/base/join-bytes.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'

/**
 * Largest sealed frame, in bytes. Longer messages travel in several, so that a socket need not take in more than this from
 * somebody of whom nothing is known yet.
 */
export const MAX_SEALED_FRAME = 64 * 1024

/** Both ends of a socket after the handshake: each message is sealed for the other end alone, in order. */
export interface SealedChannel {
  /** The frames that carry a message, to be sent in order, each as one binary message of the socket. */
  readonly seal: (message: Uint8Array | string) => Uint8Array<ArrayBuffer>[]
  /**
   * The message that a frame ends, or `undefined` while more of it is to come. Refuses (`not-sealed`) a frame that is
   * altered, repeated, cut short, out of turn or sealed with another key, and (`too-large`) a message of more than `most`
   * bytes; and from then on everything, so the socket must end.
   */
  readonly open: (frame: Uint8Array, most: number) => Result<Uint8Array<ArrayBuffer> | string | undefined>
}

/** The first byte of a frame, not secret but vouched for by its seal. */
const TEXT = 1
const MORE = 2

const HEAD = 1
const TAG = 16
const MAX_PART = MAX_SEALED_FRAME - HEAD - TAG

/** A channel with one key for each direction; every key must be used for one channel only. */
export function createSealedChannel(keys: {
  readonly send: Uint8Array
  readonly receive: Uint8Array
}): SealedChannel {
  const nextSent = counter()
  const nextReceived = counter()
  const incoming = new Parts()
  let isBroken = false

  function sealPart(part: Uint8Array, flags: number): Uint8Array<ArrayBuffer> {
    const frame = new Uint8Array(HEAD + part.length + TAG)
    frame[0] = flags
    chacha20poly1305(keys.send, nextSent(), frame.slice(0, HEAD)).encrypt(part, frame.subarray(HEAD))
    return frame
  }

  function openPart(frame: Uint8Array): Uint8Array | undefined {
    const [flags = 255] = frame
    if (flags > (TEXT | MORE) || frame.length < HEAD + TAG || frame.length > MAX_SEALED_FRAME)
      return undefined
    try {
      const cipher = chacha20poly1305(keys.receive, nextReceived(), frame.slice(0, HEAD))
      return cipher.decrypt(frame.subarray(HEAD))
    } catch {
      return undefined
    }
  }

  const refuse = (code: string, message: string): Result<never> => {
    isBroken = true
    incoming.clear()
    return fail(code, message)
  }

  return {
    seal(message) {
      const kind = typeof message === 'string' ? TEXT : 0
      const bytes = typeof message === 'string' ? new TextEncoder().encode(message) : message
      const frames: Uint8Array<ArrayBuffer>[] = []
      for (let from = 0; frames.length === 0 || from < bytes.length; from += MAX_PART) {
        const isLast = from + MAX_PART >= bytes.length
        frames.push(sealPart(bytes.subarray(from, from + MAX_PART), isLast ? kind : kind | MORE))
      }
      return frames
    },
    open(frame, most) {
      const part = isBroken ? undefined : openPart(frame)
      if (part === undefined) return refuse('not-sealed', NOT_SEALED)
      if (incoming.length + part.length > most) return refuse('too-large', TOO_LARGE)
      incoming.add(part)
      const flags = frame[0] ?? 0
      if ((flags & MORE) !== 0) return ok(undefined)
      const bytes = incoming.take()
      return ok((flags & TEXT) !== 0 ? new TextDecoder().decode(bytes) : bytes)
    },
  }
}

const NOT_SEALED =
  'Something on the way changed what was sent. Nothing of it was used, and the connection was ended; it is being made anew.'
const TOO_LARGE = 'This message is larger than the other end takes. It was not used.'

/** Nonces that count up from nothing: no two frames of one key share one, and none can come twice or be left out. */
function counter(): () => Uint8Array {
  const nonce = new Uint8Array(12)
  const view = new DataView(nonce.buffer)
  let count = 0n
  return () => {
    view.setBigUint64(4, count++, true)
    return nonce
  }
}

/** What came of a message so far. */
class Parts {
  #parts: Uint8Array[] = []
  length = 0

  add(part: Uint8Array): void {
    // Empty parts would cost memory that no length accounts for.
    if (part.length > 0) this.#parts.push(part)
    this.length += part.length
  }

  take(): Uint8Array<ArrayBuffer> {
    const whole = joinBytes(this.#parts)
    this.clear()
    return whole
  }

  clear(): void {
    this.#parts = []
    this.length = 0
  }
}
