import { byOrder } from '#shared/base/order.ts'
import { type DataSet, figuresOf } from './data-set.ts'
import { everybody, type Figures, type Slice } from './figures.ts'
import type { Snapshot } from './snapshot.ts'

/** The part of a map that numbers hang on; a `StageView` is one. */
interface Columns {
  readonly stage: { readonly id: string }
  readonly steps: readonly { readonly id: string }[]
}

/** The journey data that a map shows. */
export interface MapData {
  readonly dataSet: DataSet
  readonly figures: Figures
  /** Whose numbers stand on the map. */
  readonly slice: Slice
  /** Whose numbers stand beside them, where two are compared. */
  readonly beside: Slice | null
  /** Whether stages or steps were moved or removed since the numbers were computed: what counts as "in order" is another then. */
  readonly isOutOfDate: boolean
}

/** All data sets of a map, in order. */
export const dataSetsOf = (snapshot: Snapshot, mapId: string): readonly DataSet[] =>
  Object.values(snapshot.dataSets)
    .filter((dataSet) => dataSet.mapId === mapId)
    .sort(byOrder)

/** What the map shows of its journey data; `null` where it has none, or shows none. */
export function mapDataOf(snapshot: Snapshot, mapId: string, stages: readonly Columns[]): MapData | null {
  for (const dataSet of dataSetsOf(snapshot, mapId)) {
    const figures = dataSet.shown ? figuresOf(dataSet) : null
    const all = figures ? everybody(figures) : undefined
    if (!figures || !all) continue
    const sliceBy = (id: string): Slice | undefined =>
      id === '' ? undefined : figures.slices.find((slice) => slice.id === id)
    const slice = sliceBy(dataSet.sliceId) ?? all
    const beside = sliceBy(dataSet.besideId) ?? null
    const isOutOfDate = !isSameOrder(figures.order, placesOf(stages))
    return { dataSet, figures, slice, beside: beside === slice ? null : beside, isOutOfDate }
  }
  return null
}

/** Ids of a map's stages and steps: each stage, then its steps, in the map's order. */
export const placesOf = (stages: readonly Columns[]): readonly string[] =>
  stages.flatMap(({ stage, steps }) => [stage.id, ...steps.map(({ id }) => id)])

function isSameOrder(computed: readonly string[], now: readonly string[]): boolean {
  const known = new Set(computed)
  const still = now.filter((id) => known.has(id))
  return still.length === computed.length && still.every((id, index) => id === computed[index])
}
