import { describe, expect, test } from 'vitest'
import { intersects } from '#shared/base/geometry.ts'
import type { Board, BoardArrow, BoardFrame, BoardText } from '#shared/formats/board/board.ts'
import { mapOfBoard } from '#shared/formats/board/map-of-board.ts'
import { nearestColor } from '#shared/formats/board/nearest-color.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { cardsIn, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '../project-builders.ts'

const note = (id: string, x: number, y: number, more: Partial<BoardText> = {}): BoardText => ({
  ...{ id, text: id, rect: { x, y, width: 160, height: 100 } },
  ...{ isSticky: true, color: null, frame: null, foreign: '' },
  ...more,
})
const words = (id: string, x: number, y: number, width = 120): BoardText =>
  note(id, x, y, { isSticky: false, rect: { x, y, width, height: 25 } })
const frame = (title: string, x: number, y: number, width = 400, height = 900): BoardFrame => ({
  ...{ title, rect: { x, y, width, height }, color: null, foreign: '' },
})
const arrow = (fromId: string | null, toId: string | null, label = ''): BoardArrow => ({
  fromId,
  toId,
  label,
  foreign: '',
})

function read({ title = '', frames = [], texts = [], arrows = [] }: Partial<Board>) {
  const map = mapOfBoard({ title, frames, texts, arrows, foreign: '' })
  const snapshot = snapshotOf(map.records)
  const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '') as MapView
  return { ...map, view, snapshot }
}

/** The map as a table: a row per lane, of what stands at each step. */
const gridOf = (view: MapView): readonly (readonly string[][])[] =>
  view.lanes.map((lane) => view.steps.map((step) => cardsIn(view, lane.id, step.id).map(({ text }) => text)))
const stagesOf = (view: MapView) =>
  view.stages.map(({ stage, steps }) => [stage.title, steps.map(({ title }) => title)])

