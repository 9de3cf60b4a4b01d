import { Gunzip } from 'fflate'
import { Unreadable } from './unreadable.ts'

/** How much is inflated at a time: it grows to 16 MiB at the very most before it is looked at. */
const SLICE = 16 * 1024

/** Most bytes that a packed file may hold, and how much more than its own size once it is larger than any small file. */
const MOST_UNPACKED = 4 * 1024 ** 3
const MOST_TIMES = 500
const SMALL = 16 * 1024 ** 2

/** Whether these first bytes are of a file packed by gzip. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/**
 * Unpacks a gzip stream, of one member or several, piece by piece. Throws {@link Unreadable} (`damaged`, `too-large`) on
 * what is torn, or holds so much that it can only have been made to fill this machine.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let unpacked: Uint8Array[] = []
  let read = 0
  let written = 0
  const stream = new Gunzip((chunk) => {
    written += chunk.length
    if (chunk.length > 0) unpacked.push(chunk)
  })
  const push = (slice: Uint8Array, isLast: boolean): readonly Uint8Array[] => {
    unpacked = []
    try {
      stream.push(slice, isLast)
    } catch {
      throw new Unreadable('damaged', `“${name}” is damaged: it cannot be unpacked.`)
    }
    if (written > MOST_UNPACKED || (written > SMALL && written > read * MOST_TIMES))
      throw new Unreadable(
        'too-large',
        `“${name}” holds far more than its size tells; it was not unpacked any further.`,
      )
    return unpacked
  }
  for await (const bytes of packed) {
    for (let at = 0; at < bytes.length; at += SLICE) {
      const slice = bytes.subarray(at, at + SLICE)
      read += slice.length
      yield* push(slice, false)
    }
  }
  yield* push(new Uint8Array(0), true)
}
