import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DropTarget, dropTargetAt, movesFor } from '#renderer/canvas/drop-target.ts'
import { center } from '#shared/base/geometry.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlap } from '#test/shared/layout/support/boxes.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const NOBODY: ReadonlySet<string> = new Set()
const cards = (prefix: string, count: number, words = 1) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    text: 'words '.repeat(words + index * 5),
  }))

const MAP: MapSeed = {
  stages: [{ steps: [{}, { width: 600 }] }, { steps: [{}] }],
  lanes: [
    { id: 'lane', height: 500, cells: [cards('a', 3), cards('b', 5), []] },
    { id: 'feeling', kind: 'sentiment', cells: [] },
    { id: 'folded', collapsed: true, cells: [cards('x', 2)] },
  ],
}
const layout = layoutMap(viewOf(MAP))
const rectOf = (id: string) => layout.cardById.get(id)!.rect
const drop = (x: number, y: number, moving = NOBODY): DropTarget | null =>
  dropTargetAt(layout, { x, y }, moving)

describe('a drop in a cell of one column', () => {
  test('goes before the first card whose middle lies below the pointer', () => {
    const target = (id: string, share: number, moving?: ReadonlySet<string>) => {
      const { x, y, height } = rectOf(id)
      return drop(x + 20, y + height * share, moving)?.beforeId
    }
    expect(target('a0', 0.4)).toBe('a0')
    expect(target('a0', 0.6)).toBe('a1')
    expect(target('a2', 0.4)).toBe('a2')
    expect(target('a2', 0.6)).toBeNull()
    expect(target('a1', 0.1, new Set(['a1']))).toBe('a2')
    expect(target('a2', 0.1, new Set(['a2']))).toBeNull()
  })

  test('is shown by a line between the cards', () => {
    const line = (id: string) => drop(rectOf(id).x + 5, rectOf(id).y + 1)!.line!
    const between = line('a1')
    expect(center(between).y).toBeCloseTo((rectOf('a0').y + rectOf('a0').height + rectOf('a1').y) / 2)
    expect(between).toMatchObject({ x: rectOf('a1').x, width: rectOf('a1').width })
    const last = drop(rectOf('a2').x + 5, rectOf('a2').y + rectOf('a2').height + 60)!
    expect(last.line!.y).toBeGreaterThan(rectOf('a2').y + rectOf('a2').height)
  })
})

describe('a drop in a cell of several columns', () => {
  // b0 b1 b2
  // b3 b4
  test.each([
    ['left of the middle of a card', 'b1', 0.2, 'b1'],
    ['right of the middle of a card', 'b1', 0.8, 'b2'],
    ['right of the last of a row', 'b2', 0.9, 'b3'],
    ['left in the second row', 'b3', 0.1, 'b3'],
    ['right of the last', 'b4', 0.9, null],
  ])('%s', (_, over, share, before) => {
    const { x, y, width } = rectOf(over)
    const target = drop(x + width * share, y + 4)!
    expect(target.beforeId).toBe(before)
    expect(target).toMatchObject({ laneId: 'lane', stepId: 'step1' })
  })

  test('is shown by an upright line between the cards of a row', () => {
    const { x, y, height } = rectOf('b1')
    const { line } = drop(x + 2, y + 4)!
    expect(line).toMatchObject({ y, height })
    expect(center(line!).x).toBeCloseTo((rectOf('b0').x + rectOf('b0').width + x) / 2)
    const last = rectOf('b4')
    const behind = drop(last.x + last.width - 2, last.y + 4)!.line!
    expect(behind.x).toBeGreaterThan(last.x + last.width)
    expect(behind.height).toBe(last.height)
  })

  test('in a full row is shown by a line below it', () => {
    const { line, beforeId } = dropTargetAt(
      layout,
      { x: rectOf('b2').x + 150, y: rectOf('b2').y + 4 },
      new Set(['b3', 'b4']),
    )!
    expect(beforeId).toBeNull()
    expect(line!.y).toBeGreaterThan(rectOf('b2').y + rectOf('b2').height)
    expect(line!.width).toBe(rectOf('b2').width)
  })
})

