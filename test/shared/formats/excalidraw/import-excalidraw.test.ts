import { describe, expect, test } from 'vitest'
import { importExcalidraw } from '#shared/formats/excalidraw/import-excalidraw.ts'
import { importFile } from '#shared/formats/import-file.ts'
import { cardsIn, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '../project-builders.ts'
import { arrow, frame, scene, shape, sticky, text } from './scenes.ts'

function read(file: unknown) {
  const result = importExcalidraw(JSON.stringify(file))
  if (!result.ok) throw new Error(result.error.message)
  const snapshot = snapshotOf(result.value.records)
  const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '') as MapView
  const grid = view.lanes.map((lane) =>
    view.steps.map((step) => cardsIn(view, lane.id, step.id).map((card) => card.text)),
  )
  return { ...result.value, snapshot, view, grid }
}

/** A board as a workshop leaves it. */
const BOARD = scene(
  [
    text('h', 'Renting a bike', [0, -300, 600, 60], { fontSize: 48 }),
    frame('f1', 'Find', [0, 0, 400, 700]),
    frame('f2', null, [500, 0, 400, 700]),
    text('f2h', 'Ride', [520, 20, 100, 25], { frameId: 'f2' }),
    sticky('a', 'Looks at the map', [50, 80], { frameId: 'f1' }),
    sticky('b', 'Asks a friend', [50, 300], { frameId: 'f1', type: 'ellipse', backgroundColor: '#a5d8ff' }),
    sticky('c', 'Unlocks', [550, 80], { frameId: 'f2', type: 'diamond' }),
    sticky('gone', 'Never mind', [550, 500], { isDeleted: true }),
    text('lost', 'Bare words', [560, 320, 120, 25], { frameId: 'f2' }),
    sticky('p', 'Parked', [1200, 100], { backgroundColor: '#ffc9c9', link: 'https://example.com' }),
    arrow('x', 'a', 'c', { boundElements: [{ type: 'text', id: 'x-text' }] }),
    text('x-text', 'then', [300, 100], { containerId: 'x' }),
    arrow('y', 'c', 'b', { startArrowhead: 'triangle', endArrowhead: null }),
    arrow('z', 'a', null),
    { ...shape('pic', [0, 900]), type: 'image', fileId: 'abc', status: 'saved' },
    {
      ...shape('scribble', [0, 900]),
      type: 'freedraw',
      points: [
        [0, 0],
        [5, 5],
      ],
    },
    {
      ...shape('scribble2', [0, 900]),
      type: 'freedraw',
      points: [
        [0, 0],
        [5, 5],
      ],
    },
    {
      ...shape('rule', [0, 950, 900, 0]),
      type: 'line',
      points: [
        [0, 0],
        [900, 0],
      ],
    },
    shape('empty', [2000, 2000]),
    { ...shape('page', [1200, 400, 300, 200]), type: 'embeddable', link: 'https://example.com/video' },
    { ...shape('new', [0, 990]), type: 'hologram' },
  ],
  { name: '' },
)

describe('a board', () => {
  const { view, grid, report, title, snapshot } = read(BOARD)

  test('frames are stages, notes cards, bare words titles or cards, the rest free notes', () => {
    expect(title).toBe('Renting a bike')
    expect(view.stages.map(({ stage }) => stage.title)).toEqual(['Find', 'Ride'])
    expect(grid).toEqual([
      [['Looks at the map'], ['Unlocks']],
      [['Asks a friend'], ['Bare words']],
    ])
    expect(view.notes.map((note) => [note.text, note.color])).toEqual([
      ['Parked\nhttps://example.com', 'red'],
      ['https://example.com/video', 'grey'],
    ])
  })

  test('colours are the nearest of ours', () => {
    const card = Object.values(snapshot.cards).find((one) => one.text === 'Asks a friend')
    const lane = snapshot.lanes[card?.place[0] ?? '']
    expect(card?.color ?? lane?.color).toBe('blue')
  })

  test('arrows are connectors the way they point, with the words on them', () => {
    const textOf = (id: string) => snapshot.cards[id]?.text
    const lines = view.connectors.map(({ fromId, label, toId }) => [textOf(fromId), label, textOf(toId)])
    expect(lines).toHaveLength(2)
    expect(lines).toContainEqual(['Looks at the map', 'then', 'Unlocks'])
    expect(lines).toContainEqual(['Asks a friend', '', 'Unlocks'])
  })

  test('what a map has no place for is told, what was deleted is not there', () => {
    expect(report).toEqual([
      '1 shape without words was left out: a map has no place for shapes without words.',
      '1 line was left out: a map has no place for lines that join nothing.',
      '1 picture was left out: a map has no place for pictures from boards.',
      '2 freehand drawings were left out: a map has no place for freehand drawings.',
      '1 element of an unknown kind was left out: a map has no place for elements of unknown kinds.',
      '2 frames became stages, from left to right.',
      'The notes stood in 2 rows, which became lanes.',
      '2 texts outside of all stages became free notes.',
      '1 arrow did not lead from one card to another and is not shown.',
    ])
    expect(JSON.stringify(snapshot)).not.toContain('Never mind')
  })
})

