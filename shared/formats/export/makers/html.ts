import { ok } from '#shared/base/result.ts'
import { writeMapHtml } from '../../html/write-map.ts'
import { writeSvg } from '../../svg.ts'
import { tellMap } from '../../telling/tell-map.ts'
import { hasUnwritable, REPLACED_CHARACTERS } from '../../writable.ts'
import { imagesIn } from '../drawing-images.ts'
import { drawingOfExport } from '../drawing-of-export.ts'
import type { Maker } from '../export-job.ts'
import { missingImages } from './missing-images.ts'
import { oneFile } from './one-file.ts'

const utf8 = new TextEncoder()

/** The map as a page for a wiki or a mail: the picture, and all of it in words. */
export const makeHtml: Maker = async ({ settings, source, tools, following }) => {
  following.onProgress('Writing the page', null)
  const drawing = drawingOfExport(settings, source)
  const [fontCss, images] = await Promise.all([tools.fontCss([drawing]), tools.addresses(imagesIn(drawing))])
  const told = tellMap(source, settings)
  const picture = writeSvg(drawing, { images })
  const page = writeMapHtml(told, { picture, fontCss, day: source.day })
  const { width, height } = drawing.bounds
  return ok(
    oneFile(told.title, 'html', utf8.encode(page), {
      what: 'a web page with the map as picture and table',
      details: { width, height },
      report: [
        ...missingImages(drawing, (ref) => images(ref) !== undefined),
        ...(hasUnwritable(told) ? [REPLACED_CHARACTERS] : []),
      ],
    }),
  )
}
