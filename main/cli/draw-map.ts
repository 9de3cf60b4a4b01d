import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { dataFolder } from '#main/host/data-folder.ts'
import { errorCode } from '#main/host/files/file-system.ts'
import { embeddedFontCss } from '#main/host/print/embedded-fonts.ts'
import { createPrinter } from '#main/host/print/export-with-chromium.ts'
import { NO_BROWSER } from '#main/host/print/launch-chromium.ts'
import type { Images } from '#main/host/project/project-images.ts'
import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { layoutPage, type PageRequest } from '#shared/formats/export/papers.ts'
import { smallestTextPt as smallestTextOf, writePrintPage } from '#shared/formats/export/print-page.ts'
import { type ImageSource, writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { imageType } from '#shared/model/image.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { DrawingRequest } from './export-request.ts'
import type { Context } from './outcome.ts'
import { rendererFolder } from './places.ts'

/** A picture of a map as the bytes of a file. */
export interface DrawnMap {
  readonly bytes: Uint8Array
  /** Its size, in words. */
  readonly size: string
  /** Its size, for programs. */
  readonly details: Readonly<Record<string, number>>
  /** What may not be expected of it, a sentence each. */
  readonly report: readonly string[]
}

/** Draws a map as the format that is asked for, whole or not at all. `images` are those of its project. */
export async function drawMap(
  view: MapView,
  images: Images,
  request: DrawingRequest,
  context: Context,
): Promise<Result<DrawnMap>> {
  context.progress.show('Drawing')
  const drawing = drawingForExport(view, { theme: request.theme })
  const drawn = await makeFormat(drawing, images, request, context)
  if (!drawn.ok) return drawn
  return ok({ ...drawn.value, report: [...drawn.value.report, ...missing(drawing, images)] })
}

function makeFormat(
  drawing: Drawing,
  images: Images,
  request: DrawingRequest,
  context: Context,
): Promise<Result<DrawnMap>> {
  switch (request.format) {
    case 'svg':
      return makeSvg(drawing, images)
    case 'pdf':
      return makePdf(drawing, images, request, context)
    case 'png':
      return makePng(drawing, images, request, context)
    default:
      return assertNever(request)
  }
}

function missing(drawing: Drawing, images: Images): string[] {
  const count = imagesIn(drawing).filter((ref) => !images.has(ref)).length
  if (count === 0) return []
  const which = count === 1 ? 'A picture is' : `${count} pictures are`
  return [`${which} not in this file; an empty frame stands where it would be.`]
}

const addressesOf =
  (images: Images): ImageSource =>
  (ref) => {
    const bytes = images.get(ref)
    return bytes && `data:${imageType(ref)};base64,${Buffer.from(bytes).toString('base64')}`
  }

async function makeSvg(drawing: Drawing, images: Images): Promise<Result<DrawnMap>> {
  const fontCss = await fontsFor(drawing)
  if (!fontCss.ok) return fontCss
  const { width, height } = drawing.bounds
  const bytes = Buffer.from(writeSvg(drawing, { fontCss: fontCss.value, images: addressesOf(images) }))
  return ok({
    bytes,
    size: `${grouped(width)} × ${grouped(height)} units`,
    details: { width, height },
    report: [],
  })
}

async function makePdf(
  drawing: Drawing,
  images: Images,
  { page }: Extract<DrawingRequest, { format: 'pdf' }>,
  { signal, progress }: Context,
): Promise<Result<DrawnMap>> {
  const printer = findPrinter()
  if (!printer) return NO_BROWSER
  const fontCss = await fontsFor(drawing)
  if (!fontCss.ok) return fontCss
  const { html, widthMm, heightMm } = writePrintPage(drawing, {
    ...page,
    fontCss: fontCss.value,
    images: addressesOf(images),
    title: drawing.title,
  })
  progress.show('Printing')
  const printed = await printer.print(html, { widthMm, heightMm }, signal)
  if (!printed.ok) return printed
  const { scale } = layoutPage(drawing.bounds, page)
  const smallestTextPt = tenths(smallestTextOf(drawing, scale))
  const details = { widthMm: tenths(widthMm), heightMm: tenths(heightMm), smallestTextPt }
  const size = `one page of ${grouped(details.widthMm)} × ${grouped(details.heightMm)} mm`
  return ok({ bytes: printed.value, size, details, report: warnings(page, scale, smallestTextPt) })
}

/** Smaller text than this nobody reads. */
const READABLE_PT = 5

function warnings({ paper }: PageRequest, scale: number, smallestTextPt: number): string[] {
  if (paper === 'fit' && scale < 1)
    return [`The map is larger than the largest PDF page, so it is scaled to ${Math.floor(scale * 100)} %.`]
  if (smallestTextPt === 0 || smallestTextPt >= READABLE_PT) return []
  return [`The smallest text has ${smallestTextPt} pt, which is hard to read. Choose a larger sheet.`]
}

async function makePng(
  drawing: Drawing,
  images: Images,
  { size, background }: Extract<DrawingRequest, { format: 'png' }>,
  { signal, progress }: Context,
): Promise<Result<DrawnMap>> {
  const printer = findPrinter()
  if (!printer) return NO_BROWSER
  const onProgress = (share: number) => progress.show('Drawing', share)
  const made = await printer.exportPng(drawing, { ...size, images, background, signal, onProgress })
  if (!made.ok) return made
  const { width, height, bytes } = made.value
  const words = `${grouped(width)} × ${grouped(height)} pixels`
  return ok({ bytes, size: words, details: { width, height }, report: [] })
}

/** The library that drives browsers is large: compiled once and kept, it loads in half the time, a fifth of a second less. */
function findPrinter() {
  enableCompileCache(join(dataFolder(), 'compile-cache'))
  return createPrinter(rendererFolder)
}

/** The fonts come with the built app, so that every export looks like the screen. */
async function fontsFor(drawing: Drawing): Promise<Result<string>> {
  try {
    return ok(await embeddedFontCss(drawing, rendererFolder))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return fail(
      'not-built',
      `The fonts are missing in ${rendererFolder}. Run “npm run build”, which puts them there, and try again.`,
    )
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10

const grouped = (value: number): string => value.toLocaleString('en')
