import { describe, expect, test } from 'vitest'
import { center, union } from '#shared/base/geometry.ts'
import { BOARD } from '#shared/layout/dimensions.ts'
import { cellAt, cellRect, layoutMap } from '#shared/layout/map-layout.ts'
import { EMPATHY_ZONES, type EmpathyZone } from '#shared/model/vocabulary.ts'
import { type LaneSeed, type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from './support/boxes.ts'
import { ofAnyBoard } from './support/random-maps.ts'

const cards = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `Card ${index}` }))
const zone = (name: EmpathyZone, count = 0, more: Partial<LaneSeed> = {}): LaneSeed => ({
  id: name,
  zone: name,
  title: name,
  cells: [cards(count)],
  ...more,
})

function board(lanes: readonly LaneSeed[], more: Partial<MapSeed> = {}) {
  const layout = layoutMap(
    viewOf({
      kind: 'empathy',
      personas: [{ id: 'p', name: 'Mira' }],
      stages: [{ steps: [{}] }],
      lanes,
      ...more,
    }),
  )
  const lane = (id: string) => layout.lanes.find((box) => box.lane.id === id)!
  return { layout, lane, field: (id: string) => union(lane(id).header, lane(id).band) }
}

const ALL = EMPATHY_ZONES.map((name) => zone(name, 2))

describe('any empathy map', () => {
  test('has its fields, its rows and its personas clear of each other and within the grid', () => {
    ofAnyBoard(({ layout }) => {
      expect(layout.kind).toBe('empathy')
      const inMiddle = layout.header.personas.map(({ rect, persona }) => ({ rect, name: persona.id }))
      const fields = layout.lanes.map(({ header, band, lane }) => ({
        rect: union(header, band),
        name: lane.id,
      }))
      for (const { rect } of fields) expect(holds(layout.grid, rect)).toBe(true)
      expect(
        overlaps(
          [...inMiddle, ...fields],
          ({ rect }) => rect,
          ({ name }) => name,
        ),
      ).toEqual([])
    })
  })

  test('has a box for every lane in the order of the map, and for every step', () => {
    ofAnyBoard(({ layout, view }) => {
      expect(layout.lanes.map(({ lane, index }) => [lane, index])).toEqual(
        view.lanes.map((lane, index) => [lane, index]),
      )
      expect(layout.steps.map(({ step }) => step)).toEqual(view.steps)
      for (const { column } of layout.steps) expect(column).toEqual(layout.grid)
    })
  })
})

describe('an empathy map', () => {
  test('has the persona in the middle of four fields, and two below', () => {
    const { layout, field } = board(ALL)
    const { rect } = layout.header.personas[0]!
    const middle = center(rect)
    expect(middle.x).toBeCloseTo(layout.grid.width / 2)
    for (const name of ['says', 'does'] as const)
      expect(field(name).x + field(name).width).toBeLessThan(rect.x)
    for (const name of ['thinks', 'feels'] as const)
      expect(field(name).x).toBeGreaterThan(rect.x + rect.width)
    for (const name of ['says', 'thinks'] as const) expect(field(name).y).toBe(0)
    expect(field('does').y).toBe(field('feels').y)
    expect(field('does').y).toBeGreaterThan(field('says').height)
    expect(field('pains').y).toBe(field('gains').y)
    expect(field('pains').y).toBeGreaterThanOrEqual(rect.y + rect.height)
    expect(middle.y).toBeCloseTo((field('does').y + field('does').height) / 2)
  })

  test('fills fields with cards side by side, and both of a row grow with the fuller one', () => {
    const { layout, field } = board([zone('says', 9), zone('thinks', 1)])
    const row = layout.cards.filter(({ rect }) => rect.y === layout.cards[0]!.rect.y)
    expect(row.length).toBeGreaterThan(3)
    expect(field('says').height).toBe(field('thinks').height)
    expect(field('says').height).toBeGreaterThan(board([zone('says', 1)]).field('says').height)
  })

  test('finds cells by point and gives their boxes, in fields as in rows below them', () => {
    const { layout, lane } = board([...ALL, { id: 'ideas', cells: [cards(1)] }])
    for (const id of [...EMPATHY_ZONES, 'ideas']) {
      const { band, header } = lane(id)
      expect(cellAt(layout, center(band))).toEqual({ laneId: id, stepId: 'step0' })
      expect(cellRect(layout, id, 'step0')).toEqual(band)
      if (id !== 'ideas') expect(header).toMatchObject({ x: band.x, width: band.width, height: BOARD.title })
    }
    expect(cellAt(layout, center(layout.header.personas[0]!.rect))).toBeNull()
    expect(lane('ideas').band.y).toBeGreaterThan(lane('gains').band.y + lane('gains').band.height)
    expect(lane('ideas').zone).toBeNull()
  })

  test('keeps a second lane of one zone, and lines and dots, in rows below', () => {
    const { lane } = board([
      zone('says', 1),
      { ...zone('says', 1), id: 'again' },
      { id: 'mood', zone: 'feels', kind: 'sentiment', cells: [[{ amount: 1 }]] },
    ])
    expect(lane('says').zone).toBe('says')
    expect(lane('again').zone).toBeNull()
    expect(lane('mood').zone).toBeNull()
  })

  test('shows the cards of all steps, where somebody made more than one', () => {
    const stages = [{ steps: [{}, {}] }]
    const { layout } = board([{ ...zone('says'), cells: [cards(1), cards(2)] }], { stages })
    expect(layout.cards).toHaveLength(3)
    for (const step of layout.steps) expect(cellRect(layout, 'says', step.step.id)).not.toBeNull()
  })

  test('folds a field to its title', () => {
    const { layout, lane } = board([zone('says', 3, { collapsed: true }), zone('thinks', 1)])
    expect(lane('says').band.height).toBe(0)
    expect(layout.cards).toHaveLength(1)
  })

  test('without fields or personas is a sheet with a title', () => {
    const { layout } = board([], { personas: [], stages: [] })
    expect(layout.header.personas).toEqual([])
    expect(layout.bounds.height).toBeGreaterThan(0)
  })
})
