import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** A picture of one colour as a PNG file. */
export function pngOf(width: number, height: number, [red, green, blue] = [0, 128, 128]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 3, Buffer.of(red, green, blue))])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The reference under which a picture is filed. */
export const refOf = (bytes: Uint8Array, ending = 'png'): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.${ending}`

/** A picture of `test/fixtures/images`. */
export const pictureFile = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../fixtures/images', name))

/** What {@link asTakenByCamera} writes where cameras write the place. */
export const SECRET = '52.5200N 13.4050E'

/** A JPEG as a camera held sideways leaves it: to be turned clockwise by a quarter, with words about where it was taken. */
export function asTakenByCamera(jpeg: Buffer): Buffer {
  const entries = Buffer.alloc(2 + 2 * 12 + 4)
  entries.writeUInt16BE(2, 0)
  // Description: tag, type (text), length, where it is.
  entries.writeUInt16BE(0x010e, 2)
  entries.writeUInt16BE(2, 4)
  entries.writeUInt32BE(SECRET.length + 1, 6)
  entries.writeUInt32BE(8 + entries.length, 10)
  // Orientation: tag, type (short), length, value.
  entries.writeUInt16BE(0x0112, 14)
  entries.writeUInt16BE(3, 16)
  entries.writeUInt32BE(1, 18)
  entries.writeUInt16BE(6, 22)
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    entries,
    Buffer.from(`${SECRET}\0`, 'latin1'),
  ])
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.of(0xff, 0xe1, 0, 0)
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}
