/**
 * The bytes of a journal file. All numbers are little-endian; sequence numbers take six bytes.
 *
 *     header   magic (8)   version (4)   first (6)   contained (6)   CRC-32 of the 24 before (4)
 *     entry    length (4)   sequence (6)   batch (6)   CRC-32 of the 16 before and of the payload (4)   payload
 *
 * The header is durable before the first entry follows it.
 * `first` is the sequence of the first entry that may follow; everything before it was durable when the file was started.
 * `contained`: all entries up to it are in a durable snapshot and are of no more use.
 * `batch` is the sequence of the first entry of the one write this entry went out with; everything before it was durable by then. So an
 * unreadable place that is followed by a whole entry of a later batch is damage to durable entries; without one it is the torn end that
 * a crash leaves, which nobody was told to be saved.
 * Entries follow one another in sequence. Zeros are no entry, as sequences begin at 1.
 */
import { crc32 } from 'node:zlib'

/** 64 MiB, the bound of a whole document. */
export const MAXIMUM_ENTRY = 64 * 1024 * 1024

/** The length of the header in bytes. */
export const HEADER = 28

const MAGIC = Buffer.from('TLJOURN\n', 'latin1')
const VERSION = 1
const FRAME = 20

export interface SegmentHeader {
  readonly first: number
  readonly contained: number
}

export interface Entry {
  readonly sequence: number
  readonly bytes: Uint8Array
}

export function encodeHeader(header: SegmentHeader): Buffer {
  const bytes = Buffer.alloc(HEADER)
  MAGIC.copy(bytes)
  bytes.writeUInt32LE(VERSION, 8)
  bytes.writeUIntLE(header.first, 12, 6)
  bytes.writeUIntLE(header.contained, 18, 6)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 24)), 24)
  return bytes
}

/** `torn` when it was never written whole or is damaged; `newer` when a later version of the program wrote it. */
export function decodeHeader(bytes: Buffer): SegmentHeader | 'torn' | 'newer' {
  if (bytes.length < HEADER || !bytes.subarray(0, 8).equals(MAGIC)) return 'torn'
  if (bytes.readUInt32LE(24) !== crc32(bytes.subarray(0, 24))) return 'torn'
  if (bytes.readUInt32LE(8) > VERSION) return 'newer'
  return { first: bytes.readUIntLE(12, 6), contained: bytes.readUIntLE(18, 6) }
}

/** Entries in sequence that go out in one write. */
export function encodeBatch(entries: readonly Entry[]): Buffer {
  const batch = entries[0]?.sequence ?? 0
  const parts = entries.flatMap(({ sequence, bytes }) => {
    const frame = Buffer.alloc(FRAME)
    frame.writeUInt32LE(bytes.length, 0)
    frame.writeUIntLE(sequence, 4, 6)
    frame.writeUIntLE(batch, 10, 6)
    frame.writeUInt32LE(crc32(bytes, crc32(frame.subarray(0, 16))), 16)
    return [frame, bytes]
  })
  return Buffer.concat(parts)
}

/** The entry that begins at `offset`, if a whole one does. */
function entryAt(bytes: Buffer, offset: number): Entry | undefined {
  if (offset + FRAME > bytes.length) return undefined
  const length = bytes.readUInt32LE(offset)
  if (length > MAXIMUM_ENTRY || offset + FRAME + length > bytes.length) return undefined
  const sequence = bytes.readUIntLE(offset + 4, 6)
  const payload = bytes.subarray(offset + FRAME, offset + FRAME + length)
  const sum = crc32(payload, crc32(bytes.subarray(offset, offset + 16)))
  if (bytes.readUInt32LE(offset + 16) !== sum) return undefined
  return { sequence, bytes: payload }
}

/** The whole entries that follow the header in unbroken sequence, and the offset where they end. */
export function decodeEntries(bytes: Buffer, first: number): { entries: Entry[]; end: number } {
  const entries: Entry[] = []
  let end = HEADER
  for (;;) {
    const entry = entryAt(bytes, end)
    if (entry?.sequence !== first + entries.length) return { entries, end }
    entries.push(entry)
    end += FRAME + entry.bytes.length
  }
}

/** Whether a whole entry after `offset` was written when `sequence` was already durable. */
export function provesDurable(bytes: Buffer, offset: number, sequence: number): boolean {
  for (let at = offset; at + FRAME <= bytes.length; at++) {
    // The batch first: it rules out nearly every offset without a checksum over what may be megabytes.
    const batch = bytes.readUIntLE(at + 10, 6)
    if (batch > sequence && bytes.readUIntLE(at + 4, 6) >= batch && entryAt(bytes, at) !== undefined)
      return true
  }
  return false
}
