import type { PngSize } from '#shared/formats/export/png-size.ts'

/** Rows of a picture that are made together. */
export interface Band {
  readonly top: number
  readonly rows: number
}

/** How a picture is divided. */
export interface BandPlan {
  readonly bands: readonly Band[]
  readonly bandRows: number
  /** A band is drawn in tiles of at most this width, side by side. */
  readonly tileWidth: number
}

/** Large enough that drawing outweighs beginning, small enough for progress, for cancelling and for a phone's memory. */
const BAND_PIXELS = 2_000_000
const MOST_ROWS = 512
/** No side of a canvas may be longer. */
const CANVAS_SIDE = 16_384

/** Divides a picture into bands that any browser's canvas can hold. */
export function planBands({ width, height }: PngSize): BandPlan {
  const bandRows = Math.min(height, MOST_ROWS, Math.max(1, Math.floor(BAND_PIXELS / width)))
  const bands: Band[] = []
  for (let top = 0; top < height; top += bandRows) bands.push({ top, rows: Math.min(bandRows, height - top) })
  return { bands, bandRows, tileWidth: Math.ceil(width / Math.ceil(width / CANVAS_SIDE)) }
}
