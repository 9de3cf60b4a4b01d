import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type Separator, writeCsvSheet } from '#shared/formats/tables/csv.ts'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import type { GridChanges } from '#shared/formats/tables/grid-types.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { readTable } from '#shared/formats/tables/read-table.ts'
import type { TableSource } from '#shared/formats/tables/sheets-of-map.ts'
import { aboutSheet, cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { writeXlsxBook } from '#shared/formats/tables/write-xlsx.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'
import { randomRecords, snapshotOf } from '../project-builders.ts'

/** A project's first map, to be written as tables. */
export function tableSource(snapshot: Snapshot, mapId = mapsOf(snapshot)[0]?.id ?? ''): TableSource {
  const view = viewMap(snapshot, mapId)
  if (!view) throw new Error('The project has no map.')
  return { snapshot, view, day: '2026-11-22' }
}

/** The ways a map travels as tables. */
export const WAYS = ['grid,', 'grid;', 'grid\t', 'cards,', 'xlsx'] as const
export type Way = (typeof WAYS)[number]

const SEPARATORS: Readonly<Record<string, Separator>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }

/** The file of a map. */
export async function written(source: TableSource, way: Way): Promise<Uint8Array> {
  if (way === 'xlsx') return writeXlsxBook([gridSheet(source), cardsSheet(source), aboutSheet(source)])
  const sheet = way.startsWith('grid') ? gridSheet(source) : cardsSheet(source)
  return writeCsvSheet(sheet, SEPARATORS[way.at(-1) as string] as Separator)
}

/** The tables in a file. */
export async function readBack(bytes: Uint8Array, way: Way): Promise<Workbook> {
  const read = await readTable(way === 'xlsx' ? 'xlsx' : 'csv', bytes)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.workbook
}

/** What bringing a table back would do. */
export function changesOf(workbook: Workbook, snapshot: Snapshot): GridChanges {
  const reading = readGrid(workbook)
  if (!reading) throw new Error('This is no table of ours.')
  const changes = changesFromGrid(reading, snapshot)
  if (!changes.ok) throw new Error(changes.error.message)
  return changes.value
}

/** Any project: half of them as merges leave it, half as people make it command by command. */
export function randomProject(seed: number): Snapshot {
  if (seed % 2 === 0) return snapshotOf(randomRecords(seed))
  const chance = chanceOf(seed)
  const { doc } = buildProject({
    lanes: ['cards', 'pains', 'sentiment', 'metrics', 'channels', 'opportunities'],
  })
  for (let count = 25; count > 0; count--)
    runCommands(doc, [randomCommand(projectDocument(doc), chance)], 'test')
  return projectDocument(doc)
}
