import { ok, type Result } from '#shared/base/result.ts'
import type { ImportedMap } from '../imported-map.ts'
import { cardsOfTable } from './cards-from-table.ts'
import { recordsOfGrid } from './grid-records.ts'
import { readGrid } from './read-grid.ts'
import { readTable } from './read-table.ts'

/** A map from separated values: one of ours whole, any other as it is most likely meant. Never throws. */
export const importCsv = (bytes: Uint8Array, name: string): Promise<Result<ImportedMap>> =>
  importTable('csv', bytes, name)

/** A map from an Excel workbook: one of ours whole, any other as it is most likely meant. Never throws. */
export const importXlsx = (bytes: Uint8Array, name: string): Promise<Result<ImportedMap>> =>
  importTable('xlsx', bytes, name)

async function importTable(
  format: 'csv' | 'xlsx',
  bytes: Uint8Array,
  name: string,
): Promise<Result<ImportedMap>> {
  const read = await readTable(format, bytes)
  if (!read.ok) return read
  const { workbook, report } = read.value
  const grid = readGrid(workbook)
  const map = grid ? ok(recordsOfGrid(grid, name.replace(/\.[^.]*$/, ''))) : cardsOfTable(workbook, name)
  return map.ok ? ok({ ...map.value, report: [...report, ...map.value.report] }) : map
}
