import type { Result } from '#shared/base/result.ts'
import type { PngOptions } from './png-size.ts'

/**
 * What the page of `renderer/export-page` offers, as `window.throughlineExport`, to the program that drives it in a
 * browser without a window (`main/host/print`): so pictures made from the command line come from the code that the app
 * runs. Everything goes over the wire as JSON.
 */
export interface ExportPage {
  /** Draws a picture of a drawing (as JSON) and keeps it; answers its length in bytes. Fetches the drawing's pictures first. */
  readonly makePng: (drawing: string, options: PngOptions) => Promise<Result<number>>
  /** Bytes `from` up to `to` of the kept picture, in base 64. */
  readonly readPng: (from: number, to: number) => Promise<string>
}

/** Where the page is in the built renderer. */
export const EXPORT_PAGE = '/export-page/index.html'

/** Where the page asks for a picture by its reference; the driver answers. */
export const IMAGES_FOLDER = '/images'

/** Where the built renderer has the fonts, under the names they have in their packages. */
export const FONTS_FOLDER = '/fonts'

/** The function that the driver puts on the page's `window` to be told what share of the work is done. */
export const PROGRESS_FUNCTION = 'throughlineProgress'
