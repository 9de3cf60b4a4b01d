import { counted } from '#shared/base/counted.ts'
import { quoted } from '#shared/base/quote.ts'
import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { foreignBytes, foreignText } from '../foreign-files.ts'
import { isReadable } from '../tables/decode-table.ts'
import type { LogSource } from './log-source.ts'
import type { LogEncoding, LogReading } from './reading.ts'
import { refuseTooWide } from './sniff-columns.ts'
import { type Delimiter, type GuessedDelimiter, guessDelimiter } from './sniff-delimiter.ts'
import { commonestWidth, splitRows } from './sniff-rows.ts'
import { type Beginning, beginningOf, guessEncoding } from './sniff-text.ts'
import { refusalOf } from './unreadable.ts'

/** What a person, or an earlier reading, says of a file; the rest is told from it. */
export type Told = Partial<Pick<LogReading, 'encoding' | 'delimiter' | 'sheet' | 'head'>>

/** The beginning of a file as a table. */
export interface Sample extends Pick<LogReading, 'format' | 'encoding' | 'delimiter'> {
  readonly sheet: string | null
  /** Of a workbook. */
  readonly sheets: readonly string[]
  /** The first row names the columns where there is one that does. */
  readonly rows: readonly (readonly string[])[]
  /** Whether the first row surely names the columns; `null` where that is open. */
  readonly head: boolean | null
  /** Whether these are all rows there are. */
  readonly whole: boolean
  readonly why: readonly string[]
}

/** Rows that are looked at: half of them the first, the others evenly from what there is of the file. */
const SAMPLED = 2000

/** Lines above the head that say what the table is: reports have some. */
const MOST_ABOVE = 20

/**
 * The beginning of a file as a table: unpacked, decoded and cut as it is, or as a person says. Refuses in a sentence what
 * is empty (`empty`), no table (`unknown-format`, `no-table`) or cannot be unpacked (`damaged`).
 */
export async function sampleOf(source: LogSource, told: Told = {}): Promise<Result<Sample>> {
  try {
    const beginning = await beginningOf(source)
    if (beginning.bytes.length === 0) return fail('empty', `“${source.name}” is empty.`)
    if (isZip(beginning.bytes)) return await sampleBook(source, told)
    return isXes(beginning) ? await sampleEvents(source) : sampleText(source.name, beginning, told)
  } catch (error) {
    return refusalOf(error)
  }
}

