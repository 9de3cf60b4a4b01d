import { joinBytes } from '#shared/base/join-bytes.ts'
import { gunzip, isGzip } from './gunzip.ts'
import type { LogSource } from './log-source.ts'
import type { LogEncoding } from './reading.ts'
import { Unreadable } from './unreadable.ts'

/** Told how many bytes of the file itself, packed as it may be, have been read. */
export type CountBytes = (bytes: number) => void

/**
 * The bytes of a file, unpacked where it is packed by gzip, whatever its name says. Throws {@link Unreadable}, also where
 * the file could not be read to its end.
 */
export async function* openBytes(source: LogSource, onBytes?: CountBytes): AsyncGenerator<Uint8Array> {
  const pieces = counted(source, onBytes)
  const head = await pieces.next()
  if (head.done) return
  const whole = behind(head.value, pieces)
  yield* isGzip(head.value) ? gunzip(whole, source.name) : whole
}

/** A piece of a text. */
export interface TextPiece {
  readonly text: string
  /** Where every letter is one byte, the letter's code: these. */
  readonly bytes: Uint8Array | null
}

/**
 * A file as text, piece by piece: unpacked, decoded, without its byte order mark, which also says how it is written where
 * the encoding asked for says otherwise. Pieces end with a line where they can, never within a letter. Bytes that are no
 * letters become U+FFFD. Throws {@link Unreadable}.
 */
export async function* openText(
  source: LogSource,
  encoding: LogEncoding,
  onBytes?: CountBytes,
): AsyncGenerator<string> {
  for await (const { text } of openPieces(source, encoding, onBytes)) yield text
}

/** The same, with the bytes beside the text. */
export async function* openPieces(
  source: LogSource,
  encoding: LogEncoding,
  onBytes?: CountBytes,
): AsyncGenerator<TextPiece> {
  const pieces = openBytes(source, onBytes)
  const head = await pieces.next()
  if (head.done) return
  const written = markOf(head.value) ?? encoding
  const whole = behind(head.value, pieces)
  yield* written.startsWith('utf-16') ? widePieces(whole, written) : linedPieces(whole, written)
}

async function* widePieces(
  pieces: AsyncIterable<Uint8Array>,
  encoding: LogEncoding,
): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of pieces) yield { text: decoder.decode(bytes, { stream: true }), bytes: null }
  yield { text: decoder.decode(), bytes: null }
}

/** In encodings where a byte below 128 is a letter: whole lines are whole letters. */
async function* linedPieces(
  pieces: AsyncIterable<Uint8Array>,
  encoding: LogEncoding,
): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding)
  const decoded = (bytes: Uint8Array): TextPiece => ({
    text: decoder.decode(bytes),
    bytes: isAscii(bytes) ? bytes : null,
  })
  let rest = new Uint8Array(0)
  for await (const piece of pieces) {
    const bytes = rest.length > 0 ? joinBytes([rest, piece]) : piece
    const end = endOfLines(bytes)
    rest = bytes.slice(end)
    if (end > 0) yield decoded(bytes.subarray(0, end))
  }
  if (rest.length > 0) yield decoded(rest)
}

/** How far bytes can be decoded on their own: behind the last line, or, of a line that has no end, the last sure letter. */
function endOfLines(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(LINE_FEED) + 1
  if (end > 0 || bytes.length < LONG_LINE) return end
  let last = bytes.length
  while (last > 0 && (bytes[last - 1] as number) > 127) last--
  return last > 0 ? last : bytes.length
}

const LINE_FEED = 10
const LONG_LINE = 64 * 1024

function isAscii(bytes: Uint8Array): boolean {
  let all = 0
  for (let at = 0; at < bytes.length; at++) all |= bytes[at] as number
  return all < 128
}

/** What is handed on at a time of sources that give much at once: whoever reads looks up in between. */
const MOST_AT_ONCE = 256 * 1024

/** Pieces of three bytes, the longest mark, or more. */
async function* counted(source: LogSource, onBytes?: CountBytes): AsyncGenerator<Uint8Array> {
  let read = 0
  let short = new Uint8Array(0)
  for await (const bytes of sound(source)) {
    if (short.length + bytes.length < 3) {
      short = joinBytes([short, bytes])
      continue
    }
    const piece = short.length > 0 ? joinBytes([short, bytes]) : bytes
    short = new Uint8Array(0)
    for (let at = 0; at < piece.length; at += MOST_AT_ONCE) {
      const part = piece.subarray(at, at + MOST_AT_ONCE)
      read += part.length
      onBytes?.(read)
      yield part
    }
  }
  if (short.length > 0) yield short
}

async function* sound(source: LogSource): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('unreadable', `“${source.name}” could not be read to its end.`)
  }
}

async function* behind(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  yield* rest
}

/** How a text is written by its byte order mark; `undefined` where it has none. */
export function markOf([first, second, third]: Uint8Array): LogEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}
