import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { filterView } from '#shared/analysis/filter.ts'
import type { Made } from '#shared/formats/export/export-job.ts'
import { importFile } from '#shared/formats/import-file.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { readCsv } from '#shared/formats/tables/csv.ts'
import { gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { cardsIn, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { importProject, SMALL_PROJECT, snapshotOf } from '../project-builders.ts'
import { changesOf, readBack, tableSource } from './table-builders.ts'

const FILES = ['assets/sample', 'assets/templates', 'assets/templates/examples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'index.json')
    .map((name) => join(folder, name)),
)

const projectIn = (path: string): Snapshot =>
  snapshotOf(importProject(JSON.parse(readFileSync(path, 'utf8'))).records)

/** The workbooks of all files, made once. */
const workbooks = once(() =>
  Promise.all(
    FILES.map(async (path) => {
      const snapshot = projectIn(path)
      return { path, snapshot, bytes: bytesIn(await made(exportJob({ format: 'xlsx' }, snapshot))) }
    }),
  ),
)

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const bytesIn = ({ files }: Made): Uint8Array => files[0]?.content as Uint8Array

/** The texts on a map as people read them. */
function textsOf(snapshot: Snapshot): readonly string[] {
  const { view } = tableSource(snapshot)
  const titles = [...view.stages.map(({ stage }) => stage), ...view.steps, ...view.lanes].map(
    ({ title }) => title,
  )
  const cards = view.lanes.flatMap(({ id }) => view.steps.flatMap((step) => cardsIn(view, id, step.id)))
  return [...titles, ...cards.map(({ text }) => text), view.map.title].filter((text) => text !== '')
}

describe('the sample and every template', { timeout: 120_000 }, () => {
  test('as a workbook: every text is in it for an independent reader, and it comes back without a change', async () => {
    expect(FILES.length).toBeGreaterThan(20)
    for (const { path, snapshot, bytes } of await workbooks()) {
      const sheets = await readExcelFile(Buffer.from(bytes), { trim: false })
      const seen = sheets.map(({ data }) => new Set(data.flat().map(String)))
      const [grid, cards] = seen as [Set<string>, Set<string>]
      expect({
        path,
        missing: textsOf(snapshot).filter((text) => !grid.has(text) && !cards.has(text)),
      }).toEqual({
        path,
        missing: [],
      })
      expect({ path, changes: changesOf(await readBack(bytes, 'xlsx'), snapshot).changes }).toEqual({
        path,
        changes: [],
      })
    }
  })

  test.each(['grid', 'cards'] as const)(
    'as separated values (%s): every text is in it, and nothing else on the way back',
    async (tableShape) => {
      for (const [index, path] of FILES.entries()) {
        const snapshot = projectIn(path)
        const separator = (['comma', 'semicolon', 'tab'] as const)[index % 3] ?? 'comma'
        const file = await made(exportJob({ format: 'csv', tableShape, separator }, snapshot))
        expect(file.files[0]?.name.endsWith(separator === 'tab' ? '.tsv' : '.csv')).toBe(true)
        const read = readCsv(bytesIn(file))
        if (!read.ok) throw new Error(read.error.message)
        expect({ path, changes: changesOf(read.value.workbook, snapshot).changes }).toEqual({
          path,
          changes: [],
        })
      }
    },
  )

  test('imported, they are maps that look the same', async () => {
    for (const { snapshot, bytes } of await workbooks()) {
      const read = await importFile('My map.xlsx', bytes)
      if (!read.ok) throw new Error(read.error.message)
      const imported = snapshotOfRecords(read.value.records)
      const [before, after] = [snapshot, imported].map((one) => gridSheet(tableSource(one)).rows.slice(1))
      expect(after).toEqual(before)
      expect(read.value).toMatchObject({
        format: 'xlsx',
        title: tableSource(snapshot).view.map.title || 'My map',
        report: [],
      })
    }
  })
})

describe('what is said of an export', () => {
  test('its size, and what a table does not hold', async () => {
    const snapshot = snapshotOf(SMALL_PROJECT)
    const [book, grid, cards] = [
      await made(exportJob({ format: 'xlsx' }, snapshot)),
      await made(exportJob({ format: 'csv' }, snapshot)),
      await made(exportJob({ format: 'csv', tableShape: 'cards' }, snapshot)),
    ]
    expect([book.what, grid.what, cards.what]).toEqual([
      'a workbook with 4 cards',
      'a table of 3 lanes and 2 steps',
      'a table of 4 cards',
    ])
    expect(book.details).toEqual({ cards: 4, lanes: 3, steps: 2 })
    expect(book.report).toEqual(['A table does not hold these: 1 connector, 1 free note.'])
    expect(grid.report).toHaveLength(2)
    expect(book.files[0]?.name).toBe('Commute.xlsx')
    expect(textIn(cards)).not.toContain('What happens?')
  })

  test('characters that no table holds', async () => {
    const odd = snapshotOf(
      SMALL_PROJECT.map((record) =>
        record.id === 'c1' ? { ...record, fields: { ...record.fields, text: 'a\u0001' } } : record,
      ) as never,
    )
    const file = await made(exportJob({ format: 'xlsx' }, odd))
    expect(file.report.at(-1)).toMatch(/control characters/)
  })
})

test('of a filtered map only what was exported can be removed', async () => {
  const snapshot = snapshotOf(SMALL_PROJECT)
  const mapId = mapsOf(snapshot)[0]?.id as string
  const view = viewMap(snapshot, mapId)
  if (!view) throw new Error('There is a map.')
  const filtered = filterView(view, { ...NO_FILTER, tags: ['rain'] })
  const sheet = gridSheet({ snapshot, view: filtered, day: '2026-11-22' })
  expect(sheet.rows.flat()).toContain('first')
  expect(sheet.rows.flat()).not.toContain('second')
  expect(changesOf([sheet], snapshot).changes).toEqual([])
  const emptied = sheet.rows.map((row) => row.map((cell) => (cell === 'first' ? '' : cell)))
  expect(changesOf([{ name: '', rows: emptied }], snapshot).changes.map(({ recordId }) => recordId)).toEqual([
    'c1',
  ])
})
