import { writeNumber } from '#renderer/fields/number-text.ts'
import type { Card } from '#shared/model/card.ts'
import { metricProblem } from '#shared/model/formula.ts'
import { cardsIn, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What a formula comes to, or why it comes to nothing. */
export type FormulaState =
  | { readonly result: string; readonly problem?: undefined }
  | { readonly problem: string }

/** The map with its hidden lanes, whose numbers formulas may use. */
function gridAround(snapshot: Snapshot, { place: [laneId] }: Card) {
  const mapId = snapshot.lanes[laneId]?.mapId
  return mapId === undefined ? undefined : viewMap(snapshot, mapId, { withHidden: true })
}

/** The state of a metric's formula; `null` where it has none. */
export function formulaState(snapshot: Snapshot, card: Card): FormulaState | null {
  if (card.formula.trim() === '') return null
  const grid = gridAround(snapshot, card)
  if (!grid) return null
  const problem = metricProblem(grid, card)
  if (problem) return { problem: problem.message }
  const amount = cardsIn(grid, card.place[0], card.place[1]).find(({ id }) => id === card.id)?.amount ?? null
  return { result: amount === null ? '—' : writeNumber(Math.round(amount * 1e6) / 1e6) }
}

/** Titles of the other metrics lanes of a card's map, which its formula may name. */
export const metricNames = (snapshot: Snapshot, card: Card): readonly string[] => [
  ...new Set(
    (gridAround(snapshot, card)?.lanes ?? [])
      .filter(({ kind, id, title }) => kind === 'metrics' && id !== card.place[0] && title.trim() !== '')
      .map(({ title }) => title.trim()),
  ),
]
