import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { rowHeights } from './row-heights.ts'
import { type CellLook, lookKey, type TableSheet } from './table-sheet.ts'

/** What spreadsheets know as errors; as a text it stays a text. */
const ERRORS =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|PYTHON!)$/
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/

/** Sheets as an Excel workbook: texts stay texts, nothing is ever a formula. */
export async function writeXlsxBook(sheets: readonly TableSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return withGrowingRows(await writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: FONT }))
}

const FONT = { name: 'Calibri', size: 11 } as const

/** The library marks heights as chosen by hand; such rows would not grow with what people type into them. */
function withGrowingRows(book: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(book)).map(([name, bytes]) => [
    name,
    name.startsWith('xl/worksheets/')
      ? strToU8(strFromU8(bytes).replace(/(<row\b[^>]*?) customHeight="1"/g, '$1'))
      : bytes,
  ])
  return zipSync(Object.fromEntries(parts))
}

function sheetOf(sheet: TableSheet): WriteSheet {
  const covered = coveredCells(sheet)
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const rows = sheet.rows.map((row, at) =>
    row.map((text, column): CellValue => {
      const key = lookKey(at, column)
      const value = covered.has(key) ? null : writtenValue(sheet, text, at, column)
      const style = sheet.columns[column]?.isHidden ? undefined : styleOf(sheet.looks.get(key))
      const isError = typeof value === 'string' && ERRORS.test(value)
      if (style || isError)
        cells.set(key, { value, ...(style && { style }), ...(isError && { richText: [{ text }] }) })
      return value
    }),
  )
  return {
    ...{ name: sheet.name, rows, cells },
    columns: sheet.columns.map(({ width, isHidden = false }) => ({ width, hidden: isHidden })),
    rowDefs: rowsOf(sheet),
    merges: sheet.merges.map(({ row, column, rows, columns }) => ({
      ...{ startRow: row, startCol: column },
      ...{ endRow: row + rows - 1, endCol: column + columns - 1 },
    })),
    ...(sheet.frozen.rows > 0 && { freezePane: sheet.frozen }),
    dataValidations: listsOf(sheet),
    pageSetup: pageOf(sheet),
  }
}

function rowsOf(sheet: TableSheet): NonNullable<WriteSheet['rowDefs']> {
  const rows: NonNullable<WriteSheet['rowDefs']> = new Map()
  for (const [row, height] of rowHeights(sheet)) rows.set(row, { height })
  for (const row of sheet.hiddenRows) rows.set(row, { hidden: true })
  return rows
}

/** In characters: what an A4 sheet shows in letters of a good 7 pt. */
const A4_CHARACTERS = 170
const MARGIN = 0.4

/** Lying, all columns on one page, and their headings on every page. */
function pageOf({ columns, frozen }: TableSheet): NonNullable<WriteSheet['pageSetup']> {
  const characters = columns.reduce((sum, { width, isHidden }) => sum + (isHidden ? 0 : width), 0)
  return {
    ...{ orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    paperSize: characters > A4_CHARACTERS ? 'a3' : 'a4',
    margins: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 0.2, footer: 0.2 },
    ...(frozen.rows > 0 && { printTitlesRow: `$1:$${frozen.rows}` }),
  }
}

/** Cells under a merged one hold nothing: programs lose it, or show it again. */
function coveredCells({ merges }: TableSheet): ReadonlySet<string> {
  const covered = new Set<string>()
  for (const { row, column, rows, columns } of merges)
    for (let down = 0; down < rows; down++)
      for (let across = 0; across < columns; across++)
        if (down + across > 0) covered.add(lookKey(row + down, column + across))
  return covered
}

function writtenValue(
  { columns, looks, firstRow }: TableSheet,
  text: string,
  row: number,
  column: number,
): CellValue {
  if (text === '') return null
  const isNumeric = columns[column]?.isNumeric === true && row >= firstRow
  const mayBeNumber = isNumeric || looks.get(lookKey(row, column))?.isNumeric === true
  if (mayBeNumber && NUMBER.test(text) && String(Number(text)) === text) return Number(text)
  // Excel reads `_x0041_` as a letter; its own way around that is to write the underscore so.
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

const hex = (color: string): string => color.slice(1).toUpperCase()

/** Under every row, for eyes that go along it. */
const ROW_LINE = { style: 'hair', color: { rgb: hex(LIGHT.line) } } as const

function styleOf(look: CellLook | undefined): CellStyle {
  const { tone, isHeading = false, isTitle = false } = look ?? {}
  const colors = tone && LIGHT.tones[tone]
  const line = colors && { style: 'thin' as const, color: { rgb: hex(colors.edge) } }
  return {
    alignment: { wrapText: !isTitle, vertical: 'top' },
    ...((isHeading || isTitle) && { font: { ...FONT, bold: true, ...(isTitle && { size: 16 }) } }),
    ...(colors && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: hex(colors.fill) } },
    }),
    border: line ? { top: line, right: line, bottom: line, left: line } : { bottom: ROW_LINE },
  }
}

/** Lists of the words that a column takes, as far down as somebody may add rows. */
function listsOf({ columns, firstRow, rows }: TableSheet): DataValidation[] {
  return columns.flatMap(({ options }, column): DataValidation[] => {
    const letters = lettersOf(column)
    return options
      ? [
          {
            type: 'list',
            values: [...options],
            range: `${letters}${firstRow + 1}:${letters}${rows.length + 200}`,
            allowBlank: true,
            showErrorMessage: true,
            errorStyle: 'warning',
            errorMessage: `Throughline knows these: ${options.join(', ')}.`.slice(0, 220),
          },
        ]
      : []
  })
}

/** 0 is `A`, 26 is `AA`. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}
