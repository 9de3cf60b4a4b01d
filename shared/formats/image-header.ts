import type { ImageEnding } from '#shared/model/image.ts'

/** What a picture's first bytes say of it. */
export interface ImageHeader {
  readonly ending: ImageEnding
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/**
 * Longest side of a picture that is taken in, in pixels: a file of a few kilobytes can claim a size that takes gigabytes
 * to show.
 */
export const MAX_IMAGE_SIDE = 4096

/**
 * Reads what kind of picture the bytes are and how large. Answers `undefined` for all that is no PNG, JPEG or WebP, whatever
 * its name says, for one that breaks off before it tells its size, and for one without any or beyond `MAX_IMAGE_SIDE`.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = readPng(view) ?? readJpeg(view) ?? readWebp(view)
  return header && [header.width, header.height].every((side) => side >= 1 && side <= MAX_IMAGE_SIDE)
    ? header
    : undefined
}

/** Letters at a place; fewer where the bytes end before. */
const letters = (view: DataView, at: number, count: number): string =>
  String.fromCharCode(
    ...new Uint8Array(view.buffer, view.byteOffset + Math.min(at, view.byteLength)).slice(0, count),
  )

function readPng(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 24 || letters(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || letters(view, 12, 4) !== 'IHDR')
    return undefined
  return { ending: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Markers of JPEG segments that tell the size: all kinds of frames. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function readJpeg(view: DataView): ImageHeader | undefined {
  if (letters(view, 0, 3) !== '\xff\xd8\xff') return undefined
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    // Bytes that fill up.
    if (marker === 0xff) at++
    else if (isFrame(marker))
      return { ending: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function readWebp(view: DataView): ImageHeader | undefined {
  if (letters(view, 0, 4) !== 'RIFF' || letters(view, 8, 4) !== 'WEBP') return undefined
  const size = webpSize(view)
  return size && { ending: 'webp', ...size }
}

/** The three ways of writing a WebP: lossy, lossless, and with extras such as transparency. */
function webpSize(view: DataView): { width: number; height: number } | undefined {
  const kind = letters(view, 12, 4)
  if (view.byteLength < (kind === 'VP8L' ? 25 : 30)) return undefined
  switch (kind) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 }
    default:
      return undefined
  }
}

const threeBytes = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
