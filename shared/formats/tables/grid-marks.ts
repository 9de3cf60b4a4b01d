import { isId } from '#shared/base/ids.ts'

/** What every cell begins with that is for Throughline and not for people. */
const MARKER = 'throughline'
/** Version of the tables that this program writes, and the newest that it reads. */
const VERSION = 1

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'
/** Letters of a mark: 30 bits. */
const MARK_LENGTH = 5

/** Characters that a table's file cannot hold: XML knows no way to write them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text as a cell holds it: lines end in `\n`, and what cannot be written is the replacement character. */
export const cellText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').toWellFormed().replace(UNWRITABLE, '\ufffd')

/** Tells one text from another (FNV-1a, stirred): by it an untouched cell is known, without the old text beside it. */
export function markOf(text: string): string {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  hash ^= hash >>> 16
  let mark = ''
  for (let index = 0; index < MARK_LENGTH; index++) mark += LETTERS.charAt((hash >>> (index * 6)) & 63)
  return mark
}

/** A record's id in a cell, what its texts said when the table was made, and a card's kind where the lane does not tell it. */
export interface IdCell {
  readonly id: string
  readonly marks: readonly string[]
  readonly kind: string
}

/** Writes an id cell. It begins with `#`, so that no program takes an id for a number or a formula. */
export function idCell(id: string, texts: readonly string[] = [], kind = ''): string {
  const marks = texts.map(markOf).join('')
  return `#${id}${marks === '' && kind === '' ? '' : `:${marks}`}${kind === '' ? '' : `:${kind}`}`
}

const ID_CELL = /^#([^:]+)(?::([\w-]*))?(?::(\w*))?$/

/** Reads an id cell; `undefined` for any other. */
export function readIdCell(cell: string | undefined): IdCell | undefined {
  const found = cell === undefined ? null : ID_CELL.exec(cell.trim())
  if (!found || !isId(found[1])) return undefined
  return { id: found[1], marks: found[2]?.match(/.{5}/g) ?? [], kind: found[3] ?? '' }
}

/** The cell by which a table is known: what it is, of which map, and whatever else a reader needs (words without `:`). */
export const headCell = (what: 'grid' | 'cards', mapId: string, ...more: readonly string[]): string =>
  [MARKER, what, VERSION, mapId, ...more].join(':')

/** What a table's head says; `isNewer` where a newer version of Throughline wrote it. */
export interface Head {
  readonly what: string
  readonly isNewer: boolean
  readonly mapId: string
  readonly more: readonly string[]
}

const HEAD = new RegExp(`^${MARKER}:(grid|cards):(\\d{1,4}):([^:]+)(?::(.*))?$`)

/** Reads a head cell; `undefined` for any other. */
export function readHeadCell(cell: string): Head | undefined {
  const found = HEAD.exec(cell.trim())
  if (!found || !isId(found[3])) return undefined
  return {
    what: found[1] as string,
    isNewer: Number(found[2]) > VERSION,
    mapId: found[3],
    more: (found[4] ?? '').split(':'),
  }
}

/** The cells in front of the rows that say which stages and steps stand above the columns; those of stages have ids apart. */
export const STAGES_ROW = `${MARKER}:stages`
export const STAGE_IDS_ROW = `${MARKER}:stage-ids`
export const STEPS_ROW = `${MARKER}:steps`

const END = new RegExp(`^${MARKER}:end:(\\d{1,5}):(\\d{1,5})$`)
/** Longest part of what the last rows hold. A spreadsheet's cell takes 32,767 letters. */
const PART = 8000

/** The rows that end a table: what it held when it was made, in as many parts as it takes. */
export function endRows(text: string): string[][] {
  const parts = text.match(new RegExp(`.{1,${PART}}`, 'g')) ?? ['']
  return parts.map((part, index) => [`${MARKER}:end:${index + 1}:${parts.length}`, part])
}

/** Whether a row is one of the last, wherever somebody sorted it to. */
export const isEndRow = (row: readonly string[]): boolean => row.some((cell) => END.test(cell))

/** What the last rows hold; `null` where one of them is missing. */
export function readEndRows(rows: readonly (readonly string[])[]): string | null {
  const parts = new Map<number, string>()
  let count = 0
  for (const row of rows) {
    const at = row.findIndex((cell) => END.test(cell))
    const found = at < 0 ? null : END.exec(row[at] as string)
    if (!found) continue
    count = Number(found[2])
    parts.set(Number(found[1]), row[at + 1] ?? '')
  }
  if (count === 0) return null
  const list = Array.from({ length: count }, (_, index) => parts.get(index + 1))
  return list.some((part) => part === undefined) ? null : list.join('')
}
