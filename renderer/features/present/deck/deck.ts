import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView, type StageView } from '#shared/model/map-view.ts'
import type { Step } from '#shared/model/step.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import type { Whole } from './draw-part.ts'
import { type Takeaways, takeawaysOf } from './end-slide.ts'
import { type Heading, type HeadingWords, headingAbove, headingBeside } from './heading.ts'
import type { Frame, LaidPart } from './lay-part.ts'
import type { Part } from './part-of-map.ts'
import { planeWidth } from './plane.ts'
import { splitPart } from './split-part.ts'
import { titleOf } from './title-slide.ts'

/** In which order a map is told. */
export type Order = 'stages' | 'lanes'

/** What a deck is made for. */
export interface DeckOptions {
  readonly order: Order
  /** Width to height of the screen. */
  readonly shape: number
  /** Whether the deck shows what the map thinks: names of patterns, moments that matter. */
  readonly insights: boolean
  /** The patterns' names on the whole map. */
  readonly marks: readonly CurveMark[]
}

interface SlideBase {
  /** The same as long as the slide is about the same thing, whatever is edited. */
  readonly id: string
  /** In words: for the overview, the presenter and readers aloud. */
  readonly label: string
}

/** A slide with steps and lanes of the map. */
export interface PartSlide extends SlideBase {
  readonly kind: 'part'
  /** The stage or the lane that it tells. */
  readonly about: string
  readonly heading: Heading
  /** `2 of 3`; empty where it is one slide. */
  readonly mark: string
  readonly laid: LaidPart
}

export type Slide =
  | (SlideBase & { readonly kind: 'title' | 'map' })
  | (SlideBase & { readonly kind: 'end'; readonly takeaways: Takeaways })
  | PartSlide

/** All slides of a map, and what they are drawn with. */
export interface Deck {
  readonly view: MapView
  readonly width: number
  readonly whole: Whole
  readonly order: Order
  readonly slides: readonly Slide[]
}

/**
 * The slides of a map: its title, all of it, then part by part, and what to take away. Each part is laid out anew for its
 * slide and split until its smallest type can be read at the back of the room. Computed from the map alone.
 */
export function makeDeck(view: MapView, { order, shape, insights, marks }: DeckOptions): Deck {
  const width = planeWidth(shape)
  const whole: Whole = { contexts: cardContexts(view), marks: insights ? marks : [] }
  const lanes = view.lanes.filter(({ collapsed }) => !collapsed)
  const telling: Telling = { view, whole, width, moments: insights }
  const parts =
    view.map.kind === 'empathy'
      ? lanes.flatMap((lane) => zoneSlides(lane, telling))
      : order === 'stages'
        ? view.stages.flatMap((stage, index) => stageSlides(stage, index, lanes, telling))
        : lanes.flatMap((lane) => laneSlides(lane, telling))
  const takeaways = takeawaysOf(view)
  const hasEnd = takeaways.pains.length + takeaways.opportunities.length > 0
  const slides: Slide[] = [
    { kind: 'title', id: 'title', label: titleOf(view) },
    ...(view.stages.length > 0 ? [{ kind: 'map', id: 'map', label: 'The whole map' } as const] : []),
    ...parts,
    ...(hasEnd ? [{ kind: 'end', id: 'end', label: 'What to take away', takeaways } as const] : []),
  ]
  return { view, width, whole, order, slides }
}

interface Telling {
  readonly view: MapView
  readonly whole: Whole
  readonly width: number
  readonly moments: boolean
}

/** What is split, and how it is headed. */
interface Chapter {
  readonly id: string
  readonly words: HeadingWords
  readonly steps: readonly Step[]
  readonly lanes: readonly Lane[]
  readonly columns: Frame['columns']
  readonly laneTitles: boolean
}

function chapterSlides(chapter: Chapter, { view, whole, width, moments }: Telling): PartSlide[] {
  const { id, words, columns, laneTitles } = chapter
  const [above, beside] = [headingAbove(words, width), headingBeside(words, width)]
  // A slide that is higher than wide has no room beside.
  const headingFor = ({ steps }: Part): Heading =>
    steps.length === 1 && laneTitles && width >= 1200 ? beside : above
  const laid = splitPart(chapter.steps, chapter.lanes, {
    view,
    whole,
    roomFor: (part) => headingFor(part).room,
    frameFor: ({ steps }) => ({
      columns: columns === 'steps' && steps.every(isBare) ? 'none' : columns,
      laneTitles,
      moments,
    }),
  })
  return laid.map((part, index) => {
    const mark = laid.length > 1 ? `${index + 1} of ${laid.length}` : ''
    return {
      kind: 'part',
      id: `${id}:${index + 1}`,
      about: id,
      label: mark === '' ? words.title : `${words.title}, ${mark}`,
      heading: headingFor(part.part),
      mark,
      laid: part,
    }
  })
}

/** A column with nothing in its title. */
const isBare = ({ title, moment, duration, expectation }: Step): boolean =>
  title === '' && !moment && duration === '' && expectation === ''

/** A stage with the lanes that say something of it; one of which nobody said anything yet shows all. */
function stageSlides(
  { stage, steps }: StageView,
  index: number,
  lanes: readonly Lane[],
  telling: Telling,
): PartSlide[] {
  const told = lanes.filter(({ id }) => steps.some((step) => cardsIn(telling.view, id, step.id).length > 0))
  const chapter: Chapter = {
    id: `stage:${stage.id}`,
    words: { ...stage, title: stage.title.trim() || `Stage ${index + 1}` },
    steps,
    lanes: told.length > 0 ? told : lanes,
    columns: 'steps',
    laneTitles: true,
  }
  return chapterSlides(chapter, telling)
}

const wordsOf = (lane: Lane): HeadingWords => ({
  title: lane.title.trim() || 'Untitled lane',
  goal: '',
  duration: '',
  expectation: '',
  color: lane.color,
})

/** A lane through the steps it has something to say to, as many on a slide as can be read; its heading is its title. */
function laneSlides(lane: Lane, telling: Telling): PartSlide[] {
  const { steps } = telling.view
  const told = steps.filter(({ id }) => cardsIn(telling.view, lane.id, id).length > 0)
  const chapter: Chapter = {
    id: `lane:${lane.id}`,
    words: wordsOf(lane),
    steps: told.length > 0 ? told : steps,
    lanes: [lane],
    columns: 'stages',
    // What levels and rows mean stands beside the lane.
    laneTitles: !holdsCards(lane.kind),
  }
  return chapterSlides(chapter, telling)
}

/** A field of an empathy map, as wide as the slide. */
const zoneSlides = (lane: Lane, telling: Telling): PartSlide[] =>
  chapterSlides(
    {
      id: `lane:${lane.id}`,
      words: wordsOf(lane),
      steps: telling.view.steps,
      lanes: [lane],
      columns: 'none',
      laneTitles: false,
    },
    telling,
  )
