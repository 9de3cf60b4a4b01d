import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { aboutSheet, cardsSheet, gridSheet } from '#shared/formats/tables/sheets-of-map.ts'
import { lookKey, type Merge, type TableSheet } from '#shared/formats/tables/table-sheet.ts'
import { LIGHT, type PaperTone } from '#shared/layout/drawing/theme.ts'

/** As much of a table as one looks at in a preview. */
const MOST = { rows: 40, columns: 20 } as const

/** The beginning of a table as a program shows it: without what is hidden there. */
export interface ShownTable {
  readonly name: string
  /** Widths in characters. */
  readonly columns: readonly number[]
  readonly rows: readonly ShownRow[]
  /** How many rows follow. */
  readonly more: number
}

interface ShownRow {
  readonly number: number
  readonly cells: readonly ShownCell[]
}

/** What stands in a cell, over how many columns, on which paper. */
export interface ShownCell {
  readonly column: number
  readonly text: string
  readonly span: number
  readonly tone: PaperTone | null
  readonly isHeading: boolean
}

/** The tables that a spreadsheet or CSV will hold. */
export function tablesOf({ format, tableShape }: ExportSettings, source: MapSource): readonly ShownTable[] {
  if (format === 'xlsx') return [gridSheet, cardsSheet, aboutSheet].map((sheet) => asShown(sheet(source)))
  const sheet = tableShape === 'grid' ? gridSheet(source) : cardsSheet(source)
  return [asShown(plain(sheet))]
}

/** A CSV hides nothing and has no colours. */
const plain = (sheet: TableSheet): TableSheet => ({
  ...sheet,
  columns: sheet.columns.map(({ width }) => ({ width: Math.min(width, 20) })),
  hiddenRows: new Set(),
  merges: [],
  looks: new Map(),
})

function asShown(sheet: TableSheet): ShownTable {
  const columns = sheet.columns
    .flatMap(({ isHidden }, index) => (isHidden ? [] : [index]))
    .slice(0, MOST.columns)
  const rows = sheet.rows.flatMap((_, index) => (sheet.hiddenRows.has(index) ? [] : [index]))
  const spans = new Map(sheet.merges.map((merge) => [lookKey(merge.row, merge.column), merge]))
  return {
    name: sheet.name,
    columns: columns.map((column) => sheet.columns[column]?.width ?? 10),
    rows: rows
      .slice(0, MOST.rows)
      .map((row) => ({ number: row + 1, cells: cellsOf(sheet, row, columns, spans) })),
    more: Math.max(0, rows.length - MOST.rows),
  }
}

function cellsOf(
  sheet: TableSheet,
  row: number,
  columns: readonly number[],
  spans: ReadonlyMap<string, Merge>,
): readonly ShownCell[] {
  const cells: ShownCell[] = []
  let covered = -1
  for (const column of columns) {
    if (column <= covered) continue
    const key = lookKey(row, column)
    const merge = spans.get(key)
    covered = merge && merge.rows === 1 ? column + merge.columns - 1 : column
    const look = sheet.looks.get(key)
    cells.push({
      column,
      text: textAt(sheet, row, column, spans),
      span: columns.filter((other) => other >= column && other <= covered).length,
      tone: look?.tone ? LIGHT.tones[look.tone] : null,
      isHeading: look?.isHeading === true || look?.isTitle === true,
    })
  }
  return cells
}

/** Of cells that are merged downwards only the first says something. */
function textAt(sheet: TableSheet, row: number, column: number, spans: ReadonlyMap<string, Merge>): string {
  for (let above = row - 1; above >= 0; above--) {
    const merge = spans.get(lookKey(above, column))
    if (merge) return merge.row + merge.rows > row && merge.rows > 1 ? '' : (sheet.rows[row]?.[column] ?? '')
  }
  return sheet.rows[row]?.[column] ?? ''
}
