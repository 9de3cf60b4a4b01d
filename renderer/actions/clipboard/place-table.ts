import type { CellId } from '#renderer/session/window-state.ts'
import { amountIn } from '#shared/base/amount.ts'
import { foldName } from '#shared/base/fold.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'

/** Where a table goes: cards, and points of sentiment lines. */
export interface PlacedTable {
  readonly cards: readonly NewCard[]
  readonly values: readonly Extract<Command, { type: 'sentiment.set' }>[]
}

type Table = readonly (readonly string[])[]

/** What a table's own headings say of where its cells belong. */
interface Headings {
  /** Step of each column; `undefined` for the column of lane titles and for those that name no step. */
  readonly steps: readonly (string | undefined)[] | null
  /** Lane of each row. */
  readonly lanes: readonly (Lane | undefined)[] | null
}

/**
 * Where people expect a pasted table: under the steps and in the lanes that its first row and column name; without such
 * headings its columns go across the steps and its rows into the lane they are pasted into. What lies beyond the map's
 * edge, or under a heading that is not there, stands in the nearest cell: nothing is lost.
 */
export function placeTable(view: MapView, cell: CellId, table: Table, newId: () => string): PlacedTable {
  const lane = view.lanes.find(({ id }) => id === cell.laneId)
  const column = view.steps.findIndex(({ id }) => id === cell.stepId)
  const cards: NewCard[] = []
  const values: PlacedTable['values'][number][] = []
  if (!lane || column < 0) return { cards, values }
  const { steps, lanes } = readHeadings(view, table)
  const stepAt = (index: number): string =>
    steps
      ? stepUnder(steps, index, cell.stepId)
      : stepAway(view, column + index - (lanes ? 1 : 0), cell.stepId)
  const put = (words: string, target: Lane, stepId: string): void => {
    const point = target.kind === 'sentiment' ? sentimentIn(words) : null
    const holder = holdsCards(target.kind) ? target : lane
    if (point !== null) values.push(pointOf(view, target, stepId, point))
    else if (holdsCards(holder.kind))
      cards.push({ id: newId(), laneId: holder.id, stepId, fields: fieldsOf(words, holder) })
  }
  table.slice(steps ? 1 : 0).forEach((row, rowIndex) => {
    const target = lanes?.[rowIndex + (steps ? 1 : 0)] ?? lane
    row.forEach((words, index) => {
      if (words !== '' && !(lanes && index === 0)) put(words, target, stepAt(index))
    })
  })
  return { cards, values }
}

const pointOf = (
  view: MapView,
  lane: Lane,
  stepId: string,
  amount: number,
): PlacedTable['values'][number] => ({
  type: 'sentiment.set',
  laneId: lane.id,
  stepId,
  personaId: view.map.personaIds[0] ?? null,
  amount,
})

const fieldsOf = (words: string, lane: Lane): NewCard['fields'] =>
  (lane.kind === 'metrics' ? amountIn(words) : null) ?? { text: words }

function sentimentIn(words: string): number | null {
  const amount = amountIn(words)?.amount
  return amount !== undefined && amount >= SENTIMENT.least && amount <= SENTIMENT.most ? amount : null
}

const stepAway = (view: MapView, column: number, otherwise: string): string =>
  view.steps[Math.min(column, view.steps.length - 1)]?.id ?? otherwise

/** The step a column is headed by; of a column without one, that of the nearest column before it. */
const stepUnder = (steps: readonly (string | undefined)[], index: number, otherwise: string): string =>
  steps.slice(0, index + 1).findLast((step) => step !== undefined) ?? otherwise

/** Titles of the map are headings only where most of a row or column are such titles: one word may be alike by chance. */
function readHeadings(view: MapView, table: Table): Headings {
  const stepByTitle = new Map<string, string>()
  for (const { stage, steps } of view.stages.toReversed()) {
    if (steps[0]) stepByTitle.set(foldName(stage.title), steps[0].id)
    for (const step of steps.toReversed()) stepByTitle.set(foldName(step.title), step.id)
  }
  const laneByTitle = new Map(view.lanes.toReversed().map((lane) => [foldName(lane.title), lane]))
  for (const titles of [stepByTitle, laneByTitle]) titles.delete('')
  const named = <T>(titles: ReadonlyMap<string, T>, cells: readonly string[]) =>
    cells.map((words) => titles.get(foldName(words)))
  const steps = table.length > 1 ? named(stepByTitle, table[0] ?? []) : []
  const lanes = table.some((row) => row.length > 1)
    ? named(
        laneByTitle,
        table.map(([first]) => first ?? ''),
      )
    : []
  return {
    steps: areHeadings(steps, table[0] ?? []) ? steps : null,
    lanes: areHeadings(
      lanes,
      table.map(([first]) => first ?? ''),
    )
      ? lanes
      : null,
  }
}

/** An empty corner, as tables with headings have it, makes half of the titles enough. */
function areHeadings(found: readonly unknown[], cells: readonly string[]): boolean {
  const filled = cells.filter((words) => words !== '').length
  const hits = found.filter((one) => one !== undefined).length
  return hits > 0 && (cells[0] === '' ? hits * 2 >= filled : hits * 2 > filled)
}
