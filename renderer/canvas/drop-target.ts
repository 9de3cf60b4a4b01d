import type { Point, Rect } from '#shared/base/geometry.ts'
import type { CardMove } from '#shared/document/commands/types.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { type CardBox, cellAt, cellRect, type MapLayout } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** Where dragged cards would land. */
export interface DropTarget {
  readonly laneId: string
  readonly stepId: string
  readonly beforeId: string | null
  readonly cell: Rect
  /** A thin box where the first of them would stand. */
  readonly line: Rect | null
}

/** The cell under the pointer and the card before which a dropped one goes: the first whose middle lies after it. */
export function dropTargetAt(
  layout: MapLayout,
  point: Point,
  moving: ReadonlySet<string>,
): DropTarget | null {
  const at = cellAt(layout, point)
  const cell = at && cellRect(layout, at.laneId, at.stepId)
  const lane = at && layout.lanes.find((box) => box.lane.id === at.laneId)?.lane
  if (!at || !cell || !lane || lane.kind === 'sentiment' || lane.collapsed) return null
  const there = layout.cards.filter(
    (box) => box.card.place[0] === at.laneId && box.card.place[1] === at.stepId && !moving.has(box.card.id),
  )
  const next = there.find((box) => isBefore(point, box, cell))
  return { ...at, cell, beforeId: next?.card.id ?? null, line: insertionLine(cell, there, next) }
}

/** Reading order: above the card, or beside it where cards stand side by side, else above its middle. */
function isBefore(point: Point, { rect }: CardBox, cell: Rect): boolean {
  if (point.y < rect.y) return true
  const sideBySide = rect.width < cell.width - 2 * GRID.cellPadding - 1
  return sideBySide
    ? point.y < rect.y + rect.height && point.x < rect.x + rect.width / 2
    : point.y < rect.y + rect.height / 2
}

function insertionLine(cell: Rect, there: readonly CardBox[], next: CardBox | undefined): Rect {
  const last = there.at(-1)
  const y = next
    ? next.rect.y - GRID.cardGap / 2
    : last
      ? last.rect.y + last.rect.height + GRID.cardGap / 2
      : cell.y + GRID.cellPadding
  const x = next?.rect.x ?? cell.x + GRID.cellPadding
  const width = next?.rect.width ?? last?.rect.width ?? cell.width - 2 * GRID.cellPadding
  return { x, y: y - 1.5, width, height: 3 }
}

/**
 * How a group of cards moves when the card in hand goes to `target`: cards of its own cell come along in order, others
 * keep their distance in steps and lanes, held within the grid.
 */
export function movesFor(
  view: MapView,
  cards: readonly CardBox[],
  heldId: string,
  target: DropTarget,
): CardMove[] {
  const held = cards.find((box) => box.card.id === heldId)
  if (!held) return []
  const column = (id: string): number => view.steps.findIndex((step) => step.id === id)
  const row = (id: string): number => view.lanes.findIndex((lane) => lane.id === id)
  const [fromLane, fromStep] = held.card.place
  const columns = column(target.stepId) - column(fromStep)
  const rows = row(target.laneId) - row(fromLane)
  return cards.map(({ card }): CardMove => {
    const [laneId, stepId] = card.place
    if (laneId === fromLane && stepId === fromStep)
      return { id: card.id, laneId: target.laneId, stepId: target.stepId, beforeId: target.beforeId }
    const step = view.steps[Math.max(0, Math.min(view.steps.length - 1, column(stepId) + columns))]
    const lane = view.lanes[Math.max(0, Math.min(view.lanes.length - 1, row(laneId) + rows))]
    const fits = step && lane && lane.kind !== 'sentiment'
    return { id: card.id, laneId: fits ? lane.id : laneId, stepId: fits ? step.id : stepId, beforeId: null }
  })
}
