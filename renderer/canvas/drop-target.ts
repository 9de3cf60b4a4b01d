import { clamp, type Point, type Rect } from '#shared/base/geometry.ts'
import type { CardMove } from '#shared/document/commands/types.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { type CardBox, cellAt, cellColumns, cellRect, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'

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
  if (!at || !cell || !lane || !takesCards(lane)) return null
  const there = layout.cards.filter(
    (box) => box.card.place[0] === at.laneId && box.card.place[1] === at.stepId && !moving.has(box.card.id),
  )
  const next = there.find((box) => isBefore(point, box, cell))
  return { ...at, cell, beforeId: next?.card.id ?? null, line: insertionLine(cell, there, next) }
}

const takesCards = ({ kind, collapsed, locked }: Lane): boolean => holdsCards(kind) && !collapsed && !locked

const isSideBySide = (cell: Rect): boolean => cellColumns(cell.width).count > 1

/** Reading order: above the card, or beside it where cards stand side by side, else above its middle. */
function isBefore(point: Point, { rect }: CardBox, cell: Rect): boolean {
  if (point.y < rect.y) return true
  return isSideBySide(cell)
    ? point.y < rect.y + rect.height && point.x < rect.x + rect.width / 2
    : point.y < rect.y + rect.height / 2
}

const LINE = 3

/** Above the next card or below the last one; between cards that stand side by side, upright. */
function insertionLine(cell: Rect, there: readonly CardBox[], next: CardBox | undefined): Rect {
  const half = (GRID.cardGap + LINE) / 2
  const { cardWidth } = cellColumns(cell.width)
  const last = there.at(-1)?.rect
  const flat = (x: number, y: number): Rect => ({ x, y, width: cardWidth, height: LINE })
  if (isSideBySide(cell)) {
    if (next) return { ...next.rect, x: next.rect.x - half, width: LINE }
    const right = last ? last.x + last.width : 0
    if (last && right + GRID.cardGap + cardWidth < cell.x + cell.width)
      return { ...last, x: right + half - LINE, width: LINE }
  }
  const x = cell.x + GRID.cellPadding
  if (next) return flat(x, next.rect.y - half)
  return flat(x, last ? last.y + last.height + half - LINE : cell.y + GRID.cellPadding - LINE / 2)
}

/**
 * How a group of cards moves when the card in hand goes to `target`: cards of its own cell come along in order, others
 * keep their distance in steps and lanes, held within the grid; over a sentiment line they keep their lane. What would
 * stay where it is does not move.
 */
export function movesFor(
  view: MapView,
  cards: readonly CardBox[],
  heldId: string,
  target: DropTarget,
): CardMove[] {
  const held = cards.find((box) => box.card.id === heldId)?.card.place
  if (!held) return []
  const [along, others] = [cards.filter((box) => isIn(box, held)), cards.filter((box) => !isIn(box, held))]
  const column = (id: string): number => view.steps.findIndex((step) => step.id === id)
  const row = (id: string): number => view.lanes.findIndex((lane) => lane.id === id)
  const columns = column(target.stepId) - column(held[1])
  const rows = row(target.laneId) - row(held[0])
  const { laneId, stepId, beforeId } = target
  return [
    ...(staysInPlace(view, along, target)
      ? []
      : along.map(({ card }) => ({ id: card.id, laneId, stepId, beforeId }))),
    ...others.flatMap(({ card }): CardMove[] => {
      const [fromLane, fromStep] = card.place
      const step = view.steps[clamp(column(fromStep) + columns, 0, view.steps.length - 1)]
      const lane = view.lanes[clamp(row(fromLane) + rows, 0, view.lanes.length - 1)]
      const to = {
        laneId: lane && holdsCards(lane.kind) && !lane.locked ? lane.id : fromLane,
        stepId: step?.id ?? fromStep,
      }
      const stays = to.laneId === fromLane && to.stepId === fromStep
      return stays ? [] : [{ id: card.id, ...to, beforeId: null }]
    }),
  ]
}

const isIn = ({ card }: CardBox, [laneId, stepId]: Card['place']): boolean =>
  card.place[0] === laneId && card.place[1] === stepId

/** Whether the cell would look as it does, so that a drop at the old place is no act to undo. */
function staysInPlace(view: MapView, cards: readonly CardBox[], target: DropTarget): boolean {
  const ids = cards.map(({ card }) => card.id)
  const there = cardsIn(view, target.laneId, target.stepId).map((card) => card.id)
  const rest = there.filter((id) => !ids.includes(id))
  const at = target.beforeId === null ? rest.length : rest.indexOf(target.beforeId)
  return rest.toSpliced(at, 0, ...ids).join() === there.join()
}
