/** A map as JSON Canvas and back: every field that may leave a project comes home. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { importCanvas } from '#shared/formats/canvas/import-canvas.ts'
import { exportCanvas } from '#shared/formats/canvas/write-canvas.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { essence, importProject, randomRecords, snapshotOf } from '../project-builders.ts'
import { denseRecords } from './dense-projects.ts'
import { canvasProblems } from './strict-canvas.ts'

/** What of a project belongs to one map, without what stays with the people who work on it. */
function homeOf(snapshot: Snapshot, view: MapView): Snapshot {
  const shown = new Set<unknown>([view.map.id])
  const cards = [...view.cells.values()].flatMap((row) => [...row.values()].flat())
  const named = new Set([...view.map.personaIds, ...cards.map(({ personaId }) => personaId)])
  for (const { stage, steps } of view.stages) for (const { id } of [stage, ...steps]) shown.add(id)
  const lists = [view.lanes, cards, view.connectors, view.notes, [...view.groups.values()]]
  for (const list of lists) for (const { id } of list) shown.add(id)
  const kept = <R extends object>(
    table: Readonly<Record<string, R>>,
    isKept: (record: R, id: string) => boolean,
  ) =>
    Object.fromEntries(
      Object.entries(table).flatMap(([id, record]) =>
        isKept(record, id) ? [[id, withoutPrivate(record)]] : [],
      ),
    )
  const here = (_record: object, id: string): boolean => shown.has(id)
  return {
    ...snapshot,
    ...{ projects: {}, authors: {}, comments: {}, views: {} },
    maps: kept(snapshot.maps, (_map, id) => id === view.map.id),
    personas: kept(snapshot.personas, (_persona, id) => named.has(id)),
    traits: kept(snapshot.traits, ({ personaId }) => named.has(personaId)),
    stages: kept(snapshot.stages, here),
    steps: kept(snapshot.steps, here),
    lanes: kept(snapshot.lanes, here),
    cards: kept(snapshot.cards, here),
    groups: kept(snapshot.groups, here),
    connectors: kept(snapshot.connectors, here),
    notes: kept(snapshot.notes, here),
  } as Snapshot
}

const PRIVATE = { prompt: '', speakerNotes: '', authorId: '' }
const withoutPrivate = <R extends object>(record: R): R => ({
  ...record,
  ...Object.fromEntries(Object.entries(PRIVATE).filter(([key]) => key in record)),
})

/** A random project in which other programs left something in every kind of record that can keep it. */
function keepingRecords(records: readonly RecordToInsert[], seed: number): RecordToInsert[] {
  return records.map((record, index) => {
    const keeps = ['maps', 'stages', 'steps', 'lanes', 'cards', 'connectors', 'notes'].includes(record.table)
    if (!keeps || (seed + index) % 4 !== 0) return record
    const canvas = { styleAttributes: { border: 'dashed' }, rank: index, ['__proto__']: { odd: true } }
    const foreign = JSON.stringify({ other: ['kept'], canvas })
    return { ...record, fields: { ...record.fields, foreign } } as RecordToInsert
  })
}

const SEEDS = runsOf('CANVASES', 20)
/** Of those that are full to the brim, fewer do. */
const FULL = runsOf('FULL_CANVASES', 8)

/** Sends every map of a project out and takes it back in. */
function expectHome(snapshot: Snapshot, note: string): void {
  for (const { id } of mapsOf(snapshot)) {
    const view = viewMap(snapshot, id) as MapView
    const { text } = exportCanvas(snapshot, view)
    expect(canvasProblems(text), note).toEqual([])
    const back = importCanvas(text)
    if (!back.ok) throw new Error(back.error.message)
    expect(back.value.report, note).toEqual([])
    const home = snapshotOf(back.value.records)
    expect(essence({ ...home, projects: {} }), `${note}, map ${id}`).toEqual(essence(homeOf(snapshot, view)))
    // What has no place on a map, and ids and places of nodes, stay too.
    const again = exportCanvas(home, viewMap(home, id) as MapView)
    expect(JSON.parse(again.text), note).toEqual(JSON.parse(text))
  }
}

test(`${SEEDS} random projects come back as they were, from canvases that are valid`, {
  timeout: 180_000,
}, () => {
  for (let seed = 1; seed <= SEEDS; seed++)
    expectHome(snapshotOf(keepingRecords(randomRecords(seed), seed)), `seed ${seed}`)
  reportBattery('T16', 'round trips', SEEDS)
})

test(`${FULL} full random maps come back as they were`, { timeout: 180_000 }, () => {
  for (let seed = 1; seed <= FULL; seed++)
    expectHome(snapshotOf(keepingRecords(denseRecords(seed), seed)), `seed ${seed}`)
  reportBattery('T16', 'round trips', FULL)
})

test('the sample and every template come back as they were', () => {
  const folders = ['assets/sample', 'assets/templates', 'assets/templates/examples']
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== 'index.json')
      .map((name) => join(folder, name)),
  )
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const read = importProject(JSON.parse(readFileSync(file, 'utf8')))
    expectHome(snapshotOf(read.records.filter(isShown)), file)
  }
})

/** Hidden lanes stay with the project, as on paper. */
const isShown = (record: RecordToInsert): boolean => record.table !== 'lanes' || record.fields.hidden !== true
