import { byMe } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { clamp } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { cardRecord } from '#shared/model/card.ts'
import { holdsCards, isStepValue } from '#shared/model/vocabulary.ts'
import { select, selectedCards } from '../card-actions.ts'
import { perform } from '../perform.ts'
import { textsOfBoard } from './board.ts'
import { tableOfHtml } from './html-table.ts'
import { placeTable } from './place-table.ts'
import { tableOf } from './plain-table.ts'
import { tableOfCards, writeHtmlTable, writePlainTable } from './write-table.ts'

const OWN_TYPE = 'application/x-throughline-cards'

/** A card on its way through the clipboard, with its place relative to the first one's. */
interface CopiedCard {
  readonly fields: NewCard['fields']
  readonly column: number
  readonly row: number
}

/** Puts the selected cards on the clipboard: as cards for us, as a table or lines for everybody else. */
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
  const table = tableOfCards(model.view, cards)
  data.setData('text/plain', writePlainTable(table))
  if (table.some((cells) => cells.length > 1)) data.setData('text/html', writeHtmlTable(table))
  return true
}

/**
 * Pastes into a cell: our own cards as they were; a table across steps, or where its headings say; lines as cards.
 * Answers how many came.
 */
export function pasteInto(project: ProjectContext, cell: CellId, data: DataTransfer): number {
  const view = project.model.getState().model?.view
  if (!view) return 0
  const own = readOwn(data.getData(OWN_TYPE))
  const { cards, values } = own
    ? { cards: placeCopied(project, cell, own), values: [] }
    : written(placeTable(view, cell, readTable(data), newId))
  const count = cards.length + values.length
  if (count === 0) return 0
  const commands: Command[] = [
    ...(cards.length > 0 ? [{ type: 'cards.add', cards, beforeId: null } as const] : []),
    ...values,
  ]
  if (!perform(project, count === 1 ? 'Paste' : `Paste ${count} cards`, commands)) return 0
  if (cards.length > 0)
    select(
      project,
      cards.map((card) => card.id),
    )
  return count
}

/** What comes as text is by the person who pastes it. */
const written = <T extends { readonly cards: readonly NewCard[] }>(placed: T) => ({
  ...placed,
  cards: placed.cards.map((card) => ({ ...card, fields: { ...card.fields, ...byMe() } })),
})

/**
 * What other programs put there. Boards put their elements there whole; HTML tells cells and list items apart where plain
 * text only guesses.
 */
function readTable(data: DataTransfer): string[][] {
  const board = textsOfBoard(data)
  if (board) return board.map((words) => [words])
  const html = data.getData('text/html')
  return (html === '' ? null : tableOfHtml(html)) ?? tableOf(data.getData('text/plain'))
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
