import type { CellId } from '#renderer/session/window-state.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Where the keyboard is: a cell, and the card in it, if any. */
export interface Spot {
  readonly cell: CellId
  readonly cardId: string | null
}

/** The first cell of a map, where the keyboard begins. */
export function firstSpot(view: MapView): Spot | null {
  const [lane, step] = [view.lanes[0], view.steps[0]]
  return lane && step
    ? { cell: { laneId: lane.id, stepId: step.id }, cardId: cardsIn(view, lane.id, step.id)[0]?.id ?? null }
    : null
}

/** The cell `by` columns and rows away, held within the grid; collapsed lanes are passed over. */
export function cellBeside(view: MapView, cell: CellId, columns: number, rows: number): CellId | null {
  const open = view.lanes.filter((lane) => !lane.collapsed || lane.id === cell.laneId)
  const column = view.steps.findIndex((step) => step.id === cell.stepId) + columns
  const row = open.findIndex((lane) => lane.id === cell.laneId) + rows
  const [step, lane] = [view.steps[column], open[row]]
  return step && lane ? { laneId: lane.id, stepId: step.id } : null
}

/** One arrow key's step: through the cards of a cell, then on to the next lane; sideways to the nearest card. */
export function spotBeside(view: MapView, layout: MapLayout, spot: Spot, direction: Direction): Spot | null {
  const vertical = direction === 'up' || direction === 'down'
  const by = direction === 'down' || direction === 'right' ? 1 : -1
  if (vertical && spot.cardId !== null) {
    const cards = cardsIn(view, spot.cell.laneId, spot.cell.stepId).filter(
      (card) => card.kind !== 'sentiment',
    )
    const next = cards[cards.findIndex((card) => card.id === spot.cardId) + by]
    if (next) return { cell: spot.cell, cardId: next.id }
  }
  const cell = cellBeside(view, spot.cell, vertical ? 0 : by, vertical ? by : 0)
  if (!cell) return null
  const cards = cardsIn(view, cell.laneId, cell.stepId).filter((card) => card.kind !== 'sentiment')
  if (vertical) return { cell, cardId: (by > 0 ? cards[0] : cards.at(-1))?.id ?? null }
  return {
    cell,
    cardId: nearest(
      layout,
      cards.map((card) => card.id),
      spot.cardId,
    ),
  }
}

function nearest(layout: MapLayout, ids: readonly string[], from: string | null): string | null {
  const y = from === null ? Number.NEGATIVE_INFINITY : (layout.cardById.get(from)?.rect.y ?? 0)
  const distance = (id: string): number =>
    Math.abs((layout.cardById.get(id)?.rect.y ?? 0) - Math.max(y, -1e9))
  return ids.reduce<string | null>(
    (best, id) => (best === null || distance(id) < distance(best) ? id : best),
    null,
  )
}

/** The next cell in reading order with `by` 1, the one before with −1; wraps to the next lane. */
export function nextCell(view: MapView, cell: CellId, by: 1 | -1): CellId | null {
  const beside = cellBeside(view, cell, by, 0)
  if (beside) return beside
  const edge = by > 0 ? view.steps[0] : view.steps.at(-1)
  const below = edge && cellBeside(view, { laneId: cell.laneId, stepId: edge.id }, 0, by)
  return below ?? null
}
