import { fail, ok } from '#shared/base/result.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import { isImageRef } from '#shared/model/image.ts'
import { TextCleaner } from '../../pptx/clean-text.ts'
import { findPictures } from '../../pptx/deck-pictures.ts'
import { deckSlides } from '../../pptx/deck-slides.ts'
import { LEAST_PT } from '../../pptx/pen.ts'
import { READABLE_PT } from '../../pptx/stage-pages.ts'
import { writeDeck } from '../../pptx/write-deck.ts'
import { imagesIn } from '../drawing-images.ts'
import { drawingOfExport } from '../drawing-of-export.ts'
import type { Maker } from '../export-job.ts'
import { smallestTextPt } from '../print-page.ts'
import { missingImages } from './missing-images.ts'
import { oneFile } from './one-file.ts'

const FONTS =
  'The slides are set in Source Sans 3 and Source Serif 4. Where these are not installed other fonts stand in, and lines may break elsewhere; the presentation’s theme names them in one place.'
const REPLACED = 'Characters that no file of this kind can hold were replaced by �.'
const LONG_CARDS = 'Some cards are longer than a slide; their text is smaller than 8 pt.'

/** The map as slides of real text boxes: a title, the whole map, a slide for each stage, and what follows from it. */
export const makePptx: Maker = async ({ settings, source, tools, following }) => {
  following.onProgress('Laying out the slides', null)
  const { view } = source
  const theme = THEMES[settings.look]
  const drawing = drawingOfExport(settings, source)
  const portraits = view.personas.map(({ portrait }) => portrait).filter(isImageRef)
  const refs = [...new Set([...imagesIn(drawing), ...portraits])]
  const { pictures, report } = await findPictures(refs, tools)
  const cleaner = new TextCleaner()
  const { patterns } = settings
  const deck = { source, theme, patterns, cleaner, hasPicture: (ref: string) => pictures.has(ref) }
  const { title, slides, overviewScale, hasSmallText } = deckSlides(deck, drawing)
  const bytes = await writeDeck({ title, day: source.day, theme, slides, pictures }, (share) => {
    following.onProgress('Writing the slides', share)
    return !following.signal.aborted
  })
  if (!bytes) return fail('cancelled', 'The export was cancelled.')
  const smallest = smallestTextPt(drawing, overviewScale)
  const overviewPt = smallest === 0 ? 0 : Math.max(LEAST_PT, Math.round(smallest * 10) / 10)
  return ok(
    oneFile(drawing.title, 'pptx', bytes, {
      what: `${slides.length} slides of 16 : 9`,
      details: { slides: slides.length, overviewSmallestTextPt: overviewPt },
      report: [
        FONTS,
        ...(overviewPt > 0 && overviewPt < READABLE_PT ? [smallOverview(overviewPt)] : []),
        ...(hasSmallText ? [LONG_CARDS] : []),
        ...(cleaner.hasReplaced ? [REPLACED] : []),
        ...report,
        ...missingImages(drawing, (ref) => pictures.has(ref)),
      ],
    }),
  )
}

const smallOverview = (points: number): string =>
  `On the slide with the whole map the smallest text is ${points} pt; it is sharp when enlarged, and the slides after it are to be read.`
