import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan, PlannedSheet } from '#shared/formats/export/export-plan.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { TextCleaner } from '#shared/formats/pptx/clean-text.ts'
import { deckSlides, firstSlides } from '#shared/formats/pptx/deck-slides.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { drawingOfSlide } from './drawing-of-slide.ts'

/** Measured on two cores. */
const SECONDS = { start: 1, slide: 0.05 } as const
/** Larger maps take longer to be laid out on slides than anybody waits for a preview. */
const MOST_CARDS = 800

/** The slides of a presentation as sheets, as a plan has them; of very large maps the first two. */
export function planSlides(settings: ExportSettings, source: MapSource): ExportPlan {
  const theme = THEMES[settings.look]
  const { patterns } = settings
  const deck = { source, theme, patterns, cleaner: new TextCleaner(), hasPicture: () => true }
  const drawing = drawingOfExport(settings, source)
  const isLarge = countCards(source.view) > MOST_CARDS
  const slides = isLarge ? firstSlides(deck, drawing) : deckSlides(deck, drawing).slides
  return {
    sheets: slides.map((slide) => sheetOf(drawingOfSlide(slide, theme))),
    what: isLarge ? 'Slides of 16 : 9' : `${slides.length} slides of 16 : 9`,
    facts: [
      'real text boxes, with speaker notes',
      ...(isLarge ? ['the first two are shown; slides for each stage follow'] : []),
    ],
    seconds: SECONDS.start + slides.length * SECONDS.slide,
    details: {},
    warning: null,
    refusal: null,
  }
}

const sheetOf = (drawing: Drawing): PlannedSheet => ({
  label: drawing.title,
  drawing,
  frame: drawing.bounds,
  trim: null,
  cuts: [],
})

const countCards = ({ cells }: MapView): number =>
  [...cells.values()].reduce(
    (sum, row) => sum + [...row.values()].reduce((inRow, cards) => inRow + cards.length, 0),
    0,
  )
