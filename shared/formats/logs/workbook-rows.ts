import type { CellValue } from 'hucre/xlsx'
import { SaxesParser } from 'saxes'
import { joinBytes } from '#shared/base/join-bytes.ts'
import { quoted } from '#shared/base/quote.ts'
import { unpack } from '../journey/unpack.ts'
import { readZipDirectory, type ZipEntry } from '../journey/zip-directory.ts'
import type { FileRows } from './file-rows.ts'
import type { LogSource } from './log-source.ts'
import { openBytes } from './open-text.ts'
import type { LogReading } from './reading.ts'
import { beginningOfRow } from './row-report.ts'
import type { Between, RowTaker, WantedCells } from './scan-row.ts'
import { refuseTooWide } from './sniff-columns.ts'
import { Unreadable } from './unreadable.ts'

/** Most bytes of a workbook, and of what its sheets unpack to: some million rows. A workbook cannot be streamed as text can. */
const MOST_BYTES = 256 * 1024 ** 2
const MOST_UNPACKED = 448 * 1024 ** 2

/** Rows between two looks at whether reading goes on. */
const ROWS_AT_ONCE = 1000

/** The parts of a workbook that hold texts; the others are never unpacked. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i

/** A row of a sheet: its line, counted from 1, and its cells as text. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** The beginning of a sheet, the head among its rows. */
export interface SheetSample {
  readonly sheets: readonly string[]
  /** The one that was looked at. */
  readonly sheet: string
  readonly rows: readonly SheetRow[]
  /** Whether these are all rows there are. */
  readonly whole: boolean
}

/** The first rows of a sheet, empty ones left out; of the first sheet where none is named. Throws `Unreadable`. */
export async function sampleSheet(
  source: LogSource,
  sheet: string | undefined,
  most: number,
): Promise<SheetSample> {
  const book = await openBook(source)
  const rows: SheetRow[] = []
  for await (const row of sheetRows(book, sheet)) {
    if (rows.length === most) return { ...named(book, sheet), rows, whole: false }
    rows.push(row)
  }
  return { ...named(book, sheet), rows, whole: true }
}

const named = ({ sheets }: Book, sheet: string | undefined): Pick<SheetSample, 'sheet' | 'sheets'> => ({
  sheets,
  sheet: sheet ?? sheets[0] ?? '',
})

/** Hands the rows of a sheet to their taker: what formulas said when it was saved; nothing is computed. Throws `Unreadable`. */
export async function walkWorkbook(
  source: LogSource,
  { sheet }: LogReading,
  taker: FileRows,
  between: Between,
): Promise<void> {
  const book = await openBook(source)
  let wanted: WantedCells | null = null
  let rows = 0
  for await (const sheetRow of sheetRows(book, sheet)) {
    if (wanted === null) {
      wanted = taker.head(sheetRow.cells)
      if (!wanted?.isRow) continue
    }
    hand(sheetRow, wanted, taker)
    // How far into the packed sheet this is, nobody can tell: a row of a log takes some twenty bytes there.
    if (++rows % ROWS_AT_ONCE === 0) between(Math.min(source.size, rows * 20))
  }
  taker.wanted.close()
}

function hand({ line, cells }: SheetRow, { slotOf, hashOf, row }: WantedCells, taker: RowTaker): void {
  row.start(line)
  for (let column = 0; column < slotOf.length; column++)
    row.set(slotOf[column] as number, hashOf[column] as number, cells[column] ?? '')
  if (cells.slice(slotOf.length).some((cell) => cell !== '')) row.fault = 'too-long'
  row.whole = beginningOfRow(cells)
  row.begin = 0
  row.end = row.whole.length
  taker.take(row)
}

interface Book {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sheets: readonly string[]
}

/**
 * The workbook's bytes, after every part that will be read was unpacked once and is of the size its directory tells: so the
 * reader behind cannot be made to unpack more.
 */
async function openBook(source: LogSource): Promise<Book> {
  const bytes = await bytesOf(source)
  const directory = readZipDirectory(bytes)
  if (!directory.ok) {
    const { code } = directory.error
    throw code === 'too-large' ? tooLarge(source.name) : damaged(source.name)
  }
  const parts = [...directory.value.values()].filter(({ name }) => PARTS.test(name))
  if (parts.reduce((sum, { length }) => sum + length, 0) > MOST_UNPACKED) throw tooLarge(source.name)
  let sheets: readonly string[] = []
  for (const part of parts) {
    const unpacked = unpack(part)
    if (!unpacked) throw damaged(source.name)
    if (isBook(part)) sheets = sheetNames(new TextDecoder().decode(unpacked), source.name)
  }
  if (sheets.length === 0) throw damaged(source.name)
  return { name: source.name, bytes, sheets }
}

const isBook = ({ name }: ZipEntry): boolean => name.toLowerCase() === 'xl/workbook.xml'

async function bytesOf(source: LogSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of openBytes(source)) {
    pieces.push(piece)
    length += piece.length
    if (length > MOST_BYTES) throw tooLarge(source.name)
  }
  return joinBytes(pieces)
}

function sheetNames(xml: string, file: string): readonly string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (/^(?:\w+:)?sheet$/.test(name) && attributes.name) names.push(attributes.name)
  })
  try {
    parser.write(xml).close()
  } catch {
    throw damaged(file)
  }
  return names
}

/** Sheets that a sentence can name. */
const MOST_LISTED = 10

const listed = (sheets: readonly string[]): string =>
  sheets.slice(0, MOST_LISTED).map(quoted).join(', ') +
  (sheets.length > MOST_LISTED ? ` and ${sheets.length - MOST_LISTED} more` : '')

async function* sheetRows(
  { name, bytes, sheets }: Book,
  sheet: string | undefined,
): AsyncGenerator<SheetRow> {
  if (sheet !== undefined && !sheets.includes(sheet))
    throw new Unreadable('no-sheet', `“${name}” has no sheet ${quoted(sheet)}. It has: ${listed(sheets)}.`)
  const { streamXlsxRows } = await import('hucre/xlsx')
  const rows = streamXlsxRows(bytes, { sheet: sheet ?? 0, readStyles: true })
  for (;;) {
    const next = await rows.next().catch(() => {
      throw damaged(name)
    })
    if (next.done) return
    const cells = next.value.values.map(cellText)
    const width = cells.findLastIndex((cell) => cell !== '') + 1
    refuseTooWide(name, width)
    // Whole rows may be formatted, as far as the last column that there can be.
    if (width > 0) yield { line: next.value.index + 1, cells: cells.slice(0, width) }
  }
}

/** Excel’s own bound. Beyond it, one text that is told once and stands in a million cells would be a bomb. */
const LONGEST_CELL = 32_767

/** A cell as it would stand in a text: days and times in the order of their size, without a zone, which spreadsheets do not know. */
function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : stampText(value.toISOString())
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value).slice(0, LONGEST_CELL)
}

/** A time of day alone is, for spreadsheets, one of the day before their first. */
const stampText = (iso: string): string =>
  iso.startsWith('1899-12-31T')
    ? iso.slice(11).replace(/(?:\.000)?Z$/, '')
    : iso.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.000)?Z$/, '')

const damaged = (name: string): Unreadable =>
  new Unreadable('damaged', `“${name}” is damaged: it cannot be read as an Excel workbook.`)
const tooLarge = (name: string): Unreadable =>
  new Unreadable(
    'too-large',
    `“${name}” is too large for a workbook that is to be read at once. Save its sheet as CSV.`,
  )
