import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shapeBounds } from '#renderer/paint/shape-bounds.ts'
import { drawingOfExport, drawingsOfStages } from '#shared/formats/export/drawing-of-export.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { editionOf } from '#shared/formats/export/edition.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import { LOOKS, readExportSettings } from '#shared/formats/export/settings.ts'
import { readProjectJson, renewIds } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { greyOf, inGrey } from '#shared/layout/drawing/in-grey.ts'
import type { Drawing, GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { exportJob } from '#test/support/export-job.ts'
import { EVERY_KIND } from './support/maps.ts'
import { type MapSeed, snapshotOf } from './support/project-builder.ts'

const sourceOf = (snapshot: Snapshot): MapSource => exportJob({}, snapshot).source as MapSource
const everyKind = sourceOf(snapshotOf(EVERY_KIND))
const settings = readExportSettings({ legend: true, titleBlock: true })
const plain = readExportSettings({})

const partOf = ({ shapes }: Drawing, label: string): GroupShape => {
  const found = shapes.find((shape): shape is GroupShape => shape.type === 'group' && shape.label === label)
  if (!found) throw new Error(`There is no “${label}” in the drawing.`)
  return found
}
const wordsIn = (shapes: readonly Shape[]): string => [...textsOf(shapes)].map(({ text }) => text).join(' ')

/** All texts of a drawing with the corner of their group, where they really stand. */
function* standing(
  shapes: readonly Shape[],
  dx = 0,
  dy = 0,
): Generator<{ left: number; right: number; y: number }> {
  for (const shape of shapes) {
    if (shape.type === 'group')
      yield* standing(shape.children, dx + (shape.at?.x ?? 0), dy + (shape.at?.y ?? 0))
    if (shape.type !== 'text') continue
    const share = { start: 0, middle: 0.5, end: 1 }[shape.anchor]
    const left = shape.x + dx - shape.width * share
    yield { left, right: left + shape.width, y: shape.y + dy }
  }
}

function* colorsOf(shapes: readonly Shape[]): Generator<string> {
  for (const shape of shapes) {
    if (shape.type === 'group') yield* colorsOf(shape.children)
    else
      for (const part of ['fill', 'stroke'] as const) {
        const color = (shape as Partial<Record<typeof part, string>>)[part]
        if (color !== undefined && color !== 'none') yield color
      }
  }
}

const folder = join(import.meta.dirname, '../../../../assets')
const finished = [
  'sample/mira.json',
  ...readdirSync(join(folder, 'templates/examples')).map((name) => `templates/examples/${name}`),
]
function recordsOf(name: string) {
  const read = readProjectJson(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!read.ok) throw new Error(read.error.message)
  return read.value.records
}
const opened = (name: string): MapSource => sourceOf(snapshotOfRecords(recordsOf(name)))

describe.each(finished)('%s with legend and title block', (name) => {
  const source = opened(name)
  const drawing = drawingOfExport(settings, source)

  test('has both under the map, inside its bounds, nothing cut', () => {
    const { bounds } = drawing
    const map = drawingOfExport(plain, source)
    expect(bounds).toMatchObject({ x: map.bounds.x, y: map.bounds.y, width: map.bounds.width })
    const legend = shapeBounds(partOf(drawing, 'Legend'))
    const block = shapeBounds(partOf(drawing, 'About this sheet'))
    // Room for the map's own margin is free again below it.
    expect(legend.y).toBeGreaterThan(map.bounds.y + map.bounds.height - 48)
    expect(block.y).toBeGreaterThanOrEqual(legend.y)
    for (const { left, right, y } of standing(drawing.shapes)) {
      expect(left).toBeGreaterThanOrEqual(bounds.x)
      expect(right).toBeLessThanOrEqual(bounds.x + bounds.width)
      expect(y).toBeLessThan(bounds.y + bounds.height - 40)
    }
  })

  test('has no line of words upon another', () => {
    const lines = [...standing([partOf(drawing, 'Legend'), partOf(drawing, 'About this sheet')])]
    for (const [index, a] of lines.entries())
      for (const b of lines.slice(index + 1)) {
        const beside = a.right <= b.left || b.right <= a.left
        expect(beside || Math.abs(a.y - b.y) > 11, JSON.stringify([a, b])).toBe(true)
      }
  })
})

describe('a legend', () => {
  const legend = (seed: MapSeed, source = sourceOf(snapshotOf(seed)), look = settings): string =>
    wordsIn([partOf(drawingOfExport(look, source), 'Legend')])

  test('tells what occurs', () => {
    const words = legend(EVERY_KIND)
    for (const said of [
      ...['Doing', 'Pain points', 'A moment that matters', 'Missing: a gap', 'Planned', 'website'],
      ...['another channel, named beside it', 'Delighted', 'Upset', 'Mira Okafor', 'Jonas Weiß', 'Trough'],
      ...['Trivial', 'Needs a work-around', 'Abandons', 'A vote', 'researched', 'Some of it is backed'],
      ...['A way the customer may go', 'One leads to the other', 'Line of visibility'],
    ])
      expect(words, said).toContain(said)
  })

  test('tells nothing else', () => {
    const words = legend({
      title: 'Small',
      stages: [{ title: 'Only', steps: [{ title: 'Step' }] }],
      lanes: [{ id: 'doing', title: 'Doing', color: 'yellow', cells: [[{ text: 'One card' }]] }],
      connectors: [],
      notes: [],
    })
    expect(words).toBe('Legend Colours Doing')
  })

  test('tells what a filter has faded', () => {
    const dimmed = new Set(['ad'])
    expect(legend(EVERY_KIND)).not.toContain('Not what is being looked for')
    expect(legend(EVERY_KIND, { ...everyKind, dimmed })).toContain('Not what is being looked for')
  })

  test('names patterns only where they are drawn', () => {
    expect(legend(EVERY_KIND, everyKind, { ...settings, patterns: false })).not.toContain('Trough')
  })
})

describe('a title block', () => {
  const block = (source: MapSource): string =>
    wordsIn([partOf(drawingOfExport(settings, source), 'About this sheet')])

  test('says what the sheet is, of when, and of which edition', () => {
    const words = block(everyKind)
    expect(words).toContain(EVERY_KIND.title)
    expect(words).toContain('wants to leave the car at home')
    expect(words).toContain('Mira Okafor, Jonas Weiß')
    expect(words).toContain('Current state')
    expect(words).toContain('22 November 2026')
    expect(words).toContain(`Edition ${editionOf(everyKind.view)}`)
  })

  test('has the same edition for the same map, and another one after any change', () => {
    const again = sourceOf(snapshotOf(EVERY_KIND))
    expect(editionOf(again.view)).toBe(editionOf(everyKind.view))
    expect(editionOf(again.view)).toMatch(/^[0-9A-F]{4} [0-9A-F]{4}$/)
    const changed = snapshotOf({ ...EVERY_KIND, goal: 'get to work dry' })
    expect(editionOf(sourceOf(changed).view)).not.toBe(editionOf(everyKind.view))
    const [line, ...others] = EVERY_KIND.connectors ?? []
    const turned = { ...line, fromId: 'repair', toId: 'ride' } as NonNullable<typeof line>
    const relinked = snapshotOf({ ...EVERY_KIND, connectors: [turned, ...others] })
    expect(editionOf(sourceOf(relinked).view)).not.toBe(editionOf(everyKind.view))
  })

  test('has the same edition for a copy with other ids', () => {
    const [one, other] = [recordsOf('sample/mira.json'), renewIds(recordsOf('sample/mira.json'))].map(
      (records) => sourceOf(snapshotOfRecords(records)).view,
    ) as [MapSource['view'], MapSource['view']]
    expect(other.map.id).not.toBe(one.map.id)
    expect(editionOf(other)).toBe(editionOf(one))
  })
})

test.each(LOOKS)('the look %s draws the same words in the same places', (look) => {
  const drawing = drawingOfExport({ ...settings, look }, everyKind)
  const light = drawingOfExport(settings, everyKind)
  const map = (all: Drawing) => [...standing(all.shapes.slice(0, -2))]
  expect(map(drawing)).toEqual(map(light))
})

test('greyscale shows no colour at all: no portrait, no picture, nothing under the map', () => {
  const picture = { type: 'image', ref: 'x.png', x: 0, y: 0, width: 1, height: 1 } as const
  const drawing = drawingOfExport({ ...settings, look: 'greyscale' }, everyKind)
  for (const color of colorsOf(drawing.shapes)) expect(color).toBe(greyOf(color))
  expect(inGrey([{ type: 'group', children: [picture] }])).toEqual([
    { type: 'group', children: [{ ...picture, grey: true }] },
  ])
})

describe('stages as drawings of their own', () => {
  const stages = drawingsOfStages(settings, everyKind)

  test('are as many as the map has, each with what stands in it and nothing else', () => {
    expect(stages.map(({ label }) => label)).toEqual(['Awareness', 'Purchase', 'Use & repair'])
    const [first, second] = stages.map(({ drawing }) => wordsIn(drawing.shapes))
    expect(first).toContain('Notices a poster')
    expect(second).not.toContain('Notices a poster')
    expect(second).toContain('Surprise deposit')
    expect(first).not.toContain('Surprise deposit')
  })

  test('say which stage they are and share an edition', () => {
    for (const { label, drawing } of stages) {
      expect(drawing.title).toBe(`${EVERY_KIND.title}: ${label}`)
      expect(wordsIn(drawing.shapes)).toContain(editionOf(everyKind.view))
    }
  })
})
