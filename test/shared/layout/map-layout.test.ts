import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { center, intersects as overlapping } from '#shared/base/geometry.ts'
import { GRID, HEADER } from '#shared/layout/dimensions.ts'
import {
  cellAt,
  cellColumns,
  cellRect,
  layoutMap,
  type MapLayout,
  titlesHeight,
} from '#shared/layout/map-layout.ts'
import { cardsIn, groupOf } from '#shared/model/map-view.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { chanceOf } from '#test/support/random.ts'
import { holds, overlaps, shuffled } from './support/boxes.ts'
import { ofAnyMap, ofBothKinds, shownMap } from './support/random-maps.ts'

describe('any map', () => {
  test('shows every card of an open lane once, inside its cell, clear of all others', () => {
    ofBothKinds(({ view, layout }) => {
      const open = view.lanes.filter((lane) => !lane.collapsed && holdsCards(lane.kind))
      const expected = open.flatMap((lane) => view.steps.flatMap((step) => cardsIn(view, lane.id, step.id)))
      expect(layout.cards.map((box) => box.card)).toEqual(expected)
      for (const { card, rect, inner } of layout.cards) {
        expect(holds(cellRect(layout, card.place[0], card.place[1])!, rect)).toBe(true)
        expect([inner.width, inner.height]).toEqual([rect.width, rect.height])
        expect(layout.cardById.get(card.id)?.rect).toEqual(rect)
        expect(cellAt(layout, center(rect))?.laneId).toBe(card.place[0])
      }
      const lanes = Map.groupBy(layout.cards, ({ card }) => card.place[0])
      for (const cards of lanes.values())
        expect(
          overlaps(
            cards,
            (box) => box.rect,
            (box) => box.card.id,
          ),
        ).toEqual([])
    })
  })

  test('frames the cards of each cluster, and no others', () => {
    ofBothKinds(({ view, layout }) => {
      for (const { group, rect, cardIds, titleAt, title, laneId, stepId } of layout.clusters) {
        expect(holds(cellRect(layout, laneId, stepId)!, rect)).toBe(true)
        for (const { card, rect: own } of layout.cards) {
          const isMember = cardIds.includes(card.id)
          expect(isMember ? holds(rect, own) : overlapping(rect, own), card.id).toBe(isMember)
          if (isMember) expect(titleAt.y + title.height).toBeLessThanOrEqual(own.y)
        }
        expect(cardIds.map((id) => layout.cardById.get(id)?.card.groupId)).toEqual(
          cardIds.map(() => group.id),
        )
      }
      const framed = layout.clusters.flatMap(({ cardIds }) => cardIds)
      const grouped = layout.cards.filter(({ card }) => groupOf(view, card)).map(({ card }) => card.id)
      expect(framed.toSorted()).toEqual(grouped.toSorted())
    })
  })

  test('keeps what is parked below the grid, clear of each other and of all that lies there', () => {
    ofBothKinds(({ layout, view }) => {
      const parked = layout.notes.filter(({ note }) => note.parked)
      expect(layout.parking === null).toBe(parked.length === 0)
      expect(parked.length).toBe(view.notes.filter((note) => note.parked).length)
      if (!layout.parking) return
      const { band } = layout.parking
      expect(band.y).toBeGreaterThan(layout.grid.y + layout.grid.height)
      for (const { rect } of parked) expect(holds(band, rect)).toBe(true)
      for (const { note, rect } of layout.notes) if (!note.parked) expect(overlapping(rect, band)).toBe(false)
      expect(
        overlaps(
          parked,
          (box) => box.rect,
          (box) => box.note.id,
        ),
      ).toEqual([])
      expect(holds(layout.bounds, band)).toBe(true)
    })
  })

  test('on a journey finds each card’s own cell', () => {
    ofAnyMap(({ layout }) => {
      for (const { card, rect } of layout.cards)
        expect(cellAt(layout, center(rect))).toEqual({ laneId: card.place[0], stepId: card.place[1] })
    })
  })

  test('is tiled by its lanes and columns', () => {
    ofAnyMap(({ layout }) => {
      expectColumnsInARow(layout)
      const title = layout.steps[0]?.rect
      if (title && layout.data)
        expect(layout.data.rect).toEqual({
          x: 0,
          y: title.y + title.height,
          width: layout.grid.width,
          height: layout.data.rect.height,
        })
      let y = title ? titlesHeight(layout) : undefined
      for (const { band, header } of layout.lanes) {
        if (y !== undefined) expect(band.y).toBe(y)
        expect(header).toEqual({ x: 0, y: band.y, width: GRID.laneHeader, height: band.height })
        expect([band.x, band.x + band.width]).toEqual([GRID.laneHeader, layout.grid.width])
        y = band.y + band.height
      }
      if (y !== undefined) expect(layout.grid.height).toBe(y)
    })
  })

  test('has room for every title', () => {
    ofBothKinds(({ layout }) => {
      for (const { lane, title, header } of layout.lanes)
        if (!lane.collapsed) expect(title.height + 12).toBeLessThanOrEqual(Math.max(header.height, 24))
    })
  })

  test('lies within its bounds', () => {
    ofBothKinds(({ layout: { bounds, grid, header, notes, connectors, lanes, cards } }) => {
      expect(holds(bounds, grid)).toBe(true)
      expect(holds(bounds, header.rect)).toBe(true)
      for (const lane of lanes) expect(holds(grid, lane.band)).toBe(true)
      for (const card of cards) expect(holds(grid, card.rect)).toBe(true)
      for (const note of notes) expect(holds(bounds, note.rect)).toBe(true)
      for (const line of connectors) expect(holds(bounds, line.reach)).toBe(true)
      expect(header.rect.y + header.rect.height).toBe(-HEADER.gap)
    })
  })

  test('is laid out alike by everybody, in whatever order the records came', () => {
    ofBothKinds(({ snapshot, mapId, layout }) => {
      expect(layoutMap(shownMap(structuredClone(snapshot), mapId))).toEqual(layout)
      const { some } = chanceOf(layout.cards.length)
      const other = shuffled(snapshot, (list) => some(list, list.length))
      expect(layoutMap(shownMap(other, mapId))).toEqual(layout)
    })
  })
})