const isZip = ([first, second, third]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && (third === 3 || third === 5)

/** Its root element is a log; what stands before that is short. */
const isXes = (beginning: Beginning): boolean => {
  const start = new TextDecoder(guessEncoding(beginning).encoding).decode(beginning.bytes.subarray(0, 20_000))
  return /^\s*</.test(start) && /<(?:\w+:)?log[\s>]/.test(start)
}

/** What holds for tables that are no text. */
const NO_TEXT = { encoding: 'utf-8', delimiter: ',' } as const

async function sampleEvents(source: LogSource): Promise<Result<Sample>> {
  const { sampleXes } = await import('./xes-rows.ts')
  const { rows, whole } = await sampleXes(source, SAMPLED)
  if (rows.length < 2) return fail('no-table', `“${source.name}” holds no events.`)
  const why = [
    'It is a XES log: each event of a trace is a row, and what is known of its trace stands beside it.',
  ]
  return ok({ ...NO_TEXT, format: 'xes', sheet: null, sheets: [], rows, head: true, whole, why })
}

/** Sheets that are looked into for one that holds a table. */
const MOST_SHEETS = 5

async function sampleBook(source: LogSource, told: Told): Promise<Result<Sample>> {
  const { sampleSheet } = await import('./workbook-rows.ts')
  let sample = await sampleSheet(source, told.sheet, SAMPLED)
  // Workbooks often begin with a page that says what follows.
  for (const sheet of told.sheet === undefined ? sample.sheets.slice(1, MOST_SHEETS) : []) {
    if (sample.rows.filter(({ cells }) => cells.length > 1).length > 1) break
    const next = await sampleSheet(source, sheet, SAMPLED)
    if (next.rows.length > sample.rows.length) sample = next
  }
  const { sheet, sheets, whole } = sample
  const cells = sample.rows.map((row) => row.cells)
  const { rows, above } = belowPreface(cells, commonestWidth(cells).width)
  if (rows.length === 0)
    return fail('no-table', `The sheet ${quoted(sheet)} of “${source.name}” holds no rows.`)
  const why = [
    ...(sheets.length > 1 ? [`Of its ${sheets.length} sheets, ${quoted(sheet)} is read.`] : []),
    ...whyAbove(above),
  ]
  const head = told.head ?? (above > 0 ? true : null)
  return ok({ ...NO_TEXT, format: 'workbook', sheet, sheets, rows, head, whole, why })
}

function sampleText(name: string, beginning: Beginning, told: Told): Result<Sample> {
  const guessed = guessEncoding(beginning)
  const encoding = told.encoding ?? guessed.encoding
  const decoded = new TextDecoder(encoding).decode(beginning.bytes, { stream: !beginning.whole })
  const text = decoded.replaceAll('\0', '')
  const foreign = foreignIn(beginning.bytes, text)
  if (foreign !== undefined)
    return fail('unknown-format', `“${name}” is ${foreign}. Journey data comes as CSV, TSV, XLSX or XES.`)
  if (text.trim() === '') return fail('empty', `“${name}” is empty.`)
  const found = guessDelimiter(text, beginning.whole)
  const delimiter = told.delimiter ?? found.delimiter
  const split = splitRows(text, delimiter, Number.POSITIVE_INFINITY, beginning.whole)
  const { rows, above } = belowPreface(split, told.delimiter ? null : found.width)
  if (rows.length === 0) return fail('no-table', `“${name}” holds no rows.`)
  for (const row of rows) refuseTooWide(name, row.length)
  const why = [
    ...(told.encoding ? [] : whyEncoding(guessed.by, encoding)),
    ...(told.delimiter ? [] : [whyDelimiter(delimiter, found)]),
    ...whyAbove(above),
  ]
  return ok({
    ...{ format: 'delimited', encoding, delimiter, sheet: null, sheets: [] },
    ...{ rows: sampled(rows), head: told.head ?? (above > 0 ? true : null), why },
    whole: beginning.whole && rows.length <= SAMPLED,
  })
}

/** Logs may begin with all starts, or with the first days of a month: what comes later tells as much. */
function sampled<R>(rows: readonly R[]): readonly R[] {
  if (rows.length <= SAMPLED) return rows
  const first = SAMPLED / 2
  const step = (rows.length - first) / first
  return [
    ...rows.slice(0, first),
    ...Array.from({ length: first }, (_, turn) => rows[first + Math.floor(turn * step)] as R),
  ]
}

/** What a file is instead of a table; `undefined` where it may be one. */
function foreignIn(bytes: Uint8Array, text: string): string | undefined {
  if (text.startsWith('%PDF') || !isReadable(text.slice(0, 20_000))) return foreignBytes(bytes) ?? 'no text'
  return /^\s*(?:\{|\[\s*[[{"])/.test(text) ? 'JSON' : foreignText(text)
}

/** Reports say above their table what it is: lines of another width than all that follows. */
function belowPreface(
  rows: readonly (readonly string[])[],
  width: number | null,
): { readonly rows: readonly (readonly string[])[]; readonly above: number } {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (width === null || width < 2) return { rows: filled, above: 0 }
  // Some programs end every row but the headings with another comma.
  const columns = filled.reduce((most, row) => Math.max(most, extentOf(row)), 0)
  const least = Math.min(width, columns)
  const start = filled
    .slice(0, MOST_ABOVE)
    .findIndex((row) => row.length >= least && row.filter((cell) => cell.trim() !== '').length > least / 2)
  return start < 1 ? { rows: filled, above: 0 } : { rows: filled.slice(start), above: start }
}

/** How many cells a row has up to its last one that says something. */
const extentOf = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== '') + 1

const whyAbove = (above: number): string[] =>
  above > 0
    ? [`${counted(above, 'line')} above the headings ${above === 1 ? 'is' : 'are'} no part of the table.`]
    : []

function whyEncoding(by: 'mark' | 'zeros' | 'valid' | 'invalid', encoding: LogEncoding): string[] {
  const name = ENCODING_NAMES[encoding]
  switch (by) {
    case 'mark':
      return [`Its first bytes say that its letters are written as ${name}.`]
    case 'zeros':
      return [`Every other byte is empty, so its letters are taken for ${name}.`]
    case 'invalid':
      return [
        `Its letters are no valid UTF-8, so they are taken for ${name}, as older Windows programs write.`,
      ]
    case 'valid':
      return []
    default:
      return assertNever(by)
  }
}

const ENCODING_NAMES: Readonly<Record<LogEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
}

const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
}

function whyDelimiter(delimiter: Delimiter, { told, width }: GuessedDelimiter): string {
  if (told) return `Its first line says that cells are parted by ${DELIMITER_NAMES[delimiter]}.`
  return width < 2
    ? 'No sign parts its lines into cells.'
    : `Cells are parted by ${DELIMITER_NAMES[delimiter]}: so most rows have ${counted(width, 'cell')}.`
}
