import type { Rect } from '#shared/base/geometry.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** How large a picture is wanted: pixels per map unit, or its width in pixels (its height follows). */
export type PngRequest = { readonly scale: number } | { readonly widthPx: number }

/** What picture is wanted of a drawing. */
export type PngOptions = PngRequest & {
  /** What lies behind the map: its paper, or nothing. */
  readonly background: 'paper' | 'transparent'
  /** Pixels per inch to note in the file, for programs that print it. */
  readonly dpi?: number
}

/** A picture's size in whole pixels. */
export interface PngSize {
  readonly width: number
  readonly height: number
}

/** Beyond these the programs that open PNG files give up: most refuse longer sides, or pictures of more pixels. */
export const PNG_LIMITS = { side: 1_000_000, pixels: 4_000_000_000 } as const

/**
 * The size of the picture of a drawing with these bounds, known before any work is done. Refuses (`no-size`) what is no
 * positive number, and (`too-large`) a size that cannot be made.
 */
export function pngSize(bounds: Rect, request: PngRequest): Result<PngSize> {
  const scale = 'scale' in request ? request.scale : request.widthPx / bounds.width
  if (!Number.isFinite(scale) || scale <= 0)
    return fail('no-size', 'The size of a picture must be a number greater than 0.')
  const width = 'scale' in request ? wholePixels(bounds.width * scale) : wholePixels(request.widthPx)
  const height = wholePixels(bounds.height * scale)
  const most = Math.min(
    PNG_LIMITS.side / bounds.width,
    PNG_LIMITS.side / bounds.height,
    Math.sqrt(PNG_LIMITS.pixels / (bounds.width * bounds.height)),
  )
  if (Math.max(width, height) > PNG_LIMITS.side || width * height > PNG_LIMITS.pixels)
    return fail(
      'too-large',
      `A PNG of ${grouped(width)} × ${grouped(height)} pixels is more than programs can open. ` +
        `The largest of this map has a scale of ${Math.floor(most * 100) / 100} ` +
        `(${grouped(Math.floor(bounds.width * most))} pixels wide).`,
    )
  return ok({ width, height })
}

const wholePixels = (length: number): number => Math.max(1, Math.round(length))

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
