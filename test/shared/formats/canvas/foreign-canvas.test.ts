/** Canvases that other programs wrote: what becomes of them, what is kept of them, and what comes out again. */
import { describe, expect, test } from 'vitest'
import { importCanvas } from '#shared/formats/canvas/import-canvas.ts'
import { exportCanvas } from '#shared/formats/canvas/write-canvas.ts'
import { importFile } from '#shared/formats/import-file.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import { cardsIn, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '../project-builders.ts'
import { canvasProblems } from './strict-canvas.ts'

/** As Obsidian and its plugins write it: groups side by side, texts, a file, a link, keys of a plugin's own. */
const BOARD = {
  nodes: [
    { id: 'title', type: 'text', text: '# Bike rental', x: 0, y: -400, width: 600, height: 80 },
    { id: 'g1', type: 'group', label: 'Find', x: 0, y: 0, width: 400, height: 800, color: '4' },
    {
      ...{ id: 'g2', type: 'group', label: 'Ride', x: 500, y: 0, width: 400, height: 800 },
      ...{ background: 'Pictures/road.png', backgroundStyle: 'cover', collapsed: false },
    },
    {
      id: 'a1',
      type: 'text',
      text: 'Looks at **the map**',
      x: 40,
      y: 60,
      width: 250,
      height: 100,
      color: '3',
    },
    {
      ...{ id: 'a2', type: 'file', file: 'Research/interviews.md', subpath: '#Mira', x: 40, y: 400 },
      ...{ width: 300, height: 100, styleAttributes: { border: 'dotted' } },
    },
    { id: 'b1', type: 'text', text: 'Unlocks', x: 540, y: 70, width: 250, height: 100, color: '#ff8800' },
    { id: 'b2', type: 'link', url: 'https://example.com/help', x: 540, y: 390, width: 300, height: 100 },
    { id: 'lane', type: 'text', text: '**Doing**', x: -300, y: 80, width: 200, height: 60 },
    { id: 'lane2', type: 'text', text: '**Backstage**', x: -300, y: 410, width: 200, height: 60 },
    { id: 'aside', type: 'text', text: 'Ask Noor', x: 1200, y: 200, width: 250, height: 60, color: '1' },
    {
      id: 'odd',
      type: 'chart',
      text: 'a plugin’s own',
      x: 1200,
      y: 500,
      width: 300,
      height: 200,
      data: [1, 2],
    },
  ],
  edges: [
    {
      id: 'e1',
      fromNode: 'a1',
      fromSide: 'right',
      toNode: 'b1',
      toSide: 'left',
      label: 'then',
      color: '5',
      rank: 7,
    },
    { id: 'e2', fromNode: 'b1', toNode: 'a2', fromEnd: 'arrow', toEnd: 'none' },
    { id: 'e3', fromNode: 'aside', toNode: 'g2', label: 'about this' },
  ],
  metadata: { version: '1.0-1.0', frontmatter: { tags: ['bike'] } },
}

function imported(canvas: unknown) {
  const result = importCanvas(JSON.stringify(canvas))
  if (!result.ok) throw new Error(result.error.message)
  // As every way in does, so that one file can be brought in twice.
  const snapshot = snapshotOf(renewIds(result.value.records))
  const [map] = mapsOf(snapshot)
  const view = viewMap(snapshot, map?.id ?? '') as MapView
  return { ...result.value, snapshot, view }
}

interface Written {
  readonly nodes: readonly Readonly<Record<string, unknown>>[]
  readonly edges: readonly Readonly<Record<string, unknown>>[]
  readonly metadata: unknown
}

