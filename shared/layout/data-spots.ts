import type { Rect } from '#shared/base/geometry.ts'
import { wayOf } from '#shared/model/drops.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { ColumnLayout } from './column-layout.ts'

/** A place of the way that is in sight, and the steps below it. */
export interface Spot {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly steps: readonly { readonly id: string; readonly left: number; readonly right: number }[]
}

/** The places of a map whose numbers make its way, from left to right. */
export function spotsOf(data: MapData, { stages, steps }: ColumnLayout): readonly Spot[] {
  const way = new Set(wayOf(data, data.slice).map(({ id }) => id))
  const box = (id: string, { x, width }: Rect) => ({ id, left: x, right: x + width })
  if (steps.some(({ step }) => way.has(step.id)))
    return steps.map(({ step, rect }) => ({ ...box(step.id, rect), steps: [] }))
  return stages.map(({ stage, rect }) => ({
    ...box(stage.id, rect),
    steps: steps
      .filter(({ stageId }) => stageId === stage.id)
      .map(({ step, rect: column }) => box(step.id, column)),
  }))
}

/** What one slice is laid out with. */
export interface RowAt {
  /** Whether it is what the map shows, or what is laid beside that. */
  readonly kind: 'shown' | 'beside'
  readonly slice: Slice
  readonly top: number
  readonly thickest: number
  readonly foot: number
  readonly halfOf: (count: number | null) => number
}

/** Height of the ribbon's middle. */
export const middleOf = ({ top, thickest }: Pick<RowAt, 'top' | 'thickest'>): number => top + thickest / 2

/** So far within its stage a ribbon ends. */
export const END = 5
