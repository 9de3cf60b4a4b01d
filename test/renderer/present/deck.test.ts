import { describe, expect, test } from 'vitest'
import {
  type Deck,
  type DeckOptions,
  makeDeck,
  type PartSlide,
  type Slide,
} from '#renderer/features/present/deck/deck.ts'
import { drawPart, smallestType } from '#renderer/features/present/deck/draw-part.ts'
import { drawEndSlide } from '#renderer/features/present/deck/end-slide.ts'
import { drawHeading } from '#renderer/features/present/deck/heading.ts'
import { drawMapSlide } from '#renderer/features/present/deck/map-slide.ts'
import { placePart } from '#renderer/features/present/deck/place-part.ts'
import { PLANE } from '#renderer/features/present/deck/plane.ts'
import { drawTitleSlide } from '#renderer/features/present/deck/title-slide.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import { DARK, LIGHT, type Theme } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut, type ProjectShape } from '#test/support/builders.ts'

const WIDE = 16 / 9

function mapOf(shape: ProjectShape, commands: readonly Command[] = []): MapView {
  const { doc, mapId } = buildProject(shape)
  carryOut(doc, commands)
  return viewMap(projectDocument(doc), mapId) as MapView
}

const deckOf = (view: MapView, options: Partial<DeckOptions> = {}): Deck =>
  makeDeck(view, {
    order: 'stages',
    shape: WIDE,
    insights: true,
    marks: curveMarks(layoutMap(view)),
    ...options,
  })

const partsOf = ({ slides }: Deck): PartSlide[] => slides.filter((slide) => slide.kind === 'part')

/** The size of the smallest letter of a slide, in slide units. */
function smallestOn(slide: PartSlide, { whole }: Deck): number {
  const { columns, lanes } = drawPart(slide.laid, whole, LIGHT)
  const above = (slide.laid.layout.lanes[0]?.band.y ?? 0) > slide.laid.body.y ? columns : []
  const drawn = [
    ...above,
    ...lanes.flatMap(({ title, values, cards }) => [title, ...values, ...cards.map(({ shape }) => shape)]),
  ]
  return smallestType(drawn) * slide.laid.zoom
}

/** Every card that a deck shows in its parts, as often as it does. */
const shownCards = (deck: Deck): string[] =>
  partsOf(deck).flatMap(({ laid: { part, view } }) =>
    part.lanes.flatMap((lane) =>
      part.steps.flatMap((step) => cardsIn(view, lane.id, step.id).map(({ id }) => id)),
    ),
  )

const allCards = (view: MapView): string[] =>
  [...view.cells.values()].flatMap((row) => [...row.values()].flat()).map(({ id }) => id)

const RICH: ProjectShape = {
  stages: [1, 3, 2],
  lanes: ['cards', 'touchpoints', 'pains', 'sentiment', 'opportunities', 'cards', 'metrics'],
  cardsPerCell: 2,
}
const LINE: Command[] = (
  [
    ['step1-1', 0],
    ['step2-1', 2],
    ['step2-2', -2],
    ['step3-1', 1],
  ] as const
).map(([stepId, amount]) => ({
  type: 'sentiment.set',
  laneId: 'lane4',
  stepId,
  personaId: 'persona1',
  amount,
}))