describe('frames', () => {
  test('side by side are stages in their order, whatever their order in the file', () => {
    const { view, report } = read({
      frames: [frame('Third', 1000, 10), frame('First', 0, 0), frame('Second', 500, -20)],
      texts: [note('c', 1100, 100), note('a', 100, 100), note('b', 600, 300)],
    })
    expect(stagesOf(view)).toEqual([
      ['First', ['']],
      ['Second', ['']],
      ['Third', ['']],
    ])
    expect(gridOf(view)).toEqual([[['a'], ['b'], ['c']]])
    expect(view.lanes.map(({ title }) => title)).toEqual(['Cards'])
    expect(report).toEqual(['3 frames became stages, from left to right.'])
  })

  test('in two rows are read row by row, and rows of notes in them are the same lanes', () => {
    const { view } = read({
      frames: [frame('A', 0, 0, 300, 400), frame('B', 400, 0, 300, 400), frame('C', 0, 500, 300, 400)],
      texts: [
        ...[note('a1', 20, 30), note('a2', 20, 200), note('b1', 420, 35)],
        ...[note('b2', 420, 205), note('c1', 20, 530), note('c2', 20, 700)],
      ],
    })
    expect(view.stages.map(({ stage }) => stage.title)).toEqual(['A', 'B', 'C'])
    expect(gridOf(view)).toEqual([
      [['a1'], ['b1'], ['c1']],
      [['a2'], ['b2'], ['c2']],
    ])
  })

  test('rows with holes are lanes; notes that are only piled up are not', () => {
    const frames = [frame('A', 0, 0), frame('B', 500, 0), frame('C', 1000, 0)]
    const holes = read({
      frames,
      texts: [
        note('a1', 50, 50),
        note('a3', 50, 450),
        note('b1', 550, 50),
        note('b2', 550, 250),
        note('b3', 550, 450),
        note('c2', 1050, 250),
      ],
    })
    expect(gridOf(holes.view)).toEqual([
      [['a1'], ['b1'], []],
      [[], ['b2'], ['c2']],
      [['a3'], ['b3'], []],
    ])
    expect(holes.report).toContain('The notes stood in 3 rows, which became lanes.')
    const piles = read({
      frames,
      texts: [
        note('a1', 50, 50),
        note('a2', 50, 250),
        note('b1', 550, 50),
        note('c1', 1050, 50),
        note('c2', 1050, 250),
        note('c3', 1050, 450),
      ],
    })
    expect(gridOf(piles.view)).toEqual([[['a1', 'a2'], ['b1'], ['c1', 'c2', 'c3']]])
  })

  test('words left of them are lanes, and notes go to the nearest', () => {
    const { view } = read({
      frames: [frame('A', 0, 0), frame('B', 500, 0)],
      texts: [
        words('Doing', -200, 80),
        words('Feeling', -200, 480),
        note('a', 50, 40),
        note('a’', 50, 150),
        note('b', 550, 500),
      ],
    })
    expect(view.lanes.map(({ title }) => title)).toEqual(['Doing', 'Feeling'])
    expect(gridOf(view)).toEqual([
      [['a', 'a’'], []],
      [[], ['b']],
    ])
    expect(view.notes).toEqual([])
  })

  test('columns in one are steps where words stand above them', () => {
    const { view } = read({
      frames: [frame('Ride', 0, 0, 700)],
      texts: [
        words('Unlock', 60, 20),
        words('Pedal', 400, 20),
        note('a', 50, 80),
        note('b', 60, 200),
        note('c', 390, 80),
      ],
    })
    expect(stagesOf(view)).toEqual([['Ride', ['Unlock', 'Pedal']]])
    expect(gridOf(view)).toEqual([[['a', 'b'], ['c']]])
  })

  test('one around all names the map; one inside a stage stands over its notes', () => {
    const { view, title } = read({
      frames: [
        frame('Journey', -50, -50, 1500, 1100),
        frame('A', 0, 0),
        frame('B', 500, 0),
        frame('Detail', 20, 300, 300, 400),
      ],
      texts: [note('a', 50, 400), note('b', 550, 50)],
    })
    expect(title).toBe('Journey')
    expect(stagesOf(view)).toEqual([
      ['A', ['Detail']],
      ['B', ['']],
    ])
  })

  test('what the file says is in a frame is, wherever it lies', () => {
    const { view } = read({
      frames: [frame('A', 0, 0), frame('B', 500, 0)],
      texts: [note('a', 5000, 5000, { frame: 1 })],
    })
    expect(gridOf(view)).toEqual([[[], ['a']]])
  })
})

