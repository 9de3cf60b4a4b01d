import { joinBytes } from '#shared/base/join-bytes.ts'
import type { LogSource } from './log-source.ts'
import { markOf, openBytes } from './open-text.ts'
import type { LogEncoding } from './reading.ts'

/** How much of a file is looked at, in bytes, unpacked. */
const LOOKED_AT = 512 * 1024

/** The beginning of a file, unpacked. `whole` where there is no more of it. */
export interface Beginning {
  readonly bytes: Uint8Array
  readonly whole: boolean
}

/** The first half megabyte of a file, unpacked; nothing behind it is read. Throws `Unreadable`. */
export async function beginningOf(source: LogSource, most: number = LOOKED_AT): Promise<Beginning> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of openBytes(source)) {
    pieces.push(piece)
    length += piece.length
    if (length > most) break
  }
  return { bytes: joinBytes(pieces).subarray(0, most), whole: length <= most }
}

/** The encoding of a text, told from its beginning, and by what. */
export interface GuessedEncoding {
  readonly encoding: LogEncoding
  readonly by: 'mark' | 'zeros' | 'valid' | 'invalid'
}

/** As its mark says; else UTF-16 where every other byte is empty; else UTF-8 where it is that; else Windows’ Latin. */
export function guessEncoding({ bytes, whole }: Beginning): GuessedEncoding {
  const marked = markOf(bytes)
  if (marked) return { encoding: marked, by: 'mark' }
  const wide = wideByZeros(bytes)
  if (wide) return { encoding: wide, by: 'zeros' }
  return isUtf8(bytes, whole)
    ? { encoding: 'utf-8', by: 'valid' }
    : { encoding: 'windows-1252', by: 'invalid' }
}

/** European letters in UTF-16 have a zero at every other place. */
function wideByZeros(bytes: Uint8Array): LogEncoding | null {
  const sample = bytes.subarray(0, 4000)
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even++
    else odd++
  })
  const most = sample.length * 0.3
  if (odd > most && even < odd / 4) return 'utf-16le'
  return even > most && odd < even / 4 ? 'utf-16be' : null
}

/** A letter that the end of the beginning cuts through is no fault. A few bytes that are none are damage, not another encoding. */
function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return true
  } catch {
    return hasMostlyUtf8(bytes)
  }
}

/** Whether letters beyond ASCII are whole in UTF-8 far more often than they are broken. */
function hasMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return sound > broken * 5
}