test('words that only lie on a shape are on a note; a shape around several things is an area with its words as a title', () => {
  const { view, grid } = read(
    scene([
      shape('area1', [0, 0, 400, 600], { boundElements: [{ type: 'text', id: 't1' }] }),
      text('t1', 'Find', [150, 10], { containerId: 'area1' }),
      shape('area2', [500, 0, 400, 600]),
      text('t2', 'Ride', [520, 10]),
      shape('n1', [40, 100]),
      text('w1', 'on paper', [60, 120, 80]),
      ...[
        sticky('n2', 'two', [40, 300]),
        sticky('n3', 'three', [540, 100]),
        sticky('n4', 'four', [540, 300]),
      ],
    ]),
  )
  expect(view.stages.map(({ stage }) => stage.title)).toEqual(['Find', 'Ride'])
  expect(grid).toEqual([
    [['on paper'], ['three']],
    [['two'], ['four']],
  ])
})

test('an arrow that is bound to nothing leads to what it points at', () => {
  const { view } = read(
    scene([
      ...[frame('f', 'A', [0, 0, 900, 400]), sticky('a', 'a', [50, 50]), sticky('b', 'b', [500, 50])],
      arrow('x', null, null, {
        x: 215,
        y: 100,
        points: [
          [0, 0],
          [140, 10],
          [280, 0],
        ],
      }),
    ]),
  )
  expect(view.connectors).toHaveLength(1)
})

test('words wrapped by a note come as they were typed', () => {
  const { grid } = read(
    scene([
      frame('f', 'A', [0, 0, 400, 400]),
      shape('s', [50, 50]),
      text('t', 'a long\nline', [60, 60], { containerId: 's', originalText: 'a long line' }),
    ]),
  )
  expect(grid).toEqual([[['a long line']]])
})

describe('a library', () => {
  const items = [
    [...sticky('a', 'one', [900, 900]), ...sticky('b', 'two', [900, 1100])],
    [...sticky('a', 'three', [0, 0]), ...sticky('b', 'four', [0, 200]), arrow('x', 'a', 'b')],
  ]

  test('of version 2 has its items side by side under their names', () => {
    const { view, grid, snapshot } = read({
      ...{ type: 'excalidrawlib', version: 2, source: 'https://excalidraw.com' },
      libraryItems: items.map((elements, index) => ({
        id: `i${index}`,
        status: 'published',
        name: `Item ${index}`,
        created: 1,
        elements,
      })),
    })
    expect(view.stages.map(({ stage }) => stage.title)).toEqual(['Item 0', 'Item 1'])
    expect(grid.flat().flat().sort()).toEqual(['four', 'one', 'three', 'two'])
    const [line] = view.connectors
    expect([line?.fromId, line?.toId].map((id) => snapshot.cards[id ?? '']?.text)).toEqual(['three', 'four'])
  })

  test('of version 1 has lists without names', () => {
    const { grid } = read({ type: 'excalidrawlib', version: 1, library: items })
    expect(grid.flat().flat().sort()).toEqual(['four', 'one', 'three', 'two'])
  })
})

test.each([
  ['board.excalidraw', BOARD],
  ['board.json', BOARD],
  ['notes.excalidrawlib', { type: 'excalidrawlib', version: 1, library: [] }],
  ['pasted', { type: 'excalidraw/clipboard', elements: [] }],
])('%s is known by what is in it', async (name, content) => {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  expect(await importFile(name, bytes)).toMatchObject({ ok: true, value: { format: 'excalidraw' } })
})
