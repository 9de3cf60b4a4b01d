import { expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import { recordsOfGrid } from '#shared/formats/tables/grid-records.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'
import { documentOf } from '../project-builders.ts'
import { randomProject, tableSource } from './table-builders.ts'

const RUNS = runsOf('TABLE_RUNS', 20)

const TEXTS = [
  '',
  'New',
  '1',
  '-2',
  'Mira: 1',
  '=1+1',
  'phone',
  '#nobody',
  'throughline:end:1:2',
  'pains',
  '2026-01-02',
]

/** What may become of a table in other hands: cells typed over, swapped, emptied; rows and columns gone, doubled, moved. */
function damaged(workbook: Workbook, chance: Chance): Workbook {
  return workbook.map(({ name, rows: made }) => {
    let rows = made.map((row) => [...row])
    const width = Math.max(...rows.map((row) => row.length))
    const cellAt = () => ({ row: rows[chance.whole(rows.length)] ?? [], column: chance.whole(width) })
    const inEach = (change: (row: string[]) => unknown): void => {
      for (const row of rows) change(row)
    }
    for (let count = 1 + chance.whole(12); count > 0 && rows.length > 0; count--) {
      const at = chance.whole(rows.length)
      const to = chance.whole(rows.length)
      const column = chance.whole(width)
      const [a, b] = [cellAt(), cellAt()]
      const said = a.row[a.column] ?? ''
      const acts = [
        () => a.row.splice(a.column, 1, chance.pick(TEXTS)),
        () => a.row.splice(a.column, 1, ...b.row.splice(b.column, 1, said)),
        () => b.row.splice(b.column, 1, said),
        () => rows.splice(at, 1),
        () => rows.splice(at, 0, [...(rows[to] ?? [])]),
        () => rows.splice(at, 0, ...rows.splice(to, 1)),
        () => inEach((row) => row.splice(column, 1 + chance.whole(2))),
        () => inEach((row) => row.splice(column, 0, '')),
        () => inEach((row) => row.splice(column, 0, ...row.splice(chance.whole(width), 2))),
        () => rows.splice(4, rows.length, ...rows.slice(4).sort()),
      ]
      chance.pick(acts)()
    }
    rows = rows.map((row) => Array.from(row, (cell) => cell ?? ''))
    return { name, rows: chance.happens(0.1) ? rows.slice(0, chance.whole(rows.length)) : rows }
  })
}

const recordsOf = (snapshot: Snapshot): RecordToInsert[] =>
  TABLES.filter((table) => table !== 'projects').flatMap((table) =>
    Object.values(snapshot[table]).map(({ id, ...fields }) => ({ table, id, fields }) as RecordToInsert),
  )

test(`whatever becomes of ${RUNS} tables and of the map meanwhile: they are read, and what comes of it can be carried out`, {
  timeout: 120_000,
}, () => {
  let brought = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const chance = chanceOf(seed)
    const snapshot = randomProject(seed)
    const mapId = mapsOf(snapshot)[0]?.id
    if (mapId === undefined) continue
    const source = tableSource(snapshot)
    const workbook = damaged(
      chance.pick([[gridSheet(source)], [cardsSheet(source)], [gridSheet(source), cardsSheet(source)]]),
      chance,
    )
    const doc = documentOf(recordsOf(snapshot))
    for (let count = chance.whole(15); count > 0; count--)
      runCommands(doc, [randomCommand(projectDocument(doc), chance)], 'test')
    const reading = readGrid(workbook)
    if (!reading) continue
    expect(() => recordsOfGrid(reading, 'New')).not.toThrow()
    const changes = changesFromGrid(reading, projectDocument(doc))
    if (!changes.ok) {
      expect({ seed, code: changes.error.code }).toEqual({ seed, code: 'gone' })
      continue
    }
    brought += changes.value.commands.length
    const done = runCommands(doc, changes.value.commands, 'test')
    expect({ seed, done }).toEqual({ seed, done: { ok: true, value: null } })
  }
  expect(brought).toBeGreaterThan(RUNS)
})
