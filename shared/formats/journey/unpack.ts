import { Inflate } from 'fflate'
import { crc32 } from '#shared/base/crc32.ts'
import type { ZipEntry } from './zip-directory.ts'

/** How much is inflated at a time: a slice grows to 16 MiB at the very most before its length is looked at. */
const SLICE = 16 * 1024

/**
 * A part's bytes, or `undefined` where they are damaged: not of the length and checksum that the directory says. Stops
 * as soon as there is more than that length, so that a lying directory costs no memory. A stored part is not copied.
 */
export function unpack(entry: ZipEntry): Uint8Array | undefined {
  const bytes = entry.isDeflated ? inflate(entry) : entry.data
  return bytes && bytes.length === entry.length && crc32(bytes) === entry.crc ? bytes : undefined
}

function inflate({ data, length }: ZipEntry): Uint8Array | undefined {
  const out = new Uint8Array(length)
  let filled = 0
  // Throws where a chunk goes beyond the end.
  const stream = new Inflate((chunk) => {
    out.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < data.length; at += SLICE)
      stream.push(data.subarray(at, at + SLICE), at + SLICE >= data.length)
  } catch {
    return undefined
  }
  return out.subarray(0, filled)
}