describe('a canvas of another program', () => {
  const { view, report, title, snapshot } = imported(BOARD)
  const grid = view.lanes.map(({ id }) =>
    view.steps.map((step) => cardsIn(view, id, step.id).map(({ text }) => text)),
  )

  test('groups are stages, texts cards in lanes by the names beside them, and what is outside notes', () => {
    expect(title).toBe('Bike rental')
    expect(view.stages.map(({ stage }) => [stage.title, stage.color])).toEqual([
      ['Find', 'green'],
      ['Ride', 'grey'],
    ])
    expect(view.lanes.map((lane) => lane.title)).toEqual(['Doing', 'Backstage'])
    expect(grid).toEqual([
      [['Looks at the map'], ['Unlocks']],
      [['Research/interviews.md#Mira'], ['https://example.com/help']],
    ])
    expect(view.notes.map(({ text, color }) => [text, color])).toEqual([
      ['Ask Noor', 'red'],
      ['a plugin’s own', 'grey'],
    ])
    expect(report).toEqual([
      '2 files and links came as text with the name; an export to JSON Canvas makes them again what they were.',
      '2 frames became stages, from left to right.',
      '2 names beside the notes became lanes; each card went to the nearest.',
      '2 texts outside of all stages became free notes.',
      '1 arrow did not lead from one card to another and is not shown.',
    ])
  })

  test('arrows between cards are connectors, the way they point', () => {
    const textOf = (id: string): string => snapshot.cards[id]?.text ?? ''
    const lines = view.connectors.map(({ fromId, toId, label }) => [textOf(fromId), label, textOf(toId)])
    expect(lines.sort()).toEqual([
      ['Looks at the map', 'then', 'Unlocks'],
      ['Research/interviews.md#Mira', '', 'Unlocks'],
    ])
  })

  test('comes out valid, with all that a map has no place for', () => {
    const { text } = exportCanvas(snapshot, view)
    expect(canvasProblems(text).filter((problem) => !/type$/.test(problem))).toEqual([])
    const written = JSON.parse(text) as Written
    const node = (id: string) => written.nodes.find((one) => one.id === id)
    const edge = (id: string) => written.edges.find((one) => one.id === id)
    expect(written.metadata).toEqual(BOARD.metadata)
    expect(node('g2')).toMatchObject({
      background: 'Pictures/road.png',
      backgroundStyle: 'cover',
      collapsed: false,
    })
    expect(node('a1')?.text).toBe('Looks at **the map**')
    expect(node('a2')).toMatchObject({ type: 'file', file: 'Research/interviews.md', subpath: '#Mira' })
    expect(node('a2')?.styleAttributes).toEqual({ border: 'dotted' })
    expect(node('b1')?.color).toBe('#ff8800')
    expect(node('b2')).toMatchObject({ type: 'link', url: 'https://example.com/help' })
    expect(node('lane')?.text).toBe('**Doing**')
    expect(node('odd')).toMatchObject({ type: 'chart', data: [1, 2] })
    expect(edge('e1')).toMatchObject({ fromNode: 'a1', toNode: 'b1', label: 'then', color: '5', rank: 7 })
    expect(edge('e2')).toMatchObject({ fromNode: 'b1', toNode: 'a2', fromEnd: 'arrow', toEnd: 'none' })
    expect(edge('e3')).toMatchObject({ fromNode: 'aside', toNode: 'g2', label: 'about this' })
  })

  test('and comes back from there as the same map, twice over', () => {
    const once = exportCanvas(snapshot, view).text
    const back = importCanvas(once)
    if (!back.ok) throw new Error(back.error.message)
    expect(back.value.report).toEqual([])
    const home = snapshotOf(back.value.records)
    expect(exportCanvas(home, viewMap(home, view.map.id) as MapView).text).toBe(once)
  })

  test('a file whose name somebody wrote over is a text from then on', () => {
    const [file] = Object.values(snapshot.cards).filter(({ text }) => text.startsWith('Research'))
    const cards = { ...snapshot.cards, [file?.id ?? '']: { ...file, text: 'What people told us' } }
    const changed = { ...snapshot, cards } as typeof snapshot
    const { text } = exportCanvas(changed, viewMap(changed, view.map.id) as MapView)
    const node = (JSON.parse(text) as Written).nodes.find(({ id }) => id === 'a2')
    expect(node).toMatchObject({
      type: 'text',
      text: 'What people told us',
      styleAttributes: { border: 'dotted' },
    })
  })
})

test('texts without groups and columns are free notes beside an empty grid', () => {
  const { view, report } = imported({
    nodes: [
      { id: 'a', type: 'text', text: 'one', x: 0, y: 0, width: 250, height: 60 },
      { id: 'b', type: 'text', text: 'two', x: 300, y: 500, width: 250, height: 60 },
    ],
    edges: [],
  })
  expect(view.notes.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(report).toEqual([
    'No frames and no columns of notes were found, so everything became free notes beside an empty grid.',
  ])
})

test('a key that has no room is left out, and told', () => {
  const blob = 'x'.repeat(30_000)
  const { view, report, snapshot } = imported({
    nodes: [{ id: 'a', type: 'text', text: 'one', x: 0, y: 0, width: 9, height: 9, blob, small: 1 }],
    edges: [],
  })
  expect(report.at(-1)).toBe('One key of the canvas had too long a value to be kept.')
  const [node] = (JSON.parse(exportCanvas(snapshot, view).text) as Written).nodes.filter(
    ({ id }) => id === 'a',
  )
  expect([node?.small, node?.blob]).toEqual([1, undefined])
})

test('files are known by what is in them, an empty canvas by its name', async () => {
  const file = (content: unknown) => new TextEncoder().encode(JSON.stringify(content))
  for (const name of ['board.canvas', 'board.json', 'board'])
    expect(await importFile(name, file(BOARD))).toMatchObject({
      ok: true,
      value: { format: 'canvas', title: 'Bike rental' },
    })
  expect(await importFile('new.canvas', file({}))).toMatchObject({ ok: true, value: { format: 'canvas' } })
  expect(await importFile('new.json', file({}))).toMatchObject({ ok: false })
  const untitled = { nodes: BOARD.nodes.slice(1), edges: [] }
  expect(await importFile('vault/My board.canvas', file(untitled))).toMatchObject({
    value: { title: 'My board' },
  })
})
