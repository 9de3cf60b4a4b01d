/** The largest prime below 2¹⁶. */
const BASE = 65521

/** Adler-32 as it is reckoned: the sum of all bytes plus one, and the sum of those sums. */
export class Adler32 {
  private a = 1
  private b = 0
  private bytes = 0

  /** Adds the lowest `count` bytes of `value`, the lowest first. */
  add(value: number, count: number): void {
    for (let byte = 0; byte < count; byte++) {
      this.a += (value >>> (8 * byte)) & 0xff
      if (this.a >= BASE) this.a -= BASE
      this.b += this.a
      if (this.b >= BASE) this.b -= BASE
    }
    this.bytes += count
  }

  /** The same bytes `times` times over; what that comes to has a closed form, so that long runs cost nothing. */
  addRepeated(value: number, count: number, times: number): void {
    let sum = 0
    let sums = 0
    for (let byte = 0; byte < count; byte++) {
      sum += (value >>> (8 * byte)) & 0xff
      sums += sum
    }
    this.b = (this.b + count * (times * this.a + (sum * times * (times - 1)) / 2) + sums * times) % BASE
    this.a = (this.a + sum * times) % BASE
    this.bytes += count * times
  }

  result(): PartSum {
    return { a: this.a, b: this.b, bytes: this.bytes }
  }
}

/** A part's checksum and length, enough to tell the checksum of the whole. */
export interface PartSum {
  readonly a: number
  readonly b: number
  readonly bytes: number
}

/** The checksum of parts laid end to end, as the four bytes that end a zlib stream. */
export function joinedAdler(parts: readonly PartSum[]): Uint8Array<ArrayBuffer> {
  let [a, b] = [1, 0]
  for (const part of parts) {
    b = (b + part.b + (part.bytes % BASE) * (a + BASE - 1)) % BASE
    a = (a + part.a + BASE - 1) % BASE
  }
  return Uint8Array.of(b >>> 8, b & 0xff, a >>> 8, a & 0xff)
}
