import { describe, expect, test } from 'vitest'
import { MAX_IMAGE_SIDE, readImageHeader } from '#shared/formats/image-header.ts'
import { asTakenByCamera, pictureFile, pngOf } from '#test/support/pictures.ts'

describe('the first bytes of a picture tell its kind and size', () => {
  test.each([
    ['a PNG', pngOf(12, 7), { ending: 'png', width: 12, height: 7 }],
    ['a JPEG', pictureFile('photo.jpg'), { ending: 'jpg', width: 40, height: 20 }],
    [
      'a JPEG with a camera’s notes before it',
      asTakenByCamera(pictureFile('photo.jpg')),
      { ending: 'jpg', width: 40, height: 20 },
    ],
    ['a lossy WebP', pictureFile('lossy.webp'), { ending: 'webp', width: 30, height: 20 }],
    ['a lossless WebP', pictureFile('lossless.webp'), { ending: 'webp', width: 30, height: 20 }],
    ['a WebP with transparency', pictureFile('alpha.webp'), { ending: 'webp', width: 30, height: 20 }],
  ])('%s', (_name, bytes, header) => {
    expect(readImageHeader(bytes)).toEqual(header)
    const within = Buffer.concat([Buffer.from('before'), bytes])
    expect(readImageHeader(within.subarray(6))).toEqual(header)
  })
})

describe('no picture that a project holds', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a GIF', pictureFile('clip.gif')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a zip', Buffer.from('PK\x03\x04')],
    [
      'a sound in the same container as WebP',
      Buffer.from('RIFF\x24\0\0\0WAVEfmt '.padEnd(60, '\0'), 'latin1'),
    ],
    ['a PNG without any pixel', pngOf(0, 4)],
    ['a PNG that claims a size beyond all screens', hugePng()],
  ])('%s', (_name, bytes) => {
    expect(readImageHeader(bytes)).toBe(undefined)
  })

  test('one that breaks off, wherever it does', () => {
    for (const name of ['photo.jpg', 'lossy.webp', 'lossless.webp', 'alpha.webp']) {
      const bytes = pictureFile(name)
      const whole = readImageHeader(bytes)
      for (let length = 0; length < bytes.length; length++) {
        const header = readImageHeader(bytes.subarray(0, length))
        if (header) expect(header).toEqual(whole)
      }
      expect(readImageHeader(bytes.subarray(0, 20))).toBe(undefined)
    }
  })

  test('a JPEG whose segments lead in a circle or nowhere', () => {
    expect(readImageHeader(Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 0, 0, 0, 0))).toBe(
      undefined,
    )
    expect(readImageHeader(Buffer.alloc(5000, 0xff).fill(0xd8, 1, 2))).toBe(undefined)
  })
})

function hugePng(): Buffer {
  const bytes = pngOf(1, 1)
  bytes.writeUInt32BE(MAX_IMAGE_SIDE + 1, 16)
  return bytes
}
