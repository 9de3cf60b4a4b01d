/** Boards that nobody drew: torn, forged, enormous. Reading them never throws and ends in a map or in one sentence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Result } from '#shared/base/result.ts'
import { importCanvas } from '#shared/formats/canvas/import-canvas.ts'
import { exportCanvas } from '#shared/formats/canvas/write-canvas.ts'
import { importExcalidraw } from '#shared/formats/excalidraw/import-excalidraw.ts'
import type { ImportedMap } from '#shared/formats/imported-map.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { NOTE_BOUNDS } from '#shared/model/note.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { SMALL_PROJECT, snapshotOf } from '../project-builders.ts'

const RUNS = runsOf('HOSTILE_BOARDS', 25)

const READERS = [
  ['canvas', importCanvas],
  ['excalidraw', importExcalidraw],
] as const

/** A map whose notes can be reached and that can be written again, or a refusal in one sentence. */
function expectSound(result: Result<ImportedMap>): void {
  if (!result.ok) {
    expect(result.error.message).toMatch(/^[^\n]+\.$/)
    return
  }
  const snapshot = snapshotOf(result.value.records)
  const [map] = mapsOf(snapshot)
  const view = viewMap(snapshot, map?.id ?? '') as MapView
  for (const { x, y } of view.notes)
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(NOTE_BOUNDS.reach)
  expect(() => JSON.parse(exportCanvas(snapshot, view).text)).not.toThrow()
}

