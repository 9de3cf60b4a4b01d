import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textOfMarkdown } from '#shared/formats/canvas/markdown.ts'
import { OWN_KEY } from '#shared/formats/canvas/own-key.ts'
import { exportCanvas } from '#shared/formats/canvas/write-canvas.ts'
import { cardsIn, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { HOSTILE_TEXTS } from '#test/support/hostile-texts.ts'
import { importProject, SMALL_PROJECT, snapshotOf } from '../project-builders.ts'
import { canvasProblems } from './strict-canvas.ts'

interface Node {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly label?: string
  readonly [OWN_KEY]?: { readonly table: string; readonly id: string }
}

const nodesOf = (snapshot: Snapshot, mapId: string): readonly Node[] =>
  JSON.parse(exportCanvas(snapshot, viewMap(snapshot, mapId) as MapView).text).nodes

const wordsOf = (nodes: readonly Node[]): string =>
  nodes.map(({ text = '', label = '' }) => `${textOfMarkdown(text)}\n${label}`).join('\n')

const sample = snapshotOf(importProject(JSON.parse(readFileSync('assets/sample/mira.json', 'utf8'))).records)

test('the export is one valid file, called after the map, that says what it is', async () => {
  const result = await made(exportJob({ format: 'canvas' }, sample))
  expect(result.files.map(({ name }) => name)).toEqual([`${mapsOf(sample)[0]?.title}.canvas`])
  expect(result.what).toMatch(/^a JSON Canvas of \d+ nodes and \d+ edges$/)
  expect(canvasProblems(textIn(result))).toEqual([])
})

test('every word of the sample is on the canvas', () => {
  for (const { id } of mapsOf(sample)) {
    const view = viewMap(sample, id) as MapView
    const words = wordsOf(nodesOf(sample, id))
    const typed = [
      ...[view.map.title, ...view.personas.map(({ name }) => name)],
      ...view.stages.flatMap(({ stage, steps }) => [
        stage.title,
        stage.goal,
        ...steps.map(({ title }) => title),
      ]),
      ...view.lanes.flatMap((lane) => [
        lane.title,
        ...view.steps.flatMap((step) =>
          cardsIn(view, lane.id, step.id).flatMap(({ text, tags }) => [text, ...tags]),
        ),
      ]),
      ...view.notes.map(({ text }) => text),
    ]
    expect(typed.length).toBeGreaterThan(30)
    for (const text of typed) expect(words).toContain(text)
  }
})

test('hostile texts are words on the canvas, in every field that it shows', () => {
  for (const text of HOSTILE_TEXTS.filter((_text, index) => index % 6 === 0)) {
    const snapshot = projectFullOf(text)
    for (const mapId of HOSTILE_MAPS) {
      const written = exportCanvas(snapshot, viewMap(snapshot, mapId) as MapView).text
      expect(canvasProblems(written), text).toEqual([])
      expect(wordsOf(JSON.parse(written).nodes), text).toContain(text)
    }
  }
})

test('cards stand in their stage and beside their lane’s name, and cover no other', () => {
  const nodes = nodesOf(snapshotOf(SMALL_PROJECT), 'm')
  const node = (id: string) => nodes.find((one) => one.id === id) as Node
  const [stage, lane, card] = [node('s2'), node('doing'), node('c1')]
  expect(stage).toMatchObject({ type: 'group', label: 'Ride' })
  expect(card.x).toBeGreaterThan(stage.x)
  expect(card.x + card.width).toBeLessThan(stage.x + stage.width)
  expect(card.y).toBeGreaterThan(lane.y)
  expect(card.y + card.height).toBeLessThan(lane.y + lane.height)
  const cards = nodes.filter((one) => one[OWN_KEY]?.table === 'cards')
  for (const one of cards)
    for (const other of cards)
      if (one !== other)
        expect(
          one.x < other.x + other.width &&
            other.x < one.x + one.width &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height,
          `${one.id} and ${other.id}`,
        ).toBe(false)
})

test('what stays with the project is not in the file; hidden lanes and pictures are told', () => {
  const records = SMALL_PROJECT.map((record) =>
    record.table === 'lanes' && record.id === 'hurts'
      ? { ...record, fields: { ...record.fields, hidden: true } }
      : record,
  )
  const picture = `${'ab'.repeat(32)}.png`
  const snapshot = snapshotOf([
    ...records,
    {
      table: 'cards',
      id: 'pic',
      fields: { kind: 'image', place: ['doing', 'p1', 'V'], image: picture, authorId: 'participant-7' },
    },
    { table: 'comments', id: 'said', fields: { mapId: 'm', text: 'Between us' } },
  ])
  const { text, report } = exportCanvas(snapshot, viewMap(snapshot, 'm') as MapView)
  for (const secret of ['What happens?', 'participant-7', 'Between us', 'Late'])
    expect(text).not.toContain(secret)
  expect(text).toContain(`![[${picture}]]`)
  expect(report).toEqual([
    '1 hidden lane is not in the canvas.',
    '1 picture is named in the canvas but not in its file: a canvas shows pictures that lie in the same vault.',
  ])
})

test('records of different kinds that share an id have nodes of their own', () => {
  const snapshot = snapshotOf([
    { table: 'maps', id: 'x', fields: { title: 'x' } },
    { table: 'stages', id: 'x', fields: { mapId: 'x', title: 'x' } },
    { table: 'lanes', id: 'x', fields: { mapId: 'x', title: 'x' } },
    { table: 'cards', id: 'x', fields: { place: ['x', 'x~first', 'V'], text: 'x' } },
  ])
  const nodes = nodesOf(snapshot, 'x')
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(5)
})
