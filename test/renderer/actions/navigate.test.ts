import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cellBeside,
  type Direction,
  firstSpot,
  nextCell,
  type Spot,
  spotBeside,
  stopsIn,
} from '#renderer/actions/navigate.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'

const cards = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    text: 'words '.repeat(1 + index * 6),
  }))

/** Three steps; a lane of cards, a collapsed one, a sentiment line and another lane of cards. */
const MAP: MapSeed = {
  stages: [{ steps: [{}, {}] }, { steps: [{}] }],
  lanes: [
    { id: 'top', cells: [cards('a', 3), [], cards('c', 2)] },
    { id: 'folded', collapsed: true, cells: [cards('hidden', 2)] },
    { id: 'feeling', kind: 'sentiment', cells: [[{ amount: 1 }]] },
    { id: 'bottom', cells: [cards('x', 1), cards('y', 2), []] },
  ],
}
const view = viewOf(MAP)
const layout = layoutMap(view)

const at = (laneId: string, column: number, cardId: string | null = null): Spot => ({
  cell: { laneId, stepId: `step${column}` },
  cardId,
})
const go = (spot: Spot, direction: Direction) => spotBeside(view, layout, spot, direction)

describe('the first spot', () => {
  test('is the first card of the first cell', () => {
    expect(firstSpot(view)).toEqual(at('top', 0, 'a0'))
  })

  test('is in the first open lane, and no sentiment value', () => {
    const [top, folded, feeling, bottom] = MAP.lanes
    const first = (...lanes: (typeof top)[]) =>
      firstSpot(viewOf({ ...MAP, lanes: lanes as MapSeed['lanes'] }))
    expect(first(folded, feeling, bottom)).toEqual(at('feeling', 0))
    expect(first(folded)).toEqual(at('folded', 0))
    expect(firstSpot(viewOf({ stages: [], lanes: [{ id: 'a' }] }))).toBeNull()
    expect(firstSpot(viewOf({ stages: [{ steps: [{}] }], lanes: [] }))).toBeNull()
  })
})