describe.each(READERS)('%s', (_name, read) => {
  test.each([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a torn file', '{"type":"excalidraw","nodes":[{"id":"a","type":"te'],
    ['too deep', `{"nodes":${'['.repeat(100_000)}`],
  ])('%s is refused', (_what, text) => {
    const result = read(text)
    expect(result.ok).toBe(false)
    expectSound(result)
  })
})

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-1e9, 1e9, 1e308, -0, 0, '', '__proto__', 'constructor', 'toString', 'n1', 'n2'),
)
const entry = (keys: readonly string[]) => fc.dictionary(fc.constantFrom(...keys, '__proto__'), anything)

test('canvases of anything', () => {
  const keys = [
    'id',
    'type',
    'x',
    'y',
    'width',
    'height',
    'text',
    'file',
    'url',
    'label',
    'color',
    'throughline',
  ]
  const type = fc.constantFrom('text', 'file', 'link', 'group', 'constructor')
  const node = fc
    .record({ type, x: fc.integer(), y: fc.integer() })
    .chain((sound) => entry(keys).map((odd) => ({ ...sound, ...odd })))
  const edge = entry(['id', 'fromNode', 'toNode', 'label', 'fromEnd', 'toEnd', 'color'])
  const canvas = fc.record({
    nodes: fc.array(fc.oneof(node, anything)),
    edges: fc.array(fc.oneof(edge, anything)),
  })
  fc.assert(
    fc.property(canvas, (value) => expectSound(importCanvas(JSON.stringify(value)))),
    { numRuns: RUNS, seed: 6 },
  )
  reportBattery('T17', 'hostile boards', RUNS)
})

test('canvases of ours that somebody damaged', () => {
  const snapshot = snapshotOf(SMALL_PROJECT)
  const text = exportCanvas(snapshot, viewMap(snapshot, 'm') as MapView).text
  const paths = fc.tuple(
    fc.nat(),
    fc.constantFrom('throughline', 'id', 'x', 'text', 'type', 'label'),
    anything,
  )
  const inKey = fc.tuple(
    fc.nat(),
    fc.constantFrom('table', 'id', 'fields', 'was', 'place', 'others', 'aside'),
    anything,
  )
  fc.assert(
    fc.property(fc.array(paths, { maxLength: 4 }), fc.array(inKey, { maxLength: 4 }), (outer, inner) => {
      const canvas = JSON.parse(text)
      for (const [at, key, value] of outer) canvas.nodes[at % canvas.nodes.length][key] = value
      for (const [at, key, value] of inner) {
        const own = canvas.nodes[at % canvas.nodes.length].throughline
        if (typeof own === 'object' && own !== null) own[key] = value
      }
      expectSound(importCanvas(JSON.stringify(canvas)))
    }),
    { numRuns: RUNS, seed: 6 },
  )
  reportBattery('T17', 'hostile boards', RUNS)
})

test('scenes of anything', () => {
  const keys = [
    'id',
    'type',
    'x',
    'y',
    'width',
    'height',
    'text',
    'containerId',
    'frameId',
    'points',
    'link',
    'groupIds',
  ]
  const more = [
    'startBinding',
    'endBinding',
    'isDeleted',
    'name',
    'boundElements',
    'backgroundColor',
    'originalText',
  ]
  const type = fc.constantFrom(
    'rectangle',
    'text',
    'arrow',
    'line',
    'frame',
    'image',
    'freedraw',
    'ellipse',
    '__proto__',
  )
  const element = fc
    .record({ type, x: fc.integer(), y: fc.integer() })
    .chain((sound) => entry([...keys, ...more]).map((odd) => ({ ...sound, ...odd })))
  const list = fc.array(fc.oneof(element, anything))
  const file = fc.oneof(
    fc.record({ type: fc.constant('excalidraw'), elements: list, appState: anything }),
    fc.record({
      type: fc.constant('excalidrawlib'),
      library: fc.array(fc.oneof(list, anything)),
      libraryItems: anything,
    }),
  )
  fc.assert(
    fc.property(file, (value) => expectSound(importExcalidraw(JSON.stringify(value)))),
    { numRuns: RUNS, seed: 6 },
  )
  reportBattery('T17', 'hostile boards', RUNS)
})

describe('too much', () => {
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index))
  const spread = (index: number) => ({
    x: (index % 200) * 260,
    y: Math.floor(index / 200) * 90,
    width: 250,
    height: 60,
  })

  test.each([
    [
      'nodes',
      importCanvas,
      { nodes: many(100_000, (id) => ({ id: `${id}`, type: 'text', text: 'x', ...spread(id) })) },
    ],
    [
      'elements',
      importExcalidraw,
      {
        type: 'excalidraw',
        elements: many(100_000, (id) => ({ id: `${id}`, type: 'text', text: 'x', ...spread(id) })),
      },
    ],
  ])('100,000 %s are refused', (_what, read, value) => {
    expect(read(JSON.stringify(value))).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })

  test.each([
    ['all in one place', () => ({ x: 0, y: 0, width: 250, height: 60 })],
    ['far apart', (index: number) => ({ x: index * 1e6, y: -index * 1e6, width: 1, height: 1 })],
    ['in one frame of a thousand in each other', spread],
  ] as const)('20,000 notes %s are read', (_what, rectOf) => {
    const frames = many(1000, (index) => ({
      id: `g${index}`,
      type: 'group',
      x: -index,
      y: -index,
      width: 60_000 + 2 * index,
      height: 60_000 + 2 * index,
    }))
    const texts = many(20_000, (index) => ({
      id: `t${index}`,
      type: 'text',
      text: `note ${index}`,
      ...rectOf(index),
    }))
    const edges = many(5000, (index) => ({ id: `e${index}`, fromNode: `t${index}`, toNode: `t${index + 1}` }))
    const result = importCanvas(JSON.stringify({ nodes: [...frames, ...texts], edges }))
    if (!result.ok) throw new Error(result.error.message)
    const count = result.value.records.filter(({ table }) => table === 'cards' || table === 'notes').length
    expect(count).toBe(20_000)
  })

  test('10,000 shapes that all hold each other are read', () => {
    const shapes = many(10_000, (index) => ({
      id: `s${index}`,
      type: 'rectangle',
      x: 0,
      y: 0,
      width: 1e6,
      height: 1e6,
    }))
    const texts = many(10_000, (index) => ({
      id: `t${index}`,
      type: 'text',
      text: `word ${index}`,
      ...spread(index),
    }))
    const arrows = many(10_000, (index) => ({
      id: `a${index}`,
      type: 'arrow',
      x: index,
      y: index,
      width: 9,
      height: 9,
      points: [
        [0, 0],
        [9, 9],
      ],
    }))
    const result = importExcalidraw(
      JSON.stringify({ type: 'excalidraw', elements: [...shapes, ...texts, ...arrows] }),
    )
    if (!result.ok) throw new Error(result.error.message)
    const said = result.value.records.flatMap(({ table, fields }) =>
      table === 'cards' || table === 'notes' ? [fields.text] : [],
    )
    expect(new Set(said).size).toBe(10_000)
  })
})