describe('a drop', () => {
  test('in an empty cell goes to its beginning', () => {
    const { column } = layout.steps[2]!
    const target = drop(column.x + 30, rectOf('a2').y)!
    expect(target).toMatchObject({ stepId: 'step2', beforeId: null })
    expect(target.line!.y).toBeLessThan(rectOf('a0').y)
  })

  test('is not to be had where no cards can stand', () => {
    const band = (id: string) => center(layout.lanes.find(({ lane }) => lane.id === id)!.band).y
    const x = rectOf('a0').x + 4
    expect(drop(x, band('feeling'))).toBeNull()
    expect(drop(x, band('folded'))).toBeNull()
    expect(drop(-20, rectOf('a0').y)).toBeNull()
    expect(drop(x, -20)).toBeNull()
    expect(drop(layout.steps[2]!.column.x - GRID.stageGap / 2, rectOf('a0').y)).toBeNull()
  })

  test('anywhere shows its line within the cell, on no card', () => {
    const { lanes, steps } = layout
    const point = fc.record({
      x: fc.double({ min: steps[0]!.column.x, max: steps[2]!.column.x + 200, noNaN: true }),
      y: fc.double({ min: lanes[0]!.band.y, max: lanes[0]!.band.y + 499, noNaN: true }),
    })
    fc.assert(
      fc.property(point, ({ x, y }) => {
        const target = drop(x, y)
        if (!target) return
        expect(holds(target.cell, { x, y, width: 0, height: 0 })).toBe(true)
        expect(holds(target.cell, target.line!)).toBe(true)
        expect(layout.cards.filter(({ rect }) => overlap(rect, target.line!))).toEqual([])
      }),
    )
  })
})

/** Lanes: cards, pains, a sentiment line, cards; three steps; two cards a cell. */
const open = (): OpenedProject =>
  openProject({ stages: [3], lanes: ['cards', 'pains', 'sentiment', 'cards'], cardsPerCell: 2 })
const id = (lane: number, step: number, number: number): string => `card-lane${lane}-step1-${step}-${number}`

/** Drops what is selected, held by `heldId`, into a cell, and carries the moves out. */
function dropInto(
  project: OpenedProject,
  selected: readonly string[],
  heldId: string,
  [lane, step, beforeId = null]: readonly [number, number, (string | null)?],
) {
  const { view, layout: map } = project.shown()
  const chosen = new Set(selected)
  const boxes = map.cards.filter((box) => chosen.has(box.card.id))
  const cell = { x: 0, y: 0, width: 0, height: 0 }
  const target: DropTarget = { laneId: `lane${lane}`, stepId: `step1-${step}`, beforeId, cell, line: null }
  const moves = movesFor(view, boxes, heldId, target)
  carryOut(project.built.doc, [{ type: 'cards.move', moves }])
  return moves
}
const cellOf = (project: OpenedProject, cardId: string): string =>
  project.card(cardId).place.slice(0, 2).join(' ')

