import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinedAdler } from '#renderer/paint/png/adler32.ts'
import { deflateBlock, LAST_BLOCK } from '#renderer/paint/png/deflate-block.ts'
import { FILTER, filterRows } from '#renderer/paint/png/filter-rows.ts'
import { isMatch, MatchFinder, matchDistance, type PixelBytes } from '#renderer/paint/png/find-matches.ts'
import { ZLIB_HEADER } from '#renderer/paint/png/png-chunks.ts'

/** Pixels as a canvas gives them: opaque where the file will carry no transparency. */
type Picture = { readonly width: number; readonly pixels: readonly number[]; readonly pixelBytes: PixelBytes }

/** A zlib stream of bands of at most `bandRows` rows, as the exporter lays them end to end. */
function compress({ width, pixels, pixelBytes }: Picture, bandRows: number): Buffer {
  const finder = new MatchFinder(pixelBytes, width * bandRows, bandRows)
  const blocks: Uint8Array[] = []
  const sums = []
  for (let from = 0; from < pixels.length; from += width * bandRows) {
    const band = Uint32Array.from(pixels.slice(from, from + width * bandRows))
    filterRows(band, width)
    const { tokens, ...sum } = finder.find(band, width)
    blocks.push(deflateBlock(tokens))
    sums.push(sum)
  }
  return Buffer.concat([ZLIB_HEADER, ...blocks, LAST_BLOCK, joinedAdler(sums)])
}

/** Zlib itself inflates and checks the sum; the filters are undone as the standard says, byte by byte. */
function decompress(stream: Buffer, width: number, pixelBytes: PixelBytes): number[] {
  const bytes = inflateSync(stream)
  const stride = width * pixelBytes
  const pixels: number[] = []
  let above = new Uint8Array(stride)
  for (let start = 0; start < bytes.length; start += stride + 1) {
    const filter = bytes[start]
    const row = new Uint8Array(bytes.subarray(start + 1, start + 1 + stride))
    for (let i = 0; i < stride; i++) {
      const left = i >= pixelBytes ? row[i - pixelBytes]! : 0
      row[i] = row[i]! + (filter === FILTER.sub ? left : filter === FILTER.up ? above[i]! : Number.NaN)
    }
    for (let i = 0; i < stride; i += pixelBytes) {
      const alpha = pixelBytes === 4 ? row[i + 3]! : 255
      pixels.push((row[i]! | (row[i + 1]! << 8) | (row[i + 2]! << 16) | (alpha << 24)) >>> 0)
    }
    above = row
  }
  return pixels
}

const COLORS = [0xfdfcf9, 0x24221d, 0x0d6470, 0xfcf2cd, 0x000000]

/** Mostly runs and repeats, as on a map, with some noise; of every width from one pixel to wider than a match is long. */
const pictures: fc.Arbitrary<Picture> = fc
  .record({
    width: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 80, max: 400 })),
    rows: fc.integer({ min: 1, max: 12 }),
    pixelBytes: fc.constantFrom<PixelBytes[]>(3, 4),
    strokes: fc.array(
      fc.record({
        from: fc.nat(6000),
        length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 700 })),
        color: fc.oneof(fc.constantFrom(...COLORS), fc.nat(0xffffff)),
        alpha: fc.nat(255),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ width, rows, pixelBytes, strokes }) => {
    const pixels = new Array<number>(width * rows).fill(pixelBytes === 4 ? 0 : 0xfffdfcf9)
    for (const { from, length, color, alpha } of strokes)
      pixels.fill((color | ((pixelBytes === 4 ? alpha : 255) << 24)) >>> 0, from, from + length)
    return { width, pixels, pixelBytes }
  })

describe('the compression of pictures', () => {
  test('gives back every picture, in bands of any height', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 13 }), (picture, bandRows) => {
        const stream = compress(picture, bandRows)
        expect(decompress(stream, picture.width, picture.pixelBytes)).toEqual(picture.pixels)
      }),
      { numRuns: 300 },
    )
  })

  test('gives back noise, in which nothing repeats and symbols of all lengths occur', () => {
    fc.assert(
      fc.property(fc.uint32Array({ minLength: 3000, maxLength: 6000 }), (noise) => {
        const picture = { width: 1, pixels: [...noise], pixelBytes: 4 } as const
        expect(decompress(compress(picture, 500), 1, 4)).toEqual(picture.pixels)
      }),
      { numRuns: 5 },
    )
  })

  test('makes blank paper small: 10 megapixels take less than a hundred kilobytes', () => {
    const paper = {
      width: 5000,
      pixels: new Array<number>(10_000_000).fill(0xfffdfcf9),
      pixelBytes: 3,
    } as const
    const stream = compress(paper, 400)
    expect(stream.length).toBeLessThan(100_000)
    expect(inflateSync(stream).length).toBe(2000 * (5000 * 3 + 1))
  })

  test('finds what was seen before: further back than the pixel before, and on other rows', () => {
    const paper = new Array<number>(35).fill(0xffffffff)
    const letter = [0xff111111, 0xff777777, 0xffeeeeee, 0xff333333, 0xff999999]
    const line = [...paper, ...letter, ...paper, ...letter]
    const blank = [...paper, ...paper, ...paper.slice(0, 10)]
    const pixels = Uint32Array.from([...blank, ...line, ...blank, ...line])
    const width = line.length
    const finder = new MatchFinder(3, pixels.length, 4)
    filterRows(pixels, width)
    const distances = [...finder.find(pixels, width).tokens].filter(isMatch).map(matchDistance)
    const apart = (paper.length + letter.length) * 3
    expect(distances).toContain(apart)
    // From the first letter of the last line back to the second of the line before.
    expect(distances).toContain(2 * (width * 3 + 1) - apart)
  })
})
