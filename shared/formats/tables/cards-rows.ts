import { amountIn } from '#shared/base/amount.ts'
import { counted } from '#shared/base/counted.ts'
import type { NewCard } from '#shared/document/commands/types.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import type { LaneKind } from '#shared/model/vocabulary.ts'
import { quoted, type Report } from '../report.ts'
import {
  type CardMapping,
  type ColumnRole,
  type GridMapping,
  type ListMapping,
  ROLE_LABELS,
  TABLE_BOUNDS,
} from './cards-mapping.ts'
import { channelsIn, choiceIn, dayIn, feelingIn, numbersOfDay, wordsIn } from './cards-values.ts'
import { kindInWords } from './cards-words.ts'
import type { Sheet } from './table.ts'

/** What one row of a list, or one cell of a grid, says, before it is known where on the map that is. */
export interface CardDraft {
  /** The row in the sheet, from 1, as programs for tables count. */
  readonly row: number
  readonly text: string
  /** Titles as the table has them; empty where it names none. */
  readonly lane: string
  readonly stage: string
  readonly step: string
  readonly kind: LaneKind | null
  readonly persona: string
  /** −2 to 2, of a list's column `feeling`. */
  readonly feeling: number | null
  readonly fields: NewCard['fields']
}

/** What a table says, and the headings that a grid has, be there anything under them or not. */
export interface RowsRead {
  readonly drafts: readonly CardDraft[]
  readonly columns: readonly Pick<CardDraft, 'stage' | 'step'>[]
  readonly lanes: readonly string[]
}

/** Reads a table in its order. What could not be understood is told in the report. */
export function readRows(sheet: Sheet, mapping: CardMapping, report: Report): RowsRead {
  const rows = sheet.rows.slice(0, TABLE_BOUNDS.rows)
  const beyond = sheet.rows.length - rows.length
  if (beyond > 0)
    report.add(`${counted(beyond, 'row')} after the first ${number(TABLE_BOUNDS.rows)} were not read.`)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width > TABLE_BOUNDS.columns)
    report.add(`Columns after the first ${TABLE_BOUNDS.columns} were not read.`)
  const read =
    mapping.shape === 'list'
      ? { drafts: listDrafts(rows, mapping, report), columns: [], lanes: [] }
      : readGrid(rows, mapping)
  return { ...read, drafts: read.drafts.map((draft) => shortened(draft, report)) }
}

type Rows = Sheet['rows']

function shortened(draft: CardDraft, report: Report): CardDraft {
  if (draft.text.length <= MAX_TEXT) return draft
  report.add(
    `Row ${draft.row}: the text that begins with ${quoted(draft.text)} was cut after ${number(MAX_TEXT)} characters.`,
  )
  return { ...draft, text: draft.text.slice(0, MAX_TEXT).toWellFormed() }
}

/** Things of one sort that rows have in common, told in one sentence. */
class Misunderstood {
  readonly #found = new Map<string, { rows: number[]; words: Set<string> }>()

  add(about: string, row: number, words: string): void {
    const found = this.#found.get(about) ?? { rows: [], words: new Set() }
    found.rows.push(row)
    if (found.words.size < 3) found.words.add(quoted(words))
    this.#found.set(about, found)
  }

