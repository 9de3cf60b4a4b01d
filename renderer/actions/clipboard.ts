import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { newId } from '#shared/base/ids.ts'
import type { NewCard } from '#shared/document/commands/types.ts'
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
  const cards = selectedCards(project).filter((card) => card.kind !== 'sentiment')
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

function readOwn(json: string): readonly CopiedCard[] | null {
  if (json === '') return null
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? (value as CopiedCard[]) : null
  } catch {
    return null
  }
}

function cellAway(project: ProjectContext, cell: CellId, columns: number, rows: number): CellId | null {
  const view = project.model.getState().model?.view
  if (!view) return null
  const step = view.steps[view.steps.findIndex(({ id }) => id === cell.stepId) + columns]
  const lane = view.lanes[view.lanes.findIndex(({ id }) => id === cell.laneId) + rows]
  return step && lane && lane.kind !== 'sentiment' ? { laneId: lane.id, stepId: step.id } : null
}

const placeCopied = (project: ProjectContext, cell: CellId, copied: readonly CopiedCard[]): NewCard[] =>
  copied.map(({ fields, column, row }) => ({
    id: newId(),
    ...(cellAway(project, cell, column, row) ?? cell),
    fields,
  }))

/** Cells of text beyond the last step go into the last one: nothing that was pasted is lost. */
function cardsFromText(project: ProjectContext, cell: CellId, text: string): NewCard[] {
  return tableOf(text).flatMap((columns) =>
    columns.flatMap((words, column): NewCard[] => {
      if (words === '') return []
      let target = cell
      for (let back = column; back > 0 && target === cell; back--)
        target = cellAway(project, cell, back, 0) ?? cell
      return [{ id: newId(), ...target, fields: { text: words } }]
    }),
  )
}

/** Lines of tab-separated cells. A cell in quotes may hold tabs, lines and doubled quotes, as spreadsheets write them. */
export function tableOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    ;(rows.at(-1) as string[]).push(cell.trim())
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (character === '"' && cell === '' && text.includes('\t')) quoted = true
    else if (character === '\t') endCell()
    else if (character === '\n') {
      endCell()
      rows.push([])
    } else if (character !== '\r') cell += character
  }
  endCell()
  return rows
    .map((row) => row.map((words) => stripBullet(words)))
    .filter((row) => row.some((words) => words !== ''))
}

/** Lists from documents and chats come with their bullets and numbers. */
const stripBullet = (words: string): string => words.replace(/^(?:[-*•–]\s+|\d{1,3}[.)]\s+)/, '')