describe('an arrow', () => {
  test.each<[Direction, Spot, Spot | null]>([
    ['down', at('top', 0, 'a0'), at('top', 0, 'a1')],
    ['up', at('top', 0, 'a1'), at('top', 0, 'a0')],
    ['down', at('top', 0, 'a2'), at('feeling', 0)],
    ['up', at('top', 0, 'a0'), null],
    ['down', at('feeling', 0), at('bottom', 0, 'x0')],
    ['up', at('bottom', 0, 'x0'), at('feeling', 0)],
    ['up', at('feeling', 0), at('top', 0, 'a2')],
    ['down', at('bottom', 0, 'x0'), null],
    ['right', at('top', 0, 'a0'), at('top', 1)],
    ['right', at('top', 1), at('top', 2, 'c0')],
    ['right', at('top', 2, 'c0'), null],
    ['left', at('top', 2, 'c0'), at('top', 1)],
    ['left', at('top', 0, 'a0'), null],
    ['left', at('bottom', 1, 'y1'), at('bottom', 0, 'x0')],
    ['right', at('feeling', 0), at('feeling', 1)],
  ])('%s of %j leads to %j', (direction, from, to) => {
    expect(go(from, direction)).toEqual(to)
  })

  test('sideways leads to the card that stands nearest', () => {
    const wide = viewOf({
      stages: [{ steps: [{}, {}] }],
      lanes: [{ id: 'lane', cells: [cards('a', 3), cards('b', 3)] }],
    })
    for (const index of [0, 1, 2]) {
      const spot = { cell: { laneId: 'lane', stepId: 'step0' }, cardId: `a${index}` }
      expect(spotBeside(wide, layoutMap(wide), spot, 'right')?.cardId).toBe(`b${index}`)
    }
  })

  test('in a cell with cards side by side leads to the one that lies that way', () => {
    const wide = viewOf({
      stages: [{ steps: [{}, { width: 600 }, {}] }],
      lanes: [{ id: 'lane', cells: [cards('a', 1), cards('b', 5), cards('c', 1)] }],
    })
    // b0 b1 b2
    // b3 b4
    const walk = (from: string, direction: Direction) =>
      spotBeside(
        wide,
        layoutMap(wide),
        { cell: { laneId: 'lane', stepId: 'step1' }, cardId: from },
        direction,
      )?.cardId
    expect(['b0', 'b1', 'b2'].map((id) => walk(id, 'right'))).toEqual(['b1', 'b2', 'c0'])
    expect(['b0', 'b1', 'b4'].map((id) => walk(id, 'left'))).toEqual(['a0', 'b0', 'b3'])
    expect(['b0', 'b1', 'b2'].map((id) => walk(id, 'down'))).toEqual(['b3', 'b4', 'b4'])
    expect(['b3', 'b4'].map((id) => walk(id, 'up'))).toEqual(['b0', 'b1'])
  })

  test('out of a folded lane leads to the open ones, and never to a card that is not seen', () => {
    expect(go(at('folded', 0), 'down')).toEqual(at('feeling', 0))
    expect(go(at('folded', 0), 'up')).toEqual(at('top', 0, 'a2'))
    expect(go(at('folded', 1), 'left')).toEqual(at('folded', 0))
    expect(stopsIn(view, { laneId: 'folded', stepId: 'step0' })).toEqual([])
  })

  test('from where nothing is any more leads nowhere', () => {
    expect(go(at('gone', 0), 'down')).toBeNull()
    expect(go(at('top', 9), 'right')).toBeNull()
    expect(go(at('top', 0, 'gone'), 'down')).toEqual(at('feeling', 0))
  })

  test('pressed again and again comes by every card of any cell', () => {
    const counts = fc.record({
      width: fc.constantFrom(140, 232, 400, 600, 1200),
      count: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(counts, ({ width, count }) => {
        const cell = { laneId: 'lane', stepId: 'step0' }
        const one = viewOf({
          stages: [{ steps: [{ width }] }],
          lanes: [{ id: 'lane', cells: [cards('a', count)] }],
        })
        const seen = new Set(['a0'])
        const map = layoutMap(one)
        for (const cardId of seen)
          for (const direction of ['down', 'right', 'up', 'left'] as const) {
            const next = spotBeside(one, map, { cell, cardId }, direction)
            if (next?.cardId) seen.add(next.cardId)
          }
        expect(seen.size).toBe(count)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the next cell', () => {
  test('goes in reading order over open lanes, and back the same way', () => {
    const order = ['top', 'feeling', 'bottom'].flatMap((laneId) =>
      [0, 1, 2].map((column) => at(laneId, column).cell),
    )
    const walk = (start: (typeof order)[number], by: 1 | -1) => {
      const seen = [start]
      for (let cell = nextCell(view, start, by); cell && seen.length < 99; cell = nextCell(view, cell, by))
        seen.push(cell)
      return seen
    }
    expect(walk(order[0]!, 1)).toEqual(order)
    expect(walk(order.at(-1)!, -1)).toEqual(order.toReversed())
  })

  test('of a folded lane is in the next open one', () => {
    expect(nextCell(view, at('folded', 2).cell, 1)).toEqual(at('feeling', 0).cell)
    expect(nextCell(view, at('folded', 0).cell, -1)).toEqual(at('top', 2).cell)
  })

  test('may be asked for in certain lanes only', () => {
    const textOnly = (lane: { readonly kind: string }) => lane.kind === 'cards'
    expect(cellBeside(view, at('top', 0).cell, 0, 1, textOnly)).toEqual(at('folded', 0).cell)
    expect(cellBeside(view, at('top', 0).cell, 0, 2, textOnly)).toEqual(at('bottom', 0).cell)
    expect(cellBeside(view, at('top', 0).cell, 3, 0)).toBeNull()
  })
})
