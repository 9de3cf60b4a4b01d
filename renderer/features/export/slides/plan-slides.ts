import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan } from '#shared/formats/export/export-plan.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { TextCleaner } from '#shared/formats/pptx/clean-text.ts'
import { deckSlides } from '#shared/formats/pptx/deck-slides.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import { drawingOfSlide } from './drawing-of-slide.ts'

/** Measured on two cores. */
const SECONDS = { start: 1, slide: 0.05 } as const

/** The slides of a presentation as sheets, as a plan has them. */
export function planSlides(settings: ExportSettings, source: MapSource): ExportPlan {
  const theme = THEMES[settings.look]
  const deck = { source, theme, cleaner: new TextCleaner(), hasPicture: () => true }
  const { slides } = deckSlides(deck, drawingOfExport(settings, source))
  return {
    sheets: slides.map((slide) => {
      const drawing = drawingOfSlide(slide, theme)
      return { label: slide.title, drawing, frame: drawing.bounds, trim: null, cuts: [] }
    }),
    what: `${slides.length} slides of 16 : 9`,
    facts: ['real text boxes, with speaker notes'],
    seconds: SECONDS.start + slides.length * SECONDS.slide,
    details: { slides: slides.length },
    warning: null,
    refusal: null,
  }
}
