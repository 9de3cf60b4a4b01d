import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { clamp } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import type { NewCard } from '#shared/document/commands/types.ts'
import { cardRecord } from '#shared/model/card.ts'
import { holdsCards, isStepValue } from '#shared/model/vocabulary.ts'
import { select, selectedCards } from './card-actions.ts'
import { perform } from './perform.ts'

const OWN_TYPE = 'application/x-throughline-cards'

/** A card on its way through the clipboard, with its place relative to the first one's. */
interface CopiedCard {
  readonly fields: NewCard['fields']
  readonly column: number
  readonly row: number
}

/** Puts the selected cards on the clipboard: as cards for us, as lines of text for everybody else. */
export function copyCards(project: ProjectContext, data: DataTransfer): boolean {
  const cards = selectedCards(project).filter((card) => !isStepValue(card.kind))
  const model = project.model.getState().model
  const first = cards[0]
  if (!model || !first) return false
  const column = (stepId: string): number => model.view.steps.findIndex((step) => step.id === stepId)
  const row = (laneId: string): number => model.view.lanes.findIndex((lane) => lane.id === laneId)
  const copied = cards.map(
    ({ id: _id, place, kind: _kind, ...fields }): CopiedCard => ({
      fields,
      column: column(place[1]) - column(first.place[1]),
      row: row(place[0]) - row(first.place[0]),
    }),
  )
  data.setData(OWN_TYPE, JSON.stringify(copied))
  data.setData('text/plain', cards.map((card) => card.text.replaceAll('\n', ' ')).join('\n'))
  return true
}

/** Pastes into a cell: our own cards as they were, tab-separated text across steps, lines as cards. Answers how many came. */
export function pasteInto(project: ProjectContext, cell: CellId, data: DataTransfer): number {
  const own = readOwn(data.getData(OWN_TYPE))
  const cards = own
    ? placeCopied(project, cell, own)
    : cardsFromText(project, cell, data.getData('text/plain'))
  if (cards.length === 0) return 0
  if (
    !perform(project, cards.length === 1 ? 'Paste' : `Paste ${cards.length} cards`, [
      { type: 'cards.add', cards, beforeId: null },
    ])
  )
    return 0
  select(
    project,
    cards.map((card) => card.id),
  )
  return cards.length
}

/** Any page may put anything under our type: what is no card is left out, fields that are none take their defaults. */
function readOwn(json: string): readonly CopiedCard[] | null {
  if (json === '') return null
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.flatMap(readCopied) : null
  } catch {
    return null
  }
}

function readCopied(value: Partial<CopiedCard> | null): CopiedCard[] {
  const { fields, column, row } = value ?? {}
  if (!Number.isSafeInteger(column) || !Number.isSafeInteger(row)) return []
  const healed = cardRecord.parse({ ...cardRecord.defaults, ...fields, place: cardRecord.defaults.place })
  if (!healed) return []
  const { kind: _kind, place: _place, ...own } = healed
  return [{ fields: own, column: column as number, row: row as number }]
}

/** The cell so many columns and rows away, held within the grid: nothing that was pasted is lost. */
function cellAway(project: ProjectContext, cell: CellId, columns: number, rows: number): CellId {
  const view = project.model.getState().model?.view
  const column = view?.steps.findIndex(({ id }) => id === cell.stepId) ?? -1
  const row = view?.lanes.findIndex(({ id }) => id === cell.laneId) ?? -1
  if (!view || column < 0 || row < 0) return cell
  const step = view.steps[clamp(column + columns, 0, view.steps.length - 1)]
  const lane = view.lanes[clamp(row + rows, 0, view.lanes.length - 1)]
  return {
    stepId: step?.id ?? cell.stepId,
    laneId: lane && holdsCards(lane.kind) ? lane.id : cell.laneId,
  }
}

const placeCopied = (project: ProjectContext, cell: CellId, copied: readonly CopiedCard[]): NewCard[] =>
  copied.map(({ fields, column, row }) => ({ id: newId(), ...cellAway(project, cell, column, row), fields }))

const cardsFromText = (project: ProjectContext, cell: CellId, text: string): NewCard[] =>
  tableOf(text).flatMap((columns) =>
    columns.flatMap((words, column): NewCard[] =>
      words === '' ? [] : [{ id: newId(), ...cellAway(project, cell, column, 0), fields: { text: words } }],
    ),
  )

/** Lines of tab-separated cells. A cell in quotes may hold tabs, lines and doubled quotes, as spreadsheets write them. */
export function tableOf(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = [[]]
  for (let at = 0; at <= source.length; ) {
    const { words, end } = cellFrom(source, at)
    rows.at(-1)?.push(words.trim())
    if (source[end] === '\n') rows.push([])
    at = end + 1
  }
  const filled = rows.filter((row) => row.some((words) => words !== ''))
  return withoutMarks(filled).map((row) => row.map(stripBullet))
}

function cellFrom(source: string, start: number): { readonly words: string; readonly end: number } {
  const quoted = quotedFrom(source, start)
  if (quoted !== null) return { words: quoted.replaceAll('""', '"'), end: start + quoted.length + 2 }
  let end = start
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++
  return { words: source.slice(start, end), end }
}

/**
 * What stands between quotes that spreadsheets put around a whole cell, because it holds a tab, a line break or a quote,
 * which then is doubled. Other quotes belong to the text, so that a lone one swallows nothing.
 */
function quotedFrom(source: string, start: number): string | null {
  if (source[start] !== '"') return null
  let end = source.indexOf('"', start + 1)
  while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2)
  const after = source[end + 1]
  if (end < 0 || (after !== undefined && after !== '\t' && after !== '\n')) return null
  const quoted = source.slice(start + 1, end)
  return /[\t\n"]/.test(quoted) ? quoted : null
}

const MARK = String.raw`(?:[-*•–◦▪·]|\d{1,3}[.)])`
const ONLY_MARK = new RegExp(`^${MARK}$`)
const LEADING_MARK = new RegExp(`^${MARK}\\s+`)

/** Lists from documents and chats come with their bullets and numbers. */
const stripBullet = (words: string): string => words.replace(LEADING_MARK, '')

/** Word processors put a tab behind the mark of every line: that is a list, not a table with a column of marks. */
const withoutMarks = (rows: string[][]): string[][] =>
  rows.every((row) => row.length > 1 && ONLY_MARK.test(row[0] as string))
    ? rows.map((row) => row.slice(1))
    : rows
