import type { Spotlight } from '#renderer/session/window-state.ts'
import { grow, type Rect, union } from '#shared/base/geometry.ts'
import { cellRect, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'

/** Half of what a point on a sentiment line takes up with its ring. */
const POINT = 16

/**
 * The boxes that a spotlight is about, as narrow as they can be told: cards and points of lines; else cells, where a lane is
 * named; else steps; else stages. A card that is folded away stands for its cell.
 */
export function spotlightRects(
  layout: MapLayout,
  cards: Readonly<Record<string, Pick<Card, 'place'>>>,
  { cardIds, stepIds, stageIds, laneId }: Spotlight,
): readonly Rect[] {
  if (laneId !== null && stepIds.length > 1) return joined(cellRects(layout, laneId, stepIds))
  const ofCards = cardIds.flatMap((id) => cardRect(layout, cards, id) ?? [])
  if (ofCards.length > 0) return ofCards
  if (laneId !== null && stepIds.length > 0) return joined(cellRects(layout, laneId, stepIds))
  const wholes = (rects: readonly { readonly rect: Rect; readonly height: number }[]): Rect[] =>
    rects.map(({ rect, height }) => ({ ...rect, height }))
  if (stepIds.length > 0)
    return wholes(
      layout.steps
        .filter(({ step }) => stepIds.includes(step.id))
        .map(({ rect }) => ({ rect, height: layout.grid.height - rect.y })),
    )
  return wholes(
    layout.stages
      .filter(({ stage }) => stageIds.includes(stage.id))
      .map(({ rect }) => ({ rect, height: layout.grid.height - rect.y })),
  )
}

const cellRects = (layout: MapLayout, laneId: string, stepIds: readonly string[]): Rect[] =>
  stepIds.flatMap((stepId) => cellRect(layout, laneId, stepId) ?? [])

/** What lies in a row is one thing to look at. */
const joined = (rects: readonly Rect[]): Rect[] => (rects.length === 0 ? [] : [rects.reduce(union)])

function cardRect(
  layout: MapLayout,
  cards: Readonly<Record<string, Pick<Card, 'place'>>>,
  id: string,
): Rect | null {
  const box = layout.cardById.get(id)
  if (box) return grow(box.rect, 4)
  const point = layout.curves.flatMap(({ points }) => points).find(({ card }) => card.id === id)
  if (point) return grow({ x: point.x, y: point.y, width: 0, height: 0 }, POINT)
  const place = cards[id]?.place
  return place ? cellRect(layout, place[0], place[1]) : null
}