describe('the deck of a map', () => {
  const view = mapOf(RICH, LINE)
  const deck = deckOf(view)

  test('opens with the title and the whole map, and closes with what to take away', () => {
    const kinds = deck.slides.map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['title', 'map'])
    expect(kinds.at(-1)).toBe('end')
    expect(new Set(deck.slides.map(({ id }) => id)).size).toBe(deck.slides.length)
  })

  test('tells stage by stage in reading order, no slide of two stages', () => {
    const about = partsOf(deck).map((slide) => slide.about)
    expect([...new Set(about)]).toEqual(['stage:stage1', 'stage:stage2', 'stage:stage3'])
    expect(about).toEqual([...about].sort())
    for (const { about: stage, laid } of partsOf(deck))
      for (const step of laid.part.steps) expect(`stage:${step.stageId}`).toBe(stage)
  })

  test.each(['stages', 'lanes'] as const)('shows every card once, told by %s', (order) => {
    expect(shownCards(deckOf(view, { order })).sort()).toEqual(allCards(view).sort())
  })

  test('tells lane by lane on demand', () => {
    const lanes = partsOf(deckOf(view, { order: 'lanes' }))
    expect([...new Set(lanes.map(({ about }) => about))]).toEqual(view.lanes.map(({ id }) => `lane:${id}`))
    for (const { laid } of lanes) expect(laid.part.lanes).toHaveLength(1)
  })

  test.each([
    ['a projector', WIDE, 'stages'],
    ['a projector', WIDE, 'lanes'],
    ['an old projector', 4 / 3, 'stages'],
    ['a very wide screen', 2.4, 'stages'],
  ] as const)('is read at the back of the room on %s (%d, %s), and stays on its slide', (_, shape, order) => {
    const wanted = deckOf(view, { shape, order })
    for (const slide of partsOf(wanted)) {
      expect(smallestOn(slide, wanted), slide.label).toBeGreaterThanOrEqual(PLANE.readable - 1e-6)
      const { body, titles } = placePart(slide)
      const { room } = slide.heading
      expect(titles.x).toBeGreaterThanOrEqual(room.x - 1e-6)
      expect(body.x + body.width).toBeLessThanOrEqual(room.x + room.width + 1)
      expect(body.y + body.height).toBeLessThanOrEqual(room.y + room.height + 1e-6)
      expect(room.y + room.height).toBeLessThanOrEqual(PLANE.height - PLANE.foot)
    }
  })

  /** What is written on a slide in the slide's own type. */
  const words = (slide: Slide, theme: Theme): readonly Shape[] => {
    switch (slide.kind) {
      case 'title':
        return drawTitleSlide(view, deck.width, theme)
      case 'map':
        return drawMapSlide(view, layoutMap(view), deck.whole, deck.width, true, theme).titles
      case 'part':
        return drawHeading(slide.heading, slide.mark, deck.width, theme)
      case 'end':
        return drawEndSlide(slide.takeaways, deck.width, theme)
    }
  }

  test.each([LIGHT, DARK])('titles, headings and lists are set in type that can be read, $name', (theme) => {
    for (const shapes of deck.slides.map((slide) => words(slide, theme))) {
      expect(smallestType(shapes)).toBeGreaterThanOrEqual(PLANE.readable)
      for (const { x, y } of textsOf(shapes)) {
        expect(x).toBeLessThanOrEqual(deck.width)
        expect(y).toBeLessThanOrEqual(PLANE.height)
      }
    }
  })

  test('leaves lanes out that say nothing of a stage, and keeps all where nobody said anything', () => {
    const some = mapOf({ stages: [1, 1], lanes: ['cards', 'pains'], cardsPerCell: 0 }, [
      {
        type: 'cards.add',
        beforeId: null,
        cards: [{ id: 'one', laneId: 'lane1', stepId: 'step1-1', fields: { text: 'One' } }],
      },
    ])
    const lanesOn = partsOf(deckOf(some)).map(({ laid }) => laid.part.lanes.map(({ id }) => id))
    expect(lanesOn).toEqual([['lane1'], ['lane1', 'lane2']])
  })

  test('leaves collapsed lanes out', () => {
    const folded = mapOf({}, [{ type: 'lane.edit', id: 'lane1', changes: { collapsed: true } }])
    for (const { laid } of partsOf(deckOf(folded)))
      expect(laid.part.lanes.map(({ id }) => id)).not.toContain('lane1')
  })

  test('a cell that is more than a slide goes on over several, each card on one of them', () => {
    const full = mapOf({ stages: [1], lanes: ['cards'], cardsPerCell: 60 })
    const slides = partsOf(deckOf(full))
    expect(slides.length).toBeGreaterThan(1)
    expect(shownCards(deckOf(full))).toEqual(allCards(full))
  })

  test('a card with pages of text is whole and smaller rather than cut', () => {
    const long = mapOf({ stages: [1], lanes: ['cards'] }, [
      {
        type: 'cards.edit',
        ids: ['card-lane1-step1-1-1'],
        changes: { text: 'Sees Jonas arrive. '.repeat(400) },
      },
    ])
    const [slide] = partsOf(deckOf(long)) as [PartSlide]
    const { body } = placePart(slide)
    expect(body.y + body.height).toBeLessThanOrEqual(PLANE.height - PLANE.foot + 1e-6)
  })

  test('is there on a phone held upright, and for a map without anything', () => {
    expect(shownCards(deckOf(view, { shape: 0.5 })).sort()).toEqual(allCards(view).sort())
    const { doc, mapId } = buildProject({ stages: [], lanes: [] })
    const empty = viewMap(projectDocument(doc), mapId) as MapView
    expect(deckOf(empty).slides.map(({ kind }) => kind)).toEqual(['title'])
  })

  test('tells an empathy map field by field', () => {
    const board = mapOf({ stages: [1], lanes: ['cards', 'cards'], cardsPerCell: 3 }, [
      { type: 'map.edit', id: 'map1', changes: { kind: 'empathy' } },
      { type: 'lane.edit', id: 'lane1', changes: { zone: 'says', title: 'Says' } },
      { type: 'lane.edit', id: 'lane2', changes: { zone: 'thinks', title: 'Thinks' } },
    ])
    expect(partsOf(deckOf(board)).map(({ heading }) => heading.words.title)).toEqual(['Says', 'Thinks'])
  })
})

describe('what the map thinks', () => {
  const view = mapOf(RICH, [...LINE, { type: 'step.edit', id: 'step2-1', changes: { moment: true } }])
  const namesOn = (deck: Deck): string[] =>
    partsOf(deck).flatMap(({ laid }) => [
      ...[...textsOf(drawPart(laid, deck.whole, LIGHT).lanes.flatMap(({ values }) => values))].map(
        ({ text }) => text,
      ),
      ...laid.view.steps.filter(({ moment }) => moment).map(() => 'moment'),
    ])

  test('stands on the slides, or does not', () => {
    expect(namesOn(deckOf(view))).toEqual(expect.arrayContaining(['Peak', 'Rapid drop', 'moment']))
    const without = namesOn(deckOf(view, { insights: false }))
    for (const name of ['Peak', 'Rapid drop', 'moment']) expect(without).not.toContain(name)
  })

  test('a line comes in from the step before and leads on to the next', () => {
    const slide = partsOf(deckOf(view)).find(
      ({ laid }) => laid.part.steps[0]?.id === 'step2-1' && laid.layout.curves.length > 0,
    ) as PartSlide
    const { layout, body, part } = slide.laid
    const xs = layout.curves[0]?.points.map(({ x }) => x) ?? []
    expect(xs[0]).toBeLessThan(body.x)
    expect(part.steps.some(({ id }) => id === 'step1-1')).toBe(false)
  })
})