/** Columns stand edge to edge, with a gap between stages; a stage is as wide as its steps. */
function expectColumnsInARow({ stages, steps, grid }: MapLayout): void {
  let x: number = GRID.laneHeader
  for (const { stage, rect, index } of stages) {
    if (index > 0) x += GRID.stageGap
    expect([rect.x, rect.y]).toEqual([x, 0])
    const own = steps.filter((step) => step.stageId === stage.id)
    for (const { rect: title, column, step } of own) {
      expect([title.x, title.y, title.width]).toEqual([x, rect.height, step.width])
      expect([column.x, column.y, column.width]).toEqual([x, title.y, step.width])
      expect(column.y + column.height).toBe(grid.height)
      x += step.width
    }
    expect(rect.x + rect.width).toBe(x)
  }
  // As wide as its columns; without any, wide enough to begin on.
  expect(grid.width).toBe(steps.length === 0 ? x + 240 : x)
}

describe('a cell', () => {
  const cards = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `Card ${index}` }))
  const oneCell = (width: number, count: number): MapSeed => ({
    stages: [{ steps: [{ width }] }],
    lanes: [{ id: 'lane', cells: [cards(count)] }],
  })

  test('of the usual width holds cards one below the other, with the same room all around', () => {
    const layout = layoutMap(viewOf(oneCell(STEP_WIDTH.usual, 2)))
    const cell = cellRect(layout, 'lane', 'step0')!
    const [first, second] = layout.cards.map((box) => box.rect)
    expect(first).toMatchObject({ x: cell.x + 10, y: cell.y + 10, width: cell.width - 20 })
    expect(second).toMatchObject({ x: first!.x, y: first!.y + first!.height + GRID.cardGap })
    expect(cell.y + cell.height - (second!.y + second!.height)).toBe(GRID.cellPadding)
  })

  test('wide enough for two fills up in reading order', () => {
    const { cards: boxes } = layoutMap(viewOf(oneCell(400, 3)))
    const [a, b, c] = boxes.map((box) => box.rect)
    expect(b).toMatchObject({ y: a!.y, x: a!.x + a!.width + GRID.cardGap, width: a!.width })
    expect(c).toMatchObject({ x: a!.x, y: a!.y + Math.max(a!.height, b!.height) + GRID.cardGap })
    expect(a!.width).toBeGreaterThanOrEqual(GRID.leastCard)
  })

  test('never makes cards narrower than they should be to get one more in', () => {
    fc.assert(
      fc.property(fc.double({ min: STEP_WIDTH.least, max: STEP_WIDTH.most, noNaN: true }), (width) => {
        const { count, cardWidth } = cellColumns(width)
        const filled = count * cardWidth + (count - 1) * GRID.cardGap
        expect(filled).toBeCloseTo(width - 2 * GRID.cellPadding)
        if (count > 1) expect(cardWidth).toBeGreaterThanOrEqual(GRID.leastCard)
        const oneMore = (count + 1) * GRID.leastCard + count * GRID.cardGap
        expect(oneMore).toBeGreaterThan(width - 2 * GRID.cellPadding)
      }),
    )
  })

  test('is found by a point in it, its right and lower edges not', () => {
    const layout = layoutMap(
      viewOf({
        stages: [{ steps: [{}, {}] }, { steps: [{}] }],
        lanes: [{ id: 'lane1' }, { id: 'lane2' }],
      }),
    )
    const { x, y, width, height } = cellRect(layout, 'lane1', 'step0')!
    expect(cellAt(layout, { x, y })).toEqual({ laneId: 'lane1', stepId: 'step0' })
    expect(cellAt(layout, { x: x + width, y })).toEqual({ laneId: 'lane1', stepId: 'step1' })
    expect(cellAt(layout, { x, y: y + height })).toEqual({ laneId: 'lane2', stepId: 'step0' })
    expect(cellAt(layout, { x: x - 1, y })).toBeNull()
    expect(cellAt(layout, { x, y: y - 1 })).toBeNull()
    // Between two stages there is no cell.
    expect(cellAt(layout, { x: x + 2 * width + GRID.stageGap / 2, y })).toBeNull()
    expect(cellRect(layout, 'lane1', 'nowhere')).toBeNull()
  })
})

