/** The little of the WebSocket protocol (RFC 6455) that a tunnel needs: to begin, to read one first text, to end. */
import { createHash } from 'node:crypto'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** What a server answers to a client's key, which shows that it speaks the protocol. */
export const acceptKey = (key: string): string =>
  createHash('sha1')
    .update(key + GUID)
    .digest('base64')

const TEXT = 0x81
const CLOSE = 0x88
const MASKED = 0x80
/** Longest payload whose length fits the second byte, and the sign for two bytes of length behind it. */
const SHORT = 125
const TWO_BYTES = 126
/** Longest first text: a token. */
const MAX_TEXT = 200
const MASK_BYTES = 4

/**
 * Reads the first frame of a client, which must be one short text. `undefined` while bytes are missing; `rest` is what came
 * behind it.
 */
export function readFirstText(
  bytes: Buffer,
): { readonly text: string; readonly rest: Buffer } | 'wrong' | undefined {
  if (bytes.length < 2) return undefined
  const [head, second = 0] = bytes
  const short = second & ~MASKED
  if (head !== TEXT || (second & MASKED) === 0 || short > TWO_BYTES) return 'wrong'
  const isLonger = short === TWO_BYTES
  if (isLonger && bytes.length < 4) return undefined
  const length = isLonger ? bytes.readUInt16BE(2) : short
  if (length > MAX_TEXT) return 'wrong'
  const maskAt = isLonger ? 4 : 2
  const from = maskAt + MASK_BYTES
  if (bytes.length < from + length) return undefined
  const mask = bytes.subarray(maskAt, from)
  const text = bytes
    .subarray(from, from + length)
    .map((byte, index) => byte ^ (mask[index % MASK_BYTES] ?? 0))
  return { text: Buffer.from(text).toString('utf8'), rest: bytes.subarray(from + length) }
}

/** The frame with which a server ends a connection: a code and a sentence, shortened where it is too long. */
export function closeFrame(code: number, sentence: string): Buffer {
  let reason = Buffer.from(sentence)
  // Letters of several bytes must not be cut in half, or the client takes the frame for broken.
  for (let text = sentence; reason.length > SHORT - 2; reason = Buffer.from(text)) text = text.slice(0, -1)
  const frame = Buffer.alloc(4 + reason.length)
  frame[0] = CLOSE
  frame[1] = 2 + reason.length
  frame.writeUInt16BE(code, 2)
  reason.copy(frame, 4)
  return frame
}