  tell(report: Report): void {
    for (const [about, { rows, words }] of this.#found)
      report.add(`${about} in ${rowsWords(rows)}, such as ${[...words].join(' or ')}; it was left out.`)
  }
}

function listDrafts(rows: Rows, mapping: ListMapping, report: Report): CardDraft[] {
  const columnsOf = (role: ColumnRole): number[] =>
    mapping.roles.slice(0, TABLE_BOUNDS.columns).flatMap((one, at) => (one === role ? [at] : []))
  const columns = new Map(mapping.roles.map((role) => [role, columnsOf(role)]))
  const misunderstood = new Misunderstood()
  const textless: number[] = []
  const drafts: CardDraft[] = []
  const first = mapping.hasHeader ? rows.findIndex((row) => row.some((words) => words.trim() !== '')) + 1 : 0
  for (let at = first; at < rows.length; at++) {
    const row = rows[at] ?? []
    const cell = (role: ColumnRole): string =>
      (columns.get(role) ?? [])
        .map((column) => clean(row[column] ?? ''))
        .filter((words) => words !== '')
        .join(role === 'tags' ? ',' : '\n')
    const draft = draftOf(cell, at + 1, mapping, misunderstood)
    if (draft.text !== '' || draft.feeling !== null || draft.fields.amount !== undefined) drafts.push(draft)
    else if (row.some((words) => words.trim() !== '')) textless.push(at + 1)
  }
  if (textless.length > 0)
    report.add(
      `${counted(textless.length, 'row')} without a text ${textless.length === 1 ? 'was' : 'were'} left out: ${rowsWords(textless)}.`,
    )
  misunderstood.tell(report)
  tellOfSkipped(rows, columns.get('skip') ?? [], first, report)
  tellOfDays(rows, columns.get('due') ?? [], mapping, report)
  return drafts
}

/** As many names as one reads in a sentence. */
const NAMED = 5

/** Columns that hold something and are not wanted, by their headings, or by what stands in them first. */
function tellOfSkipped(rows: Rows, columns: readonly number[], first: number, report: Report): void {
  const names = columns.flatMap((column) => {
    const inside = rows.slice(first).find((row) => (row[column] ?? '').trim() !== '')
    if (!inside) return []
    const heading = first === 0 ? '' : clean(rows[first - 1]?.[column] ?? '')
    return [quoted(heading === '' ? clean(inside[column] ?? '') : heading)]
  })
  if (names.length === 0) return
  const more = names.length > NAMED ? ` and ${number(names.length - NAMED)} more` : ''
  const were = names.length === 1 ? 'was' : 'were'
  report.add(
    `${counted(names.length, 'column')} ${were} left out: ${names.slice(0, NAMED).join(', ')}${more}.`,
  )
}

/** A day that can be read both ways, as it was read. */
function tellOfDays(rows: Rows, columns: readonly number[], { dayFirst }: ListMapping, report: Report): void {
  const cells = rows.flatMap((row) => columns.map((column) => row[column] ?? ''))
  const either = cells.find((words) => {
    const [first, second] = numbersOfDay(words) ?? [13, 13]
    return first <= 12 && second <= 12 && first !== second && !words.includes('.')
  })
  const day = either === undefined ? undefined : dayIn(either, dayFirst)
  if (either !== undefined && day !== undefined) report.add(`${quoted(either)} was read as ${day}.`)
}

function draftOf(
  cell: (role: ColumnRole) => string,
  row: number,
  { dayFirst, scale }: ListMapping,
  misunderstood: Misunderstood,
): CardDraft {
  const read = <T>(role: ColumnRole, understand: (words: string) => T | undefined): T | undefined => {
    const words = cell(role)
    if (words === '') return undefined
    const value = understand(words)
    if (value === undefined) misunderstood.add(`“${ROLE_LABELS[role]}” was not understood`, row, words)
    return value
  }
  const amount = (words: string): number | undefined => amountIn(words)?.amount
  const fields = {
    tags: read('tags', wordsIn),
    impact: read('impact', (words) => choiceIn('impact', words)),
    owner: read('owner', (words) => words),
    due: read('due', (words) => dayIn(words, dayFirst)),
    channels: read('channels', channelsIn),
    evidence: read('evidence', (words) => choiceIn('evidence', words)),
    progress: read('progress', (words) => choiceIn('progress', words)),
    color: read('color', (words) => choiceIn('color', words)),
    author: read('author', (words) => words),
    value: read('value', amount),
    effort: read('effort', amount),
    reach: read('reach', amount),
    amount: read('amount', amount),
    unit: read('unit', (words) => words),
    target: read('target', amount),
  }
  return {
    row,
    text: cell('text'),
    lane: oneLine(cell('lane')),
    stage: oneLine(cell('stage')),
    step: oneLine(cell('step')),
    kind: read('kind', kindInWords) ?? null,
    persona: oneLine(cell('persona')),
    feeling: read('feeling', (words) => feelingIn(words, scale)) ?? null,
    fields: Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as NewCard['fields'],
  }
}

/** A heading holds for the cells after it up to the next one, as merged cells are written down. */
function carried(titles: readonly string[]): string[] {
  let last = ''
  return titles.map((title) => {
    last = title === '' ? last : title
    return last
  })
}

function readGrid(sheetRows: Rows, mapping: GridMapping): RowsRead {
  const { across, headings } = mapping
  const filled = sheetRows.flatMap((row, at) =>
    row.some((words) => words.trim() !== '') ? [{ row, at }] : [],
  )
  const depth = headings === 'both' ? 2 : 1
  const body = filled.slice(across === 'steps' ? depth : 1)
  const first = across === 'steps' ? 1 : depth
  const edge = (line: number): string[] =>
    across === 'steps'
      ? (filled[line]?.row ?? []).slice(first).map(titleOf)
      : body.map(({ row }) => titleOf(row[line] ?? ''))
  const places = placesAlong(headings, edge)
  const others = carried(
    across === 'steps'
      ? body.map(({ row }) => titleOf(row[0] ?? ''))
      : (filled[0]?.row ?? []).slice(first).map(titleOf),
  )
  const drafts: CardDraft[] = []
  body.forEach(({ row, at }, down) => {
    row.slice(first, TABLE_BOUNDS.columns).forEach((words, aside) => {
      const place = places[across === 'steps' ? aside : down]
      const lane = others[across === 'steps' ? down : aside] ?? ''
      for (const text of textsOf(words, mapping))
        drafts.push({ ...BLANK, row: at + 1, text, lane, stage: place?.stage ?? '', step: place?.step ?? '' })
    })
  })
  return { drafts, columns: places, lanes: others }
}

const BLANK = { kind: null, persona: '', feeling: null, fields: {} } as const

/** Stage and step of each line of cells along the steps. */
function placesAlong(
  headings: GridMapping['headings'],
  edge: (line: number) => string[],
): { readonly stage: string; readonly step: string }[] {
  const upper = edge(0)
  if (headings === 'stages') return carried(upper).map((stage) => ({ stage, step: '' }))
  if (headings === 'steps') return carried(upper).map((step) => ({ stage: '', step }))
  const lower = edge(1)
  const stages = carried(
    Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => upper[at] ?? ''),
  )
  return stages.map((stage, at) => ({ stage, step: lower[at] ?? '' }))
}

const BULLET = /^\s*(?:[-*•–◦▪·]|\d{1,3}[.)])\s+/

function textsOf(cell: string, { cardPerLine }: GridMapping): string[] {
  const words = clean(cell)
  if (!cardPerLine) return words === '' ? [] : [words]
  return words
    .split('\n')
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '')
}

const clean = (words: string): string => words.replace(/\r\n?/g, '\n').toWellFormed().trim()

/** Longest title that a table gives a lane, stage or step, in UTF-16 units. */
const LONGEST_TITLE = 200

const oneLine = (words: string): string =>
  words.replace(/\s+/g, ' ').slice(0, LONGEST_TITLE).toWellFormed().trim()

const titleOf = (words: string): string => oneLine(clean(words))

const number = (amount: number): string => amount.toLocaleString('en')

/** Rows as a sentence names them: the first few, and how many more. */
export function rowsWords(rows: readonly number[]): string {
  const shown = rows.slice(0, rows.length > 6 ? 5 : 6).map(number)
  const more = rows.length - shown.length
  if (rows.length === 1) return `row ${shown[0]}`
  return more > 0
    ? `rows ${shown.join(', ')} and ${number(more)} more`
    : `rows ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