describe('moving a group', () => {
  test('takes cards of one cell along in their order', () => {
    const project = open()
    dropInto(project, [id(1, 1, 2), id(1, 1, 1)], id(1, 1, 2), [2, 3, id(2, 3, 2)])
    expect(project.idsIn('lane2', 'step1-3')).toEqual([id(2, 3, 1), id(1, 1, 1), id(1, 1, 2), id(2, 3, 2)])
  })

  test('keeps the distance of cards of other cells', () => {
    const project = open()
    dropInto(project, [id(1, 1, 1), id(1, 2, 1), id(2, 1, 1)], id(1, 1, 1), [1, 2])
    expect(cellOf(project, id(1, 1, 1))).toBe('lane1 step1-2')
    expect(cellOf(project, id(1, 2, 1))).toBe('lane1 step1-3')
    expect(cellOf(project, id(2, 1, 1))).toBe('lane2 step1-2')
  })

  test('holds them within the grid, and in their lane over a sentiment line', () => {
    const project = open()
    dropInto(project, [id(1, 1, 1), id(1, 3, 1), id(2, 1, 1)], id(1, 1, 1), [2, 2])
    expect(cellOf(project, id(1, 1, 1))).toBe('lane2 step1-2')
    expect(cellOf(project, id(1, 3, 1))).toBe('lane2 step1-3')
    expect(cellOf(project, id(2, 1, 1))).toBe('lane2 step1-2')
  })

  test('puts the held ones where the line was, though others come into the cell too', () => {
    const project = open()
    dropInto(project, [id(1, 2, 1), id(1, 3, 1)], id(1, 3, 1), [1, 1, id(1, 1, 1)])
    expect(project.idsIn('lane1', 'step1-1').slice(0, 2)).toEqual([id(1, 3, 1), id(1, 2, 1)])
  })

  test('within a cell leaves the others where they are', () => {
    const project = open()
    const others = [id(2, 1, 1), id(1, 3, 1)]
    const moves = dropInto(project, [id(1, 1, 1), ...others], id(1, 1, 1), [1, 1])
    expect(moves.map((move) => move.id)).toEqual([id(1, 1, 1)])
    expect(project.idsIn('lane1', 'step1-1')).toEqual([id(1, 1, 2), id(1, 1, 1)])
    expect(project.idsIn('lane2', 'step1-1')).toEqual([id(2, 1, 1), id(2, 1, 2)])
  })

  test('to where it already stands moves nothing', () => {
    const project = open()
    expect(dropInto(project, [id(1, 1, 1)], id(1, 1, 1), [1, 1, id(1, 1, 2)])).toEqual([])
    expect(dropInto(project, [id(1, 1, 2)], id(1, 1, 2), [1, 1])).toEqual([])
    expect(dropInto(project, [id(1, 1, 1), id(1, 1, 2)], id(1, 1, 1), [1, 1])).toEqual([])
    expect(dropInto(project, [id(1, 1, 1)], 'gone', [2, 2])).toEqual([])
  })

  test('drops each card where the pointer is', () => {
    const project = open()
    const { layout: map }: { layout: MapLayout } = project.shown()
    const { x, y, width } = map.cardById.get(id(2, 2, 2))!.rect
    const target = dropTargetAt(map, { x: x + width / 2, y: y + 2 }, new Set([id(1, 1, 1)]))!
    const moves = movesFor(project.shown().view, [map.cardById.get(id(1, 1, 1))!], id(1, 1, 1), target)
    expect(moves).toEqual([{ id: id(1, 1, 1), laneId: 'lane2', stepId: 'step1-2', beforeId: id(2, 2, 2) }])
  })
})

describe('a locked lane', () => {
  const open = () => {
    const project = openProject({ lanes: ['cards', 'cards'] })
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane2', changes: { locked: true } }])
    return project.shown()
  }

  test('takes no drop', () => {
    const { layout: own } = open()
    expect(dropTargetAt(own, center(own.cardById.get('card-lane2-step1-1-1')!.rect), NOBODY)).toBeNull()
  })

  test('is passed over by cards that come along with one in hand', () => {
    const { layout: own, view } = open()
    const held = own.cardById.get('card-lane1-step1-1-1')!
    const target = dropTargetAt(own, center(own.cardById.get('card-lane1-step1-2-1')!.rect), NOBODY)!
    const below = { ...target, laneId: 'lane2' }
    const other = own.cardById.get('card-lane1-step2-1-1')!
    const moves = movesFor(view, [held, other], held.card.id, below)
    expect(moves.find(({ id }) => id === other.card.id)?.laneId).toBe('lane1')
  })
})