describe('no frames', () => {
  test('columns of notes are stages, and the words above them their names', () => {
    const { view, title, report } = read({
      texts: [
        ...[words('My board', 0, -500, 600), words('Find', 20, -50), words('Ride', 420, -50)],
        ...[note('a', 0, 0), note('b', 0, 150), note('c', 400, 0), note('d', 410, 150), note('e', 400, 300)],
      ],
    })
    expect(title).toBe('My board')
    expect(stagesOf(view)).toEqual([
      ['Find', ['']],
      ['Ride', ['']],
    ])
    expect(gridOf(view)).toEqual([
      [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
    ])
    expect(report).toEqual(['Notes stood in 2 columns, which became stages.'])
  })

  test('without columns everything is a free note beside an empty grid', () => {
    const { view } = read({ texts: [note('a', 0, 0), note('b', 900, 1000)] })
    expect(gridOf(view)).toEqual([[[]]])
    expect(view.notes.map(({ text }) => text)).toEqual(['a', 'b'])
    // They keep to each other, however the lane beside them grows.
    expect(view.notes.map(({ below }) => below)).toEqual([null, null])
  })
})

test('what stands outside lies around the grid where it lay around the frames, as large as notes are', () => {
  const { view } = read({
    frames: [frame('A', 0, 0), frame('B', 500, 0)],
    texts: [
      ...[note('in', 50, 50), note('left', -400, 100), note('right', 1100, 300), note('above', 300, -400)],
      ...[
        note('below', 300, 1200),
        note('between', 425, 300, { rect: { x: 410, y: 300, width: 80, height: 40 } }),
      ],
    ],
  })
  const [lane] = view.lanes
  if (!lane) throw new Error('There is no lane')
  const grown = layoutMap({ ...view, lanes: [{ ...lane, height: 900 }, ...view.lanes.slice(1)] })
  expect(grown.grid.height).toBeGreaterThan(layoutMap(view).grid.height)
  for (const { note: own, rect } of grown.notes)
    if (own.text === 'below' || own.text === 'between') expect(intersects(rect, grown.grid)).toBe(false)
  const layout = layoutMap(view)
  const at = new Map(layout.notes.map(({ note, rect }) => [note.text, rect]))
  const { grid, header } = layout
  for (const [text, rect] of at) {
    expect(intersects(rect, grid), text).toBe(false)
    expect(intersects(rect, header.rect), text).toBe(false)
  }
  expect(at.get('left')?.x).toBeLessThan(0)
  expect(at.get('right')?.x).toBeGreaterThan(grid.width)
  expect(at.get('above')?.y).toBeLessThan(header.rect.y)
  expect(at.get('below')?.y).toBeGreaterThan(grid.height)
  expect(at.get('right')?.width).toBe(200)
})

test('arrows between cards are connectors with their words; others are counted', () => {
  const { view, report, snapshot } = read({
    frames: [frame('A', 0, 0), frame('B', 500, 0)],
    texts: [note('a', 50, 50), note('b', 550, 50), note('out', 2000, 0)],
    arrows: [arrow('a', 'b', 'leads to'), arrow('a', null), arrow('b', 'out'), arrow('a', 'a')],
  })
  const [line] = view.connectors
  expect([
    snapshot.cards[line?.fromId ?? '']?.text,
    line?.label,
    snapshot.cards[line?.toId ?? '']?.text,
  ]).toEqual(['a', 'leads to', 'b'])
  expect(report.at(-1)).toBe('3 arrows did not lead from one card to another and are not shown.')
})

test('a lane has the colour that most of its cards have, and these follow it', () => {
  const { view } = read({
    frames: [frame('A', 0, 0)],
    texts: [
      note('a', 50, 50, { color: 'teal' }),
      note('b', 50, 250, { color: 'teal' }),
      note('c', 50, 450, { color: 'red' }),
    ],
  })
  expect(view.lanes.map(({ color }) => color)).toEqual(['teal'])
  expect(gridOf(view)).toEqual([[['a', 'b', 'c']]])
  const [lane] = view.lanes
  const [step] = view.steps
  expect(cardsIn(view, lane?.id ?? '', step?.id ?? '').map(({ color }) => color)).toEqual([null, null, 'red'])
})

test('the same board is the same map, but for the ids', () => {
  const board = {
    frames: [frame('A', 0, 0), frame('B', 500, 0)],
    texts: [note('b', 550, 50), note('a2', 260, 60), note('a1', 50, 50), words('out', 900, 40)],
  }
  const shown = ({ view }: ReturnType<typeof read>) => [
    stagesOf(view),
    gridOf(view),
    view.notes.map(({ x, y, text }) => [x, y, text]),
  ]
  expect(shown(read(board))).toEqual(shown(read({ ...board, texts: board.texts.toReversed() })))
})

test('a text that is too long is cut, and told', () => {
  const { report, view } = read({
    frames: [frame('A', 0, 0)],
    texts: [note('a', 50, 50, { text: 'x'.repeat(20_001) })],
  })
  expect(report.at(-1)).toBe('1 text had more than 20,000 characters and was cut.')
  expect(gridOf(view)[0]?.[0]?.[0]).toHaveLength(20_000)
})

test.each([
  ['#ffec99', 'yellow'],
  ['#ffc9c9', 'red'],
  ['#a5d8ff', 'blue'],
  ['#b2f2bb', 'green'],
  ['#96f2d7', 'teal'],
  ['#d0bfff', 'violet'],
  ['#ffd8a8', 'orange'],
  ['#e9ecef', 'grey'],
  ['#FFF', 'grey'],
  ['#ff000080', 'red'],
  ['transparent', null],
  ['red', null],
  [7, null],
])('the nearest colour to %s is %s', (css, color) => {
  expect(nearestColor(css)).toBe(color)
})
