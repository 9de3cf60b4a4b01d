import type { CellId } from '#renderer/session/window-state.ts'
import { center, type Rect } from '#shared/base/geometry.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Where the keyboard is: a cell, and the card in it, if any. */
export interface Spot {
  readonly cell: CellId
  readonly cardId: string | null
}

const isOpen = (lane: Lane): boolean => !lane.collapsed

/** The cards of a cell that the keyboard stops at: none that are not seen, and no sentiment value, which its cell sets. */
export const stopsIn = (view: MapView, { laneId, stepId }: CellId): readonly Card[] =>
  view.lanes.some((lane) => lane.id === laneId && isOpen(lane))
    ? cardsIn(view, laneId, stepId).filter((card) => !isStepValue(card.kind))
    : []

/** The first cell of a map that is open, where the keyboard begins. */
export function firstSpot(view: MapView): Spot | null {
  const [lane, step] = [view.lanes.find(isOpen) ?? view.lanes[0], view.steps[0]]
  if (!lane || !step) return null
  const cell = { laneId: lane.id, stepId: step.id }
  return { cell, cardId: stopsIn(view, cell)[0]?.id ?? null }
}

/**
 * The cell `by` columns and rows away, or `null` beyond the grid's edge. Lanes that are not `wanted` are passed over:
 * collapsed ones, unless said otherwise.
 */
export function cellBeside(
  view: MapView,
  cell: CellId,
  columns: number,
  rows: number,
  wanted: (lane: Lane) => boolean = isOpen,
): CellId | null {
  const lanes = view.lanes.filter((lane) => lane.id === cell.laneId || wanted(lane))
  const column = view.steps.findIndex((step) => step.id === cell.stepId)
  const row = lanes.findIndex((lane) => lane.id === cell.laneId)
  if (column < 0 || row < 0) return null
  const [step, lane] = [view.steps[column + columns], lanes[row + rows]]
  return step && lane ? { laneId: lane.id, stepId: step.id } : null
}

/** What tells where a direction leads: the grid's order, or on an empathy map, whose fields lie as they like, their boxes. */
interface Ground {
  readonly view: MapView
  readonly layout: MapLayout
}

/** The cell that lies next in a direction, or `null` at the edge. Lanes that are not `wanted` are passed over. */
export function cellToward(
  { view, layout }: Ground,
  cell: CellId,
  direction: Direction,
  wanted: (lane: Lane) => boolean = isOpen,
): CellId | null {
  if (view.map.kind === 'empathy') return zoneToward(layout, cell, direction, wanted)
  const by = direction === 'down' || direction === 'right' ? 1 : -1
  const vertical = direction === 'up' || direction === 'down'
  return cellBeside(view, cell, vertical ? 0 : by, vertical ? by : 0, wanted)
}

/** The nearest field of an empathy map whose middle lies that way, those straight ahead before those aside. */
function zoneToward(
  layout: MapLayout,
  cell: CellId,
  direction: Direction,
  wanted: (lane: Lane) => boolean,
): CellId | null {
  const own = layout.lanes.find(({ lane }) => lane.id === cell.laneId)
  if (!own) return null
  const from = center(own.band)
  const along = direction === 'left' || direction === 'right' ? 'x' : 'y'
  const across = along === 'x' ? 'y' : 'x'
  const sign = direction === 'right' || direction === 'down' ? 1 : -1
  const reach = along === 'x' ? own.band.width : own.band.height
  const [best] = layout.lanes
    .filter(({ lane }) => lane.id !== cell.laneId && wanted(lane))
    .map(({ lane, band }) => ({ lane, to: center(band) }))
    .filter(({ to }) => (to[along] - from[along]) * sign > reach / 4)
    .map(({ lane, to }) => ({
      lane,
      far: Math.abs(to[along] - from[along]) + 2 * Math.abs(to[across] - from[across]),
    }))
    .sort((a, b) => a.far - b.far)
  return best ? { laneId: best.lane.id, stepId: cell.stepId } : null
}

/** One arrow key's step: to the next card of the cell that way, else on to the next cell, sideways to its nearest card. */
export function spotBeside(view: MapView, layout: MapLayout, spot: Spot, direction: Direction): Spot | null {
  const vertical = direction === 'up' || direction === 'down'
  const by = direction === 'down' || direction === 'right' ? 1 : -1
  const within = spot.cardId === null ? null : cardBeside(view, layout, spot.cell, spot.cardId, direction)
  if (within) return { cell: spot.cell, cardId: within }
  const cell = cellToward({ view, layout }, spot.cell, direction)
  if (!cell) return null
  const cards = stopsIn(view, cell)
  if (vertical) return { cell, cardId: (by > 0 ? cards[0] : cards.at(-1))?.id ?? null }
  const from = spot.cardId === null ? undefined : layout.cardById.get(spot.cardId)?.rect
  return { cell, cardId: from ? nearest(layout, cards, from) : (cards[0]?.id ?? null) }
}

/** The nearest card of the same cell that way. A wide cell has several side by side. */
function cardBeside(
  view: MapView,
  layout: MapLayout,
  cell: CellId,
  cardId: string,
  direction: Direction,
): string | null {
  const from = layout.cardById.get(cardId)?.rect
  if (!from) return null
  const lies: Readonly<Record<Direction, (rect: Rect) => boolean>> = {
    up: (rect) => rect.y < from.y,
    down: (rect) => rect.y > from.y,
    left: (rect) => rect.y === from.y && rect.x < from.x,
    right: (rect) => rect.y === from.y && rect.x > from.x,
  }
  const that = stopsIn(view, cell).filter((card) => {
    const rect = layout.cardById.get(card.id)?.rect
    return rect !== undefined && lies[direction](rect)
  })
  return nearest(layout, that, from)
}

/** The card whose row is nearest, and of that row the one that is nearest sideways. */
function nearest(layout: MapLayout, cards: readonly Card[], from: Rect): string | null {
  const away = (card: Card): readonly [number, number] => {
    const { x, y } = layout.cardById.get(card.id)?.rect ?? from
    return [Math.abs(y - from.y), Math.abs(x - from.x)]
  }
  const [best] = cards
    .map((card) => ({ id: card.id, away: away(card) }))
    .sort((a, b) => a.away[0] - b.away[0] || a.away[1] - b.away[1])
  return best?.id ?? null
}

/** The next cell in reading order with `by` 1, the one before with −1; wraps to the next lane. */
export function nextCell(view: MapView, cell: CellId, by: 1 | -1): CellId | null {
  const beside = cellBeside(view, cell, by, 0)
  if (beside) return beside
  const edge = by > 0 ? view.steps[0] : view.steps.at(-1)
  return edge ? cellBeside(view, { laneId: cell.laneId, stepId: edge.id }, 0, by) : null
}
