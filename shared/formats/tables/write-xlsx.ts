import type { CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { type CellLook, lookKey, type TableSheet } from './table-sheet.ts'

/** What spreadsheets know as errors; as a text it stays a text. */
const ERRORS =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|PYTHON!)$/
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/

/** Sheets as an Excel workbook: texts stay texts, nothing is ever a formula. */
export async function writeXlsxBook(sheets: readonly TableSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: { name: 'Calibri', size: 11 } })
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
    rowDefs: new Map([...sheet.hiddenRows].map((row) => [row, { hidden: true }])),
    merges: sheet.merges.map(({ row, column, rows, columns }) => ({
      ...{ startRow: row, startCol: column },
      ...{ endRow: row + rows - 1, endCol: column + columns - 1 },
    })),
    ...(sheet.frozen.rows > 0 && { freezePane: sheet.frozen }),
    dataValidations: listsOf(sheet),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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

function styleOf(look: CellLook | undefined): CellStyle {
  const { tone, isHeading = false, isTitle = false } = look ?? {}
  const colors = tone && LIGHT.tones[tone]
  const line = colors && { style: 'thin' as const, color: { rgb: hex(colors.edge) } }
  return {
    alignment: { wrapText: !isTitle, vertical: 'top' },
    ...((isHeading || isTitle) && { font: { bold: true, ...(isTitle && { size: 16 }) } }),
    ...(colors && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: hex(colors.fill) } },
    }),
    ...(line && { border: { top: line, right: line, bottom: line, left: line } }),
  }
}

const hex = (color: string): string => color.slice(1).toUpperCase()

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
