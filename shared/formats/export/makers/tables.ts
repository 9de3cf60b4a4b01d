import { counted } from '#shared/base/counted.ts'
import { ok } from '#shared/base/result.ts'
import { writeCsvSheet } from '../../tables/csv.ts'
import { hasUnwritable, lossesOf } from '../../tables/grid-losses.ts'
import { aboutSheet, cardsSheet, gridSheet } from '../../tables/sheets-of-map.ts'
import type { TableSheet } from '../../tables/table-sheet.ts'
import { writeXlsxBook } from '../../tables/write-xlsx.ts'
import type { Maker, MapSource } from '../export-job.ts'
import { oneFile } from './one-file.ts'

/** The map as an Excel workbook: as it lies, a row per card, and how to bring it back. */
export const makeXlsx: Maker = async ({ source }) => {
  const sheets = [gridSheet(source), cardsSheet(source), aboutSheet(source)]
  const content = await writeXlsxBook(sheets)
  const { cards } = sizeOf(source)
  const what = `a workbook with ${counted(cards, 'card')}`
  return ok(oneFile(source.view.map.title, 'xlsx', content, { what, ...said(source, sheets, 'both') }))
}

/** The map as separated values: as it lies, or a row per card. */
export const makeCsv: Maker = async ({ settings, source }) => {
  const { tableShape, separator } = settings
  const sheet = tableShape === 'grid' ? gridSheet(source) : cardsSheet(source)
  const { cards, lanes, steps } = sizeOf(source)
  const size = `${counted(lanes, 'lane')} and ${counted(steps, 'step')}`
  const what = tableShape === 'grid' ? `a table of ${size}` : `a table of ${counted(cards, 'card')}`
  const ending = separator === 'tab' ? 'tsv' : 'csv'
  const content = writeCsvSheet(sheet, separator)
  return ok(oneFile(source.view.map.title, ending, content, { what, ...said(source, [sheet], tableShape) }))
}

function sizeOf({ view }: MapSource) {
  const cards = [...view.cells.values()].flatMap((row) => [...row.values()].flat()).length
  return { cards, lanes: view.lanes.length, steps: view.steps.length }
}

function said(source: MapSource, sheets: readonly TableSheet[], shape: 'grid' | 'cards' | 'both') {
  const report = [...lossesOf(source.snapshot, source.view, shape)]
  if (hasUnwritable(source.view, sheets))
    report.push('Some texts hold control characters, which no table can; they stand there as �.')
  return { details: sizeOf(source), report }
}
