import { ok } from '#shared/base/result.ts'
import { writeSvg } from '../../svg.ts'
import { imagesIn } from '../drawing-images.ts'
import { drawingOfExport } from '../drawing-of-export.ts'
import type { Maker } from '../export-job.ts'
import { pictureRequest } from '../picture-request.ts'
import { planExport } from '../plan.ts'
import { pngSize } from '../png-size.ts'
import { writePrintPage } from '../print-page.ts'
import { missingImages } from './missing-images.ts'
import { oneFile } from './one-file.ts'

const utf8 = new TextEncoder()
const grouped = (value: number): string => value.toLocaleString('en')

/** The map as a drawing with real text. */
export const makeSvg: Maker = async ({ settings, source, tools, following }) => {
  following.onProgress('Writing the SVG', null)
  const drawing = drawingOfExport(settings, source)
  const [fontCss, images] = await Promise.all([tools.fontCss([drawing]), tools.addresses(imagesIn(drawing))])
  const { width, height } = drawing.bounds
  const bytes = utf8.encode(writeSvg(drawing, { fontCss, images }))
  const what = `${grouped(width)} × ${grouped(height)} units`
  return ok(
    oneFile(drawing.title, 'svg', bytes, {
      what,
      details: { width, height },
      report: missingImages(drawing, (ref) => images(ref) !== undefined),
    }),
  )
}

/** The map as a picture. */
export const makePng: Maker = async ({ settings, source, tools, following }) => {
  following.onProgress('Drawing the picture', 0)
  const drawing = drawingOfExport(settings, source)
  const { frame, request } = pictureRequest(settings, drawing.bounds)
  const size = pngSize(frame, request)
  if (!size.ok) return size
  const picture = await tools.drawPng(
    { ...drawing, bounds: frame },
    { ...request, background: settings.transparent ? 'transparent' : 'paper' },
    (share) => following.onProgress('Drawing the picture', share),
  )
  if (!picture.ok) return picture
  const { width, height } = size.value
  const files = await tools.images(imagesIn(drawing))
  return ok(
    oneFile(drawing.title, 'png', picture.value, {
      what: `${grouped(width)} × ${grouped(height)} pixels`,
      details: { width, height },
      report: missingImages(drawing, (ref) => files.has(ref)),
    }),
  )
}

/** The map on one sheet. */
export const makePdf: Maker = async ({ settings, source, tools, following }) => {
  following.onProgress('Preparing the page', null)
  const drawing = drawingOfExport(settings, source)
  const plan = planExport(settings, source)
  const [fontCss, images] = await Promise.all([tools.fontCss([drawing]), tools.addresses(imagesIn(drawing))])
  const page = writePrintPage(drawing, { ...settings, fontCss, images, title: drawing.title })
  following.onProgress('Making the PDF', null)
  const pdf = await tools.print(page)
  if (!pdf.ok) return pdf
  return ok(
    oneFile(drawing.title, 'pdf', pdf.value, {
      what: plan.what,
      details: plan.details,
      report: [
        ...(plan.warning === null ? [] : [plan.warning]),
        ...missingImages(drawing, (ref) => images(ref) !== undefined),
      ],
    }),
  )
}
