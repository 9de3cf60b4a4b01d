import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import type { MapSource } from '../export/export-job.ts'
import { noteSlides, opportunitySlides, painSlides } from './list-slides.ts'
import { type MapDeck, overviewSlide, stageSlides } from './map-slides.ts'
import type { Slide } from './slide-items.ts'
import { titleSlide } from './title-slide.ts'

/** All slides of a presentation. */
export interface DeckSlides {
  readonly title: string
  readonly slides: readonly Slide[]
  /** The scale of the whole map on its slide: 1 is a 96th of an inch for a map unit. */
  readonly overviewScale: number
  /** Some cards are longer than a slide, and set smaller. */
  readonly hasSmallText: boolean
}

/** The slides of a map: a title, the whole map as it is drawn, each stage, and what follows from it. */
export function deckSlides(deck: MapDeck & { readonly source: MapSource }, drawing: Drawing): DeckSlides {
  const { view, day } = deck.source
  const title = deck.cleaner.line(view.map.title === '' ? UNTITLED_MAP : view.map.title)
  const overview = overviewSlide(deck, drawing)
  const stages = stageSlides(deck)
  const slides = [
    titleSlide(deck, view, title, day),
    overview.slide,
    ...stages.slides,
    ...painSlides(deck, view),
    ...opportunitySlides(deck, view),
    ...noteSlides(deck, view),
  ]
  return { title, slides, overviewScale: overview.scale, hasSmallText: stages.hasSmallText }
}
