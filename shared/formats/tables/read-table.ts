import type { Result } from '#shared/base/result.ts'
import { ok } from '#shared/base/result.ts'
import { type ReadTable, readCsv } from './csv.ts'
import { readXlsxBook } from './read-xlsx.ts'

/** The tables of a CSV, a TSV or an Excel workbook. Never throws; refuses in a sentence what cannot be read. */
export async function readTable(format: 'csv' | 'xlsx', bytes: Uint8Array): Promise<Result<ReadTable>> {
  if (format === 'csv') return readCsv(bytes)
  const book = await readXlsxBook(bytes)
  return book.ok ? ok({ workbook: book.value, report: [] }) : book
}
