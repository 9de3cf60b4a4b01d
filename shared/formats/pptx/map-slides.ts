import { sentimentLines } from '#shared/analysis/sentiment-lines.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import { curveMarks } from '../export/drawing-of-map.ts'
import type { MapSource } from '../export/export-job.ts'
import type { TextCleaner } from './clean-text.ts'
import { type DrawingWords, itemsOfDrawing, type TextRole } from './items-of-drawing.ts'
import { longCard } from './list-slides.ts'
import { inLook } from './page-column.ts'
import { Pen } from './pen.ts'
import type { Slide, SlideItem } from './slide-items.ts'
import { mapNotes, sentimentInWords, stageNotes } from './speaker-notes.ts'
import { AREA, LEAST_SCALE, type MapPage, pagesOf, READABLE_PT } from './stage-pages.ts'

/** What the slides of a map are made of. */
export interface MapDeck {
  readonly source: Pick<MapSource, 'view' | 'snapshot' | 'dimmed'>
  /** Whether the patterns' names stand on the sentiment lines. */
  readonly patterns: boolean
  readonly theme: Theme
  readonly cleaner: TextCleaner
  readonly hasPicture: (ref: string) => boolean
}

/** The whole map on one slide, however small. Also says at which scale: 1 is a 96th of an inch for a map unit. */
export function overviewSlide(deck: MapDeck, drawing: Drawing): { slide: Slide; scale: number } {
  const { bounds } = drawing
  const scale = Math.min((AREA.width * 96) / bounds.width, (AREA.height * 96) / bounds.height, 1.3)
  const at = {
    x: AREA.x + (AREA.width - (bounds.width * scale) / 96) / 2,
    y: AREA.y + (AREA.height - (bounds.height * scale) / 96) / 2,
  }
  const pen = new Pen({ origin: bounds, at, scale, leastPt: 0 }, deck.cleaner)
  const { view } = deck.source
  const items = itemsOfDrawing(drawing.shapes, pen, wordsOf(deck, view))
  const notes = mapNotes(view).map((note) => deck.cleaner.line(note))
  return { slide: { title: 'The whole map', layout: 'content', items, notes }, scale }
}

/** A slide for each stage, several where one would not be readable; an empathy map has its fields instead. */
export function stageSlides(deck: MapDeck): { slides: Slide[]; hasSmallText: boolean } {
  const { view } = deck.source
  const marks = deck.patterns ? curveMarks(layoutMap(view)) : []
  const made = partsOf(view).flatMap((part) =>
    pagesOf(part.view).map((page, index, { length }) => {
      const name = deck.cleaner.line(part.title ?? page.view.lanes.map(({ title }) => title).join(', '))
      const { items, isSmall } = itemsOfPage(deck, page, part, marks)
      const slide: Slide = {
        title: part.title === null || length === 1 ? name : `${name} (${index + 1} of ${length})`,
        layout: 'content',
        items,
        notes: part.notes.map((note) => deck.cleaner.line(note)),
      }
      return { slide, isSmall }
    }),
  )
  return { slides: made.map(({ slide }) => slide), hasSmallText: made.some(({ isSmall }) => isSmall) }
}

/** A part of a map that has slides of its own. */
interface Part {
  /** `null` where it has none but its lanes' titles, and no columns to speak of. */
  readonly title: string | null
  readonly view: MapView
  readonly notes: readonly string[]
}

function partsOf(view: MapView): Part[] {
  if (view.map.kind === 'empathy') {
    // Fields side by side are a board; one below the other they fit slides as lanes do.
    const map = { ...view.map, kind: 'journey', personaDetail: 'none', showBackstory: false } as const
    return [{ title: null, view: { ...view, map, notes: [] }, notes: [] }]
  }
  return view.stages.flatMap(({ stage }, index) => {
    const part = viewStage(view, stage.id)
    const title = stage.title.trim() === '' ? `Stage ${index + 1}` : stage.title
    return part ? [{ title, view: part, notes: stageNotes(stage, part) }] : []
  })
}

function itemsOfPage(
  deck: MapDeck,
  { view, layout, scale }: MapPage,
  { title }: Part,
  marks: readonly CurveMark[],
): { items: SlideItem[]; isSmall: boolean } {
  const { theme, source, cleaner } = deck
  const isSmall = scale < LEAST_SCALE - 1e-6
  const [card, ...more] = layout.cards
  if (isSmall && card && more.length === 0) return longCard(deck, card.card, source.view)
  const drawing = drawMap(view, layout, { theme, marks, dimmed: source.dimmed, whole: source.view })
  const y = title === null ? (layout.lanes[0]?.header.y ?? 0) : layout.grid.y
  const leastPt = isSmall ? 0 : READABLE_PT
  const pen = new Pen({ origin: { x: layout.grid.x, y }, at: AREA, scale, leastPt }, cleaner)
  // The map's own title and scope stand on the first slide.
  const heads = title === null ? [...view.steps, ...view.stages.map(({ stage }) => stage)] : []
  const aside = new Set(['title', ...heads.map(({ id }) => id)])
  const shapes = drawing.shapes.filter((shape) => !(shape.type === 'group' && aside.has(shape.key ?? '')))
  return { items: itemsOfDrawing(inLook(shapes, theme), pen, wordsOf(deck, view)), isSmall }
}

const wordsOf = (deck: MapDeck, view: MapView): DrawingWords => {
  const roles = rolesIn(view)
  const alts = altsIn(view)
  return {
    roleOf: (key) => roles.get(key) ?? 'apart',
    altOf: (key) => {
      const alt = alts.get(key)
      return alt === undefined ? undefined : deck.cleaner.line(alt)
    },
    hasPicture: deck.hasPicture,
  }
}

const cardsOf = (view: MapView): Card[] => [...view.cells.values()].flatMap((row) => [...row.values()].flat())

/** Cards, notes and headings hold their texts; a lane's and a cluster's title stands in it, what is beside it apart. */
function rolesIn(view: MapView): ReadonlyMap<string, TextRole> {
  const { stages, steps, notes, lanes, groups } = view
  const whole = [...cardsOf(view), ...notes, ...steps, ...stages.map(({ stage }) => stage)]
  const titled = [...lanes, ...groups.values()]
  return new Map<string, TextRole>([
    ...whole.map(({ id }) => [id, 'paper'] as const),
    ...titled.map(({ id }) => [id, 'title'] as const),
  ])
}

/** What lines show, by the key of their group. */
const altsIn = (view: MapView): ReadonlyMap<string, string> =>
  new Map(
    sentimentLines(view).map((line) => [
      `${line.laneId}~${line.personaId ?? ''}`,
      sentimentInWords(line, view),
    ]),
  )