describe('a lane', () => {
  const lane = (fields: MapSeed['lanes'][number]) => {
    const layout = layoutMap(viewOf({ stages: [{ steps: [{}] }], lanes: [fields] }))
    return { layout, height: layout.lanes[0]!.band.height }
  }

  test('grows with its cards, and never below what a person gave it', () => {
    const cells = [[{ text: 'one' }, { text: 'two' }, { text: 'three' }]]
    expect(lane({ id: 'a' }).height).toBe(GRID.leastLane)
    expect(lane({ id: 'a', height: 300, cells }).height).toBe(300)
    expect(lane({ id: 'a', cells }).height).toBeGreaterThan(GRID.leastLane)
  })

  test('that is collapsed shows no cards and no line', () => {
    const { layout, height } = lane({ id: 'a', collapsed: true, height: 300, cells: [[{ text: 'one' }]] })
    expect([height, layout.cards]).toEqual([GRID.collapsedLane, []])
    const feeling = { id: 'a', kind: 'sentiment', collapsed: true, cells: [[{ amount: 1 }]] } as const
    expect(lane(feeling).layout.curves).toEqual([])
  })

  test('has room for the name of its blueprint line below its title', () => {
    const title = 'What the people at the front desk do, say and know by heart'
    const plain = lane({ id: 'a', title })
    const divided = lane({ id: 'a', title, lineBelow: 'visibility' })
    const bottom = 12 + divided.layout.lanes[0]!.title.height
    expect(divided.height - 18).toBeGreaterThanOrEqual(bottom)
    expect(plain.height).toBeLessThan(divided.height)
  })
})

test('a map without stages or lanes is still a sheet to begin on', () => {
  const layout = layoutMap(viewOf({ stages: [], lanes: [] }))
  expect(layout.grid).toMatchObject({ x: 0, y: 0, width: GRID.laneHeader + 240 })
  expect(layout.bounds.width).toBeGreaterThan(layout.grid.width)
  expect(layout.header.title.lines.map((line) => line.text)).toEqual(['Untitled map'])
})
