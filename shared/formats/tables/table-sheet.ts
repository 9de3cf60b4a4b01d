import type { Color } from '#shared/model/vocabulary.ts'
import type { Sheet } from './table.ts'

/** A column of a spreadsheet: how wide, and what it takes. */
export interface SheetColumn {
  /** In characters, as spreadsheets count. */
  readonly width: number
  readonly isHidden?: boolean
  /** Cells that hold a number are numbers, not text. */
  readonly isNumeric?: boolean
  /** The words that may stand in it. */
  readonly options?: readonly string[]
}

/** How a cell looks: on which paper, and whether it heads others. */
export interface CellLook {
  readonly tone?: Color
  readonly isHeading?: boolean
  readonly isTitle?: boolean
  /** Where it holds a number, it is one for the spreadsheet too. */
  readonly isNumeric?: boolean
}

/** A range that is shown as one cell, with what stands in its first. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** A sheet with how it looks in a spreadsheet program; a CSV has the rows alone. */
export interface TableSheet extends Sheet {
  readonly columns: readonly SheetColumn[]
  readonly hiddenRows: ReadonlySet<number>
  readonly merges: readonly Merge[]
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** The first row below the headings: from there on columns take what they take. */
  readonly firstRow: number
  readonly looks: ReadonlyMap<string, CellLook>
}

/** The key of a cell's look. */
export const lookKey = (row: number, column: number): string => `${row},${column}`
