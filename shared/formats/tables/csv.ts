import { detectDelimiter, parseCsv, writeCsv } from 'hucre/csv'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { SEPARATORS } from '../export/settings.ts'
import { decodeTable } from './decode-table.ts'
import type { Sheet, Workbook } from './table.ts'
import { MOST_CELLS } from './table-bounds.ts'

export type Separator = (typeof SEPARATORS)[number]

const SIGNS: Readonly<Record<Separator, string>> = { comma: ',', semicolon: ';', tab: '\t' }

/** What spreadsheet programs take for the beginning of a formula, behind any number of our own marks. */
const FORMULA = /^'*[=+\-@\t\r\n|＝＋－＠]/
/** A number may begin with a minus: it computes nothing. */
const NEGATIVE = /^-\d+(?:[.,]\d+)?$/
const ESCAPED = /^'+[=+\-@\t\r\n|＝＋－＠]/
const DECIMAL = /^-?\d+\.\d+$/

/**
 * A sheet as CSV (RFC 4180): UTF-8 with its mark, which Excel needs, and lines that end in `\r\n`. A text that a program
 * might compute gets an apostrophe in front, which {@link readCsv} takes off again. Beside the semicolon, decimals have a
 * comma, as where that separator is usual.
 */
export function writeCsvSheet({ rows }: Sheet, separator: Separator): Uint8Array {
  const hasComma = separator === 'semicolon'
  const width = Math.max(0, ...rows.map(({ length }) => length))
  // Every line has as many fields, or strict readers refuse the file.
  const written = rows.map((row) =>
    Array.from({ length: width }, (_, index) => safeCell(row[index] ?? '', hasComma)),
  )
  const text = writeCsv(written, { delimiter: SIGNS[separator], lineSeparator: '\r\n', bom: true })
  return new TextEncoder().encode(`${text}\r\n`)
}

/** A cell that no spreadsheet program computes: what looks like a formula has an apostrophe in front. `hasComma`: decimals get one. */
export function safeCell(cell: string, hasComma: boolean): string {
  if (hasComma && DECIMAL.test(cell)) return cell.replace('.', ',')
  return FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell
}

/** What a file of separated values holds: one sheet without a name, and sentences about what was odd. */
export interface ReadTable {
  readonly workbook: Workbook
  readonly report: readonly string[]
}

/**
 * Reads CSV and TSV of any program: the separator, the encoding and the line ends are told from the content. Never throws;
 * refuses (`empty`, `too-large`) what holds nothing, or more than {@link MOST_CELLS}.
 */
export function readCsv(bytes: Uint8Array): Result<ReadTable> {
  const decoded = decodeTable(bytes)
  const text = decoded.replaceAll('\0', '')
  if (text.trim() === '') return fail('empty', 'This table is empty.')
  const { separator, body } = separatorOf(text)
  const rows = parseCsv(body, { delimiter: separator, skipBom: false }).map((row) =>
    row.map((cell) => openCell(String(cell ?? '').replace(/\r\n?/g, '\n'))),
  )
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  if (cells > MOST_CELLS) return tooLarge
  const report =
    text.length < decoded.length
      ? ['The file held characters without a meaning (NUL); they were left out.']
      : []
  return ok({ workbook: [{ name: '', rows }], report })
}

/** The refusal of tables beyond {@link MOST_CELLS}. */
export const tooLarge = fail(
  'too-large',
  `This table has more than ${MOST_CELLS.toLocaleString('en')} cells, which is too many for a map. Nothing was read.`,
)

const openCell = (cell: string): string => (ESCAPED.test(cell) ? cell.slice(1) : cell)

/** Where our own tables say it by their first cells, there is nothing to guess. */
const OWN_HEAD = /^"?(?:throughline:grid:[^",;\t\r\n]+|Stage)"?([,;\t])/

function separatorOf(text: string): { readonly separator: string; readonly body: string } {
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)
  if (told) return { separator: told[1] as string, body: text.slice(told[0].length) }
  return { separator: OWN_HEAD.exec(text)?.[1] ?? detectDelimiter(text.slice(0, 100_000)), body: text }
}
