import { Adler32, type PartSum } from './adler32.ts'
import { FILTER } from './filter-rows.ts'

/** Bytes per pixel of the file: without or with transparency. */
export type PixelBytes = 3 | 4

/** Filtered rows as deflate tells them, and the checksum of their bytes. */
export interface Matches extends PartSum {
  /** Bytes (0 to 255), and matches as {@link matchToken} packs them. Only good until the next search. */
  readonly tokens: Uint32Array
}

/** Go back `distance` bytes and repeat `length` bytes from there. */
export const matchToken = (length: number, distance: number): number => (length << 16) | (distance - 1)
export const isMatch = (token: number): boolean => token > 0xffff
export const matchLength = (token: number): number => token >>> 16
export const matchDistance = (token: number): number => (token & 0xffff) + 1

/** Deflate's bounds, in bytes. */
const LONGEST_MATCH = 258
const FARTHEST = 32_768

const HASH_BITS = 14
/** Two pixels: fewer are as short spelled out. */
const LEAST_PIXELS = 2

/**
 * Finds what repeats in filtered rows, in one pass over whole pixels: runs of one difference, which is most of a map,
 * and sequences seen before, such as the edges of letters. Made for flat pictures: ten times as quick as a general
 * deflate and nearly as small.
 */
export class MatchFinder {
  private readonly pixelBytes: PixelBytes
  private readonly longest: number
  private readonly tokens: Uint32Array
  private length = 0
  private adler = new Adler32()
  /** Where a pair of pixels was last seen, plus one; 0 for never. */
  private readonly seen = new Int32Array(1 << HASH_BITS)

  constructor(pixelBytes: PixelBytes, mostPixels: number, mostRows: number) {
    this.pixelBytes = pixelBytes
    this.longest = Math.floor(LONGEST_MATCH / pixelBytes)
    this.tokens = new Uint32Array(mostPixels * pixelBytes + mostRows)
  }

  /** `differences` are rows of `width` pixels as `filterRows` leaves them. */
  find(differences: Uint32Array, width: number): Matches {
    this.length = 0
    this.adler = new Adler32()
    this.seen.fill(0)
    for (let start = 0; start < differences.length; start += width) {
      this.addBytes(start === 0 ? FILTER.sub : FILTER.up, 1)
      this.findInRow(differences, start, width)
    }
    return { tokens: this.tokens.subarray(0, this.length), ...this.adler.result() }
  }

  private findInRow(differences: Uint32Array, start: number, width: number): void {
    const end = start + width
    let at = start
    while (at < end) {
      const difference = differences[at] as number
      if (at > start && difference === differences[at - 1]) at = this.takeRun(differences, at, end)
      else {
        const known = difference === 0 || at + 1 === end ? 0 : this.takeKnown(differences, at, end, width)
        if (known === 0) this.addBytes(difference, this.pixelBytes)
        at += Math.max(1, known)
      }
    }
  }

  /** The pixel before, for as long as it goes on; answers where that ends. */
  private takeRun(differences: Uint32Array, from: number, end: number): number {
    const difference = differences[from] as number
    let at = from
    while (at < end && differences[at] === difference) at++
    const count = at - from
    for (let left = count; left > 0; left -= this.longest)
      this.tokens[this.length++] = matchToken(Math.min(left, this.longest) * this.pixelBytes, this.pixelBytes)
    this.adler.addRepeated(difference, this.pixelBytes, count)
    return at
  }

  /** What was seen before, where it is worth it: answers how many pixels that covers, or 0. Stays within the row. */
  private takeKnown(differences: Uint32Array, at: number, end: number, width: number): number {
    const before = this.lookUp(differences, at)
    if (before < 0) return 0
    // In bytes: every row begins with one that says how it is filtered.
    const rows = Math.floor(at / width) - Math.floor(before / width)
    const distance = (at - before) * this.pixelBytes + rows
    if (distance > FARTHEST) return 0
    const room = Math.min(end - at, this.longest, width - (before % width))
    let pixels = 0
    while (pixels < room && differences[before + pixels] === differences[at + pixels]) pixels++
    if (pixels < LEAST_PIXELS) return 0
    for (let i = at; i < at + pixels; i++) this.adler.add(differences[i] as number, this.pixelBytes)
    this.tokens[this.length++] = matchToken(pixels * this.pixelBytes, distance)
    return pixels
  }

  /** Where this pixel and the next may last have stood side by side, or −1; from now on, that is here. */
  private lookUp(differences: Uint32Array, at: number): number {
    const [first, second] = [differences[at] as number, differences[at + 1] as number]
    const slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - HASH_BITS)
    const before = (this.seen[slot] as number) - 1
    this.seen[slot] = at + 1
    return before
  }

  private addBytes(value: number, count: number): void {
    for (let byte = 0; byte < count; byte++) this.tokens[this.length++] = (value >>> (8 * byte)) & 0xff
    this.adler.add(value, count)
  }
}
