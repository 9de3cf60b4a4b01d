import { parseJson } from '#shared/base/json.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import { TABLES } from '#shared/model/record.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { looksLikeCanvas } from './canvas/canvas-file.ts'
import { looksLikeExcalidraw } from './excalidraw/excalidraw-file.ts'
import { formatOfName, type ImportFormat } from './file-formats.ts'
import { foreignBytes, foreignJson, foreignText } from './foreign-files.ts'
import { openJourney } from './journey/open-journey.ts'
import { readZipDirectory } from './journey/zip-directory.ts'
import { importMermaid } from './mermaid/import-journey.ts'
import { readProjectJson } from './project-json/read.ts'
import { isEntry } from './project-json/read-fields.ts'
import { PROJECT_JSON_FORMAT } from './project-json/types.ts'
import { decodeTable, firstLines, isReadable, looksLikeTable } from './tables/decode-table.ts'

/**
 * What a file is, told by its bytes and, where they leave it open, by its name. Refuses what cannot be imported, with a
 * sentence that says what it is instead (`empty`, `too-large`, `unknown-format`).
 */
export function detectFormat(name: string, bytes: Uint8Array): Result<ImportFormat> {
  if (bytes.length === 0) return fail('empty', `“${name}” is empty.`)
  if (isZip(bytes)) return ok(isWorkbook(bytes) ? 'xlsx' : 'journey')
  const foreign = foreignBytes(bytes)
  if (foreign !== undefined) return notOurs(name, foreign)
  if (formatOfName(name)?.id === 'journey')
    return fail('not-a-zip', `“${name}” is called a Throughline project, but its content is something else.`)
  if (bytes.length > MAX_DOCUMENT_BYTES)
    return fail('too-large', `“${name}” is larger than 64 MB and was not read.`)
  if (formatOfName(name)?.id === 'csv') return detectTable(name, bytes)
  const text = decodeText(bytes)
  if (text === undefined) return notOurs(name, 'a file of a kind that Throughline does not know')
  return detectText(name, text)
}

function detectText(name: string, text: string): Result<ImportFormat> {
  if (text.trimStart().startsWith('{') || JSON_FORMATS.includes(formatOfName(name)?.id))
    return detectJson(name, text)
  const foreign = foreignText(text)
  if (foreign !== undefined) return notOurs(name, foreign)
  if (formatOfName(name)?.id === 'mermaid' || /^[^\S\n]*journey\b/m.test(text)) return ok('mermaid')
  return looksLikeTable(text) ? ok('csv') : notOurs(name, 'a text that is no Mermaid journey and no table')
}

/** Tables come in whatever encoding a spreadsheet program likes, so their name counts, unless the content is something else. */
function detectTable(name: string, bytes: Uint8Array): Result<ImportFormat> {
  const start = decodeTable(firstLines(bytes))
  const foreign = foreignText(start)
  if (foreign !== undefined) return notOurs(name, foreign)
  return isReadable(start) ? ok('csv') : notOurs(name, 'called a table, but its content is something else')
}

function detectJson(name: string, text: string): Result<ImportFormat> {
  try {
    const value = parseJson(text)
    if ((value as { format?: unknown } | null)?.format === PROJECT_JSON_FORMAT) return ok('json')
    if (looksLikeExcalidraw(value)) return ok('excalidraw')
    if (looksLikeCanvas(value) || isEmptyCanvas(name, value)) return ok('canvas')
    return notOurs(name, foreignJson(value))
  } catch {
    return fail(
      'unknown-format',
      `“${name}” looks like JSON but cannot be read as such: it is cut off or damaged.`,
    )
  }
}

/** What a file is called, for those that say no title: without folders and ending. */
const bareName = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')

/** Formats that are JSON, also where the first sign of a file does not tell. */
const JSON_FORMATS: readonly unknown[] = ['json', 'canvas', 'excalidraw']

/** A canvas on which nobody put anything yet says nothing that would tell it, but for its name. */
const isEmptyCanvas = (name: string, value: unknown): boolean =>
  formatOfName(name)?.id === 'canvas' && isEntry(value) && Object.keys(value).length === 0

const notOurs = (name: string, what: string): Result<never> =>
  fail(
    'unknown-format',
    `“${name}” is ${what}. Throughline reads .journey projects, tables (.xlsx, .csv), boards (.canvas, .excalidraw), Mermaid journeys (.mmd) and its own JSON.`,
  )

/** What a file brings, ready to insert. */
export interface ImportedFile {
  readonly format: ImportFormat
  /** May be empty. */
  readonly title: string
  /** Without the project's own record. They bear the file's ids; renew them (`renewIds`) for a copy beside the original. */
  readonly records: readonly RecordToInsert[]
  readonly report: readonly string[]
}

/** Reads a file of any importable format. Takes anything and never rejects; refuses with one plain sentence. */
export async function importFile(name: string, bytes: Uint8Array): Promise<Result<ImportedFile>> {
  const format = detectFormat(name, bytes)
  if (!format.ok) return format
  const read = await READERS[format.value](bytes, name)
  return read.ok ? ok({ ...read.value, format: format.value }) : read
}

type Read = Result<Omit<ImportedFile, 'format'>>

/** What is rarely needed is loaded when it is. */
const READERS: { readonly [F in ImportFormat]: (bytes: Uint8Array, name: string) => Read | Promise<Read> } = {
  journey: readJourneyRecords,
  mermaid: (bytes) => importMermaid(decodeText(bytes) ?? ''),
  json(bytes) {
    const read = readProjectJson(JSON.parse(decodeText(bytes) ?? 'null'))
    if (!read.ok) return read
    const { title, records, report } = read.value
    return ok({ title, records, report })
  },
  async canvas(bytes, name) {
    const { importCanvas } = await import('./canvas/import-canvas.ts')
    return importCanvas(decodeText(bytes) ?? '', bareName(name))
  },
  async excalidraw(bytes, name) {
    const { importExcalidraw } = await import('./excalidraw/import-excalidraw.ts')
    return importExcalidraw(decodeText(bytes) ?? '', bareName(name))
  },
  async csv(bytes, name) {
    const { importCsv } = await import('./tables/import-table.ts')
    return importCsv(bytes, name)
  },
  async xlsx(bytes, name) {
    const { importXlsx } = await import('./tables/import-table.ts')
    return importXlsx(bytes, name)
  },
}

function readJourneyRecords(bytes: Uint8Array): Read {
  const open = openJourney(bytes)
  if (!open.ok) return open
  const snapshot = projectDocument(open.value.doc)
  open.value.doc.destroy()
  return ok({ title: projectOf(snapshot).title, records: recordsOf(snapshot), report: open.value.report })
}

/** All records of a project but its own and who wrote them, ready to insert. */
function recordsOf(snapshot: Snapshot): RecordToInsert[] {
  return TABLES.filter((table) => table !== 'projects' && table !== 'authors').flatMap((table) =>
    Object.values(snapshot[table]).map(({ id, ...fields }) => ({ table, id, fields }) as RecordToInsert),
  )
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** Whether a zip is an Excel workbook, told from its list of parts. */
function isWorkbook(bytes: Uint8Array): boolean {
  const entries = readZipDirectory(bytes)
  return entries.ok && entries.value.has('xl/workbook.xml')
}

/** The text in a file: UTF-8, or UTF-16 with its mark, as Windows writes it; without the mark and leading blanks. */
function decodeText(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
