import { writeNumber } from '#renderer/fields/number-text.ts'
import { durationWords } from '#shared/base/duration-words.ts'
import type { Card } from '#shared/model/card.ts'
import { fedProblem, fedSeconds, isFed } from '#shared/model/fed-metrics.ts'
import { metricProblem } from '#shared/model/formula.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
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
  return { result: writeAmount(shownIn(grid, card)?.amount ?? null) }
}

/** What journey data fills a metric with, or why it does not; `null` where a person types, or another card of the cell is filled. */
export function fedState(snapshot: Snapshot, card: Card): FormulaState | null {
  const grid = gridAround(snapshot, card)
  const shown = grid && shownIn(grid, card)
  if (!grid || !shown) return null
  const problem = fedProblem(grid, shown)
  if (problem) return { problem: problem.message }
  if (!isFed(shown)) return null
  const seconds = fedSeconds(shown)
  return {
    result: seconds === null ? `${writeAmount(shown.amount)} ${shown.unit}`.trim() : durationWords(seconds),
  }
}

const shownIn = (grid: MapView, { id, place: [laneId, stepId] }: Card): Card | undefined =>
  cardsIn(grid, laneId, stepId).find((card) => card.id === id)

const writeAmount = (amount: number | null): string =>
  amount === null ? '—' : writeNumber(Math.round(amount * 1e6) / 1e6)

/** Titles of the other metrics lanes of a card's map, which its formula may name. */
export const metricNames = (snapshot: Snapshot, card: Card): readonly string[] => [
  ...new Set(
    (gridAround(snapshot, card)?.lanes ?? [])
      .filter(({ kind, id, title }) => kind === 'metrics' && id !== card.place[0] && title.trim() !== '')
      .map(({ title }) => title.trim()),
  ),
]
