import { breakLines } from '#shared/layout/text/break-lines.ts'
import { lookKey, type Merge, type TableSheet } from './table-sheet.ts'

/** A line of a cell, in points. */
const LINE = 15
const TITLE_LINE = 24
/** No row of a spreadsheet is higher. */
const MOST = 409
/** 11 pt and a little more: spreadsheets take whatever font is at hand. */
const LETTERS_PX = 15
const PX_PER_CHARACTER = 7

/**
 * How high rows have to be for their texts, in points; those with one line are left out. Programs that find no height in a
 * workbook show one line of each cell, or the rest of it over the row below.
 */
export function rowHeights(sheet: TableSheet): ReadonlyMap<number, number> {
  const merges = new Map(sheet.merges.map((merge) => [lookKey(merge.row, merge.column), merge]))
  const heights = new Map<number, number>()
  for (const [row, cells] of sheet.rows.entries()) {
    if (sheet.hiddenRows.has(row)) continue
    const lines = cells.map((text, column) => linesOf(sheet, text, column, merges.get(lookKey(row, column))))
    const isTitle = cells.some((_, column) => sheet.looks.get(lookKey(row, column))?.isTitle)
    const most = Math.max(1, ...lines)
    if (isTitle) heights.set(row, TITLE_LINE)
    else if (most > 1) heights.set(row, Math.min(MOST, most * LINE))
  }
  return heights
}

/** A cell over several rows has room enough: they are its lane's. */
function linesOf({ columns }: TableSheet, text: string, column: number, merge: Merge | undefined): number {
  if (text === '' || columns[column]?.isHidden || (merge && merge.rows > 1)) return 0
  const across = columns.slice(column, column + (merge?.columns ?? 1))
  const characters = across.reduce((sum, { width, isHidden }) => sum + (isHidden ? 0 : width), 0)
  if (characters === 0) return 0
  return breakLines(text, 'sans-regular', LETTERS_PX, characters * PX_PER_CHARACTER).length
}
