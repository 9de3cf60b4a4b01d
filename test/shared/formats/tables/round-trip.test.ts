import { describe, expect, test } from 'vitest'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { isEndRow } from '#shared/formats/tables/grid-marks.ts'
import { recordsOfGrid } from '#shared/formats/tables/grid-records.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { changesOf, randomProject, readBack, tableSource, WAYS, type Way, written } from './table-builders.ts'

const RUNS = runsOf('TABLE_RUNS', 20)

/** What a file of that kind holds of a map, by the cells in it. */
const held = (snapshot: Snapshot, way: Way, mapId?: string) => {
  const source = tableSource(snapshot, mapId)
  const sheets = [
    ...(way.startsWith('cards') ? [] : [gridSheet(source)]),
    ...(way.startsWith('grid') ? [] : [cardsSheet(source)]),
  ]
  // The last rows of a grid tell of fields that only the table of cards holds.
  return sheets.map(({ rows }) => (way.startsWith('grid') ? rows.filter((row) => !isEndRow(row)) : rows))
}

const asNew = (workbook: Workbook): Snapshot => {
  const reading = readGrid(workbook)
  if (!reading) throw new Error('This is no table of ours.')
  return snapshotOfRecords(recordsOfGrid(reading, '').records)
}

describe('tables that nobody touched', { timeout: 180_000 }, () => {
  test(`${RUNS} random projects come back without a change, and as new with all that a table holds`, async () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const snapshot = randomProject(seed)
      if (mapsOf(snapshot).length === 0) continue
      for (const way of ['xlsx', 'cards,', WAYS[seed % 3] as Way] as const) {
        const workbook = await readBack(await written(tableSource(snapshot), way), way)
        const { commands, changes, report } = changesOf(workbook, snapshot)
        expect({ seed, way, commands, changes, report }).toEqual({
          seed,
          way,
          commands: [],
          changes: [],
          report: [],
        })
        expect({ seed, way, held: held(asNew(workbook), way) }).toEqual({
          seed,
          way,
          held: held(snapshot, way),
        })
      }
    }
    reportBattery('T16', 'round trips', RUNS)
  })
})
