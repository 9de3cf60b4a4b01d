import type { Rect } from '#shared/base/geometry.ts'
import type { AlignedMaps, Side } from '#shared/formats/comparison/align-maps.ts'
import { cardOf } from '#shared/formats/comparison/difference-kinds.ts'
import { cellRect } from '#shared/layout/map-layout.ts'
import type { Chosen } from './Differences.tsx'

/** The box of a chosen difference on a map: its card, else its cell, else its step; `null` where this map has none of it. */
export function placeOn(aligned: AlignedMaps, side: Side, { step, difference }: Chosen): Rect | null {
  const { layout } = aligned.maps[side]
  const own = step[side]
  const cardId = difference && cardOf(difference, side)
  const card = cardId ? layout.cardById.get(cardId)?.rect : undefined
  if (card) return card
  // A card that came or went has nothing that answers it on the other map.
  if (!own || difference?.kind === 'card-added' || difference?.kind === 'card-removed') return null
  const laneId = difference && 'lane' in difference ? laneOn(aligned, side, difference.lane.id) : null
  if (laneId !== null) return cellRect(layout, laneId, own.id)
  return isWholeStep({ step, difference })
    ? (layout.steps.find((box) => box.step.id === own.id)?.column ?? null)
    : null
}

/** Whether it is about a step itself, from its title to its last lane. */
export const isWholeStep = ({ difference }: Chosen): boolean => difference === null || !('lane' in difference)

/** The lane of a map that is, or answers, the lane of that id. */
function laneOn({ comparison }: AlignedMaps, side: Side, id: string): string | null {
  const pair = comparison.lanes.find(({ current, future }) => current?.id === id || future?.id === id)
  return pair?.[side]?.id ?? null
}
