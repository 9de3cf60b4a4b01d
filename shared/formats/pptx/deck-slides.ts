import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import type { MapSource } from '../export/export-job.ts'
import { noteSlides, opportunitySlides, painSlides } from './list-slides.ts'
import { type MapDeck, overviewSlide, stageSlides } from './map-slides.ts'
import { personaSlides } from './persona-slides.ts'
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

type WholeDeck = MapDeck & { readonly source: MapSource }

/** The slides of a map: a title, the whole map as it is drawn, its personas, each stage, and what follows from it. */
export function deckSlides(deck: WholeDeck, drawing: Drawing): DeckSlides {
  const { view } = deck.source
  const overview = overviewSlide(deck, drawing)
  const stages = stageSlides(deck)
  const slides = [
    opening(deck),
    overview.slide,
    ...personaSlides(deck, view),
    ...stages.slides,
    ...painSlides(deck, view),
    ...opportunitySlides(deck, view),
    ...noteSlides(deck, view),
  ]
  const { scale: overviewScale } = overview
  return { title: titleOf(deck), slides, overviewScale, hasSmallText: stages.hasSmallText }
}

/** The first two of {@link deckSlides}, which take no time to speak of: the title and the whole map. */
export const firstSlides = (deck: WholeDeck, drawing: Drawing): readonly Slide[] => [
  opening(deck),
  overviewSlide(deck, drawing).slide,
]

const titleOf = ({ cleaner, source: { view } }: WholeDeck): string =>
  cleaner.line(view.map.title === '' ? UNTITLED_MAP : view.map.title)

const opening = (deck: WholeDeck): Slide => titleSlide(deck, deck.source.view, titleOf(deck), deck.source.day)
