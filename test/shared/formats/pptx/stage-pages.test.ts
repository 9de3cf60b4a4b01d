import { describe, expect, test } from 'vitest'
import { AREA, LEAST_SCALE, pagesOf } from '#shared/formats/pptx/stage-pages.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import { type MadeMap, madeMap } from './support/made-map.ts'

const stageOf = (made: MadeMap): MapView =>
  viewStage(viewMap(madeMap(made), 'map') as MapView, 'stage0') as MapView

const cardIds = (view: MapView): string[] =>
  [...view.cells.values()].flatMap((row) => [...row.values()].flatMap((cards) => cards.map(({ id }) => id)))

const SHORT = 'A card of a few words'

describe('a stage on slides', () => {
  test('that is small has one, drawn large', () => {
    const pages = pagesOf(stageOf({ stages: [2], lanes: 2, texts: [SHORT] }))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.scale).toBeGreaterThan(1)
  })

  test('fills the width where its cards can', () => {
    const [page] = pagesOf(stageOf({ stages: [2], lanes: 1, texts: Array(6).fill(SHORT) }))
    expect((page!.layout.grid.width * page!.scale) / 96).toBeGreaterThan(AREA.width * 0.95)
  })

  test.each([
    ['many lanes', { stages: [3], lanes: 20, texts: [SHORT] }],
    ['many steps', { stages: [30], lanes: 2, texts: [SHORT] }],
    ['many cards', { stages: [2], lanes: 1, texts: Array(80).fill(SHORT) }],
    ['many of all', { stages: [12], lanes: 9, texts: Array(9).fill(SHORT) }],
  ] as const)('is spread so that all can be read: %s', (_name, shape) => {
    const view = stageOf(shape)
    const pages = pagesOf(view)
    expect(pages.length).toBeGreaterThan(1)
    for (const { scale, layout } of pages) {
      expect(scale).toBeGreaterThanOrEqual(LEAST_SCALE)
      expect((layout.grid.width * scale) / 96).toBeLessThanOrEqual(AREA.width + 0.01)
      expect((layout.grid.height * scale) / 96).toBeLessThanOrEqual(AREA.height)
    }
    const drawn = pages.flatMap(({ layout }) => layout.cards.map(({ card }) => card.id))
    expect(drawn.toSorted()).toEqual(cardIds(view).toSorted())
  })

  test('is spread evenly, and on no more slides than it takes', () => {
    const pages = pagesOf(stageOf({ stages: [3], lanes: 10, texts: [SHORT] }))
    const counts = pages.map(({ view }) => view.lanes.length)
    expect(counts).toEqual([5, 5])
  })

  test('leaves empty lanes out only where room is short', () => {
    const few = stageOf({ stages: [1], lanes: 3, texts: [] })
    expect(pagesOf(few).flatMap(({ view }) => view.lanes)).toHaveLength(3)
    const many = stageOf({ stages: [1], lanes: 20, texts: [SHORT] })
    const [kept] = many.lanes
    const cells = new Map([...many.cells].filter(([laneId]) => laneId === kept?.id))
    expect(pagesOf({ ...many, cells }).map(({ view }) => view.lanes)).toEqual([[kept]])
  })

  test('says by its scale that a card is longer than a slide', () => {
    const pages = pagesOf(stageOf({ stages: [1], lanes: 2, texts: ['word '.repeat(1000), SHORT] }))
    expect(pages.filter(({ scale }) => scale < LEAST_SCALE)).toHaveLength(2)
  })
})
