import type { Rect } from '#shared/base/geometry.ts'
import { intersects } from '#shared/base/geometry.ts'
import { cellRect, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'

/** The note that stands for a point of a line or a dot, in map units, and the room left of it in its cell. */
const VALUE = { width: 190, height: 68, inset: 10, gap: 6 } as const

/**
 * Where every card of the map stands on a canvas: cards as they are laid out; points of lines and dots, which are no cards
 * there, as notes around where they are, one below the other where they would cover each other.
 */
export function placeValues(view: MapView, layout: MapLayout): ReadonlyMap<string, Rect> {
  const places = new Map([...layout.cardById].map(([id, { rect }]) => [id, rect]))
  const points = new Map(
    [
      ...layout.curves.flatMap((curve) => curve.points),
      ...layout.matrices.flatMap((matrix) => matrix.dots),
    ].map(({ card, y }) => [card.id, y]),
  )
  for (const { id: laneId } of view.lanes)
    for (const { id: stepId } of view.steps) {
      const values = cardsIn(view, laneId, stepId).filter(({ id }) => !places.has(id))
      const cell = values.length > 0 ? (cellRect(layout, laneId, stepId) ?? bandOf(layout, laneId)) : null
      if (cell) placeInCell(values, cell, points, places)
    }
  return places
}

/** Where a lane has no cells of its own: the fields of an empathy map. */
const bandOf = (layout: MapLayout, laneId: string): Rect | null =>
  layout.lanes.find(({ lane }) => lane.id === laneId)?.band ?? null

function placeInCell(
  values: readonly Card[],
  cell: Rect,
  points: ReadonlyMap<string, number>,
  places: Map<string, Rect>,
): void {
  const width = Math.min(VALUE.width, Math.max(1, cell.width - 2 * VALUE.inset))
  const height = Math.min(VALUE.height, cell.height)
  const [top, bottom] = [cell.y, cell.y + cell.height - height]
  const taken: Rect[] = []
  const heightOf = ({ id }: Card): number => (points.get(id) ?? top + height / 2) - height / 2
  for (const card of values.toSorted((a, b) => heightOf(a) - heightOf(b))) {
    let rect = { x: cell.x + VALUE.inset, y: Math.min(Math.max(heightOf(card), top), bottom), width, height }
    for (const other of taken)
      if (intersects(rect, other)) rect = { ...rect, y: Math.min(other.y + height + VALUE.gap, bottom) }
    taken.push(rect)
    places.set(card.id, rect)
  }
}
