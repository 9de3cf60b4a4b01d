import { zipSync } from 'fflate'
import type { CellValue } from 'hucre/xlsx'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { unpack } from '../journey/unpack.ts'
import { readZipDirectory, type ZipEntry } from '../journey/zip-directory.ts'
import { tooLarge } from './csv.ts'
import type { Workbook } from './table.ts'
import { MOST_CELLS, MOST_UNPACKED } from './table-bounds.ts'

/** The parts of a workbook that hold its texts; pictures, charts and programs are not even unpacked. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i
const SHEET = /^xl\/worksheets\//i

/**
 * Reads the sheets of an Excel workbook, whatever program wrote it: texts, numbers, days, and what formulas said when it
 * was saved; nothing is computed. Never throws; refuses what is no workbook, damaged, or larger than a table for a map.
 */
export async function readXlsxBook(bytes: Uint8Array): Promise<Result<Workbook>> {
  const parts = unpackParts(bytes)
  if (!parts.ok) return parts
  try {
    const { readXlsx } = await import('hucre/xlsx')
    const { sheets } = await readXlsx(zipSync(parts.value, { level: 0 }), { readStyles: true })
    return ok(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cellOf)) })))
  } catch {
    return DAMAGED
  }
}

const DAMAGED = fail('damaged', 'This Excel workbook is damaged: its sheets cannot be read.')

/** The parts in their true size, so that no reader behind can be made to unpack more than was looked at. */
function unpackParts(bytes: Uint8Array): Result<Record<string, Uint8Array>> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  const wanted = [...directory.value.values()].filter(({ name }) => PARTS.test(name))
  if (wanted.reduce((sum, { length }) => sum + length, 0) > MOST_UNPACKED) return tooLarge
  const parts: Record<string, Uint8Array> = {}
  for (const entry of wanted) {
    const part = readPart(entry)
    if (!part.ok) return part
    parts[entry.name] = part.value
  }
  return ok(parts)
}

function readPart(entry: ZipEntry): Result<Uint8Array> {
  const part = unpack(entry)
  if (!part) return DAMAGED
  if (!SHEET.test(entry.name)) return ok(part)
  const xml = new TextDecoder().decode(part).replace(EMPTY_CELL, '').replace(EMPTY_ROW, '')
  return areaOf(xml) > MOST_CELLS ? tooLarge : ok(new TextEncoder().encode(xml))
}

const CELL = /<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g
/** Programs write cells and rows down to the last that only have a look. */
const EMPTY_CELL = /<(?:\w+:)?c\b[^>]*\/>/g
const EMPTY_ROW = /<(?:\w+:)?row\b[^>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g

/** Cells of the rectangle around all that is filled: a reader lays them all out. */
function areaOf(xml: string): number {
  let columns = 0
  let rows = 0
  for (const [, letters = '', row] of xml.matchAll(CELL)) {
    let column = 0
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
    columns = Math.max(columns, column)
    rows = Math.max(rows, Number(row))
  }
  return columns * rows
}

/** A cell as it would be typed. Spreadsheets keep days as midnights. */
function cellOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value)
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value).replace(/\r\n?/g, '\n')
}

function dayOf(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}
