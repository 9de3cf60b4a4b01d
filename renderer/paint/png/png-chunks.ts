import { crc32 } from '#shared/base/crc32.ts'
import type { PixelBytes } from './find-matches.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What every PNG begins with. */
export const PNG_SIGNATURE: Bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** What goes before a deflate stream: deflate with a window of 32 kB, made fast rather than small. */
export const ZLIB_HEADER: Bytes = Uint8Array.of(0x78, 0x01)

const TRUECOLOR = 2
const TRUECOLOR_WITH_ALPHA = 6
const METRES_PER_INCH = 0.0254

/** Length, name, content and checksum, as PNG files are made of. */
export function pngChunk(name: string, ...content: readonly Uint8Array[]): Bytes {
  const length = content.reduce((sum, part) => sum + part.length, 0)
  const chunk = new Uint8Array(12 + length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, length)
  for (let i = 0; i < 4; i++) chunk[4 + i] = name.charCodeAt(i)
  let at = 8
  for (const part of content) {
    chunk.set(part, at)
    at += part.length
  }
  view.setUint32(8 + length, crc32(chunk.subarray(4, 8 + length)))
  return chunk
}

/** Size and kind of the picture: 8 bits a channel, not interlaced. */
export function headerChunk(width: number, height: number, pixelBytes: PixelBytes): Bytes {
  const content = new Uint8Array(13)
  const view = new DataView(content.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  view.setUint8(8, 8)
  view.setUint8(9, pixelBytes === 3 ? TRUECOLOR : TRUECOLOR_WITH_ALPHA)
  return pngChunk('IHDR', content)
}

/** Says that the numbers are sRGB colours, rendered perceptually. */
export const colorChunk = (): Bytes => pngChunk('sRGB', Uint8Array.of(0))

/** How large the picture is meant to be printed, in pixels per inch. */
export function densityChunk(dpi: number): Bytes {
  const content = new Uint8Array(9)
  const view = new DataView(content.buffer)
  const perMetre = Math.round(dpi / METRES_PER_INCH)
  view.setUint32(0, perMetre)
  view.setUint32(4, perMetre)
  view.setUint8(8, 1)
  return pngChunk('pHYs', content)
}
