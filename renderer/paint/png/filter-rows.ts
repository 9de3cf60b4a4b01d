/** The byte before each row that says how it was filtered. */
export const FILTER = { sub: 1, up: 2 } as const

/**
 * Replaces rows of `width` RGBA pixels by their differences, byte by byte, as PNG stores them: the first row from the
 * pixel before (`FILTER.sub`), so that a band stands by itself and many can be made at once; all others from the pixel
 * above (`FILTER.up`). Maps are flat paper with some ink, so nearly all differences are 0.
 */
export function filterRows(pixels: Uint32Array, width: number): void {
  for (let i = pixels.length - 1; i >= width; i--) {
    const pixel = pixels[i] as number
    const above = pixels[i - width] as number
    pixels[i] = pixel === above ? 0 : subtractBytes(pixel, above)
  }
  for (let i = width - 1; i > 0; i--) pixels[i] = subtractBytes(pixels[i] as number, pixels[i - 1] as number)
}

/** Each of the four bytes of `a` minus that of `b`, modulo 256; a set bit above each keeps borrows apart. */
function subtractBytes(a: number, b: number): number {
  const even = ((a | 0xff00ff00) - (b & 0x00ff00ff)) & 0x00ff00ff
  const odd = (((a >>> 8) | 0xff00ff00) - ((b >>> 8) & 0x00ff00ff)) & 0x00ff00ff
  return even | (odd << 8)
}
