import { byOrder } from '#shared/base/order.ts'
import { type DataSet, figuresOf } from './data-set.ts'
import { everybody, type Figures, type Slice } from './figures.ts'
import type { Snapshot } from './snapshot.ts'

/** The part of a map that numbers hang on; a `StageView` is one. */
export interface Columns {
  readonly stage: { readonly id: string; readonly title: string }
  readonly steps: readonly { readonly id: string; readonly title: string }[]
}

/** Stages and steps by their ids alone. */
type Places = readonly {
  readonly stage: { readonly id: string }
  readonly steps: readonly { readonly id: string }[]
}[]

/** The journey data that a map shows. */
export interface MapData {
  readonly dataSet: DataSet
  readonly figures: Figures
  /** Whose numbers stand on the map. */
  readonly slice: Slice
  /** Whose numbers stand beside them, where two are compared. */
  readonly beside: Slice | null
  /** All stages of the map with their steps, whichever part of it is shown. */
  readonly stages: readonly Columns[]
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
    const data = dataSet.shown ? dataOf(dataSet, stages) : null
    if (data) return data
  }
  return null
}

/** What a data set says of a map, whether the map shows it or not; `null` where nothing was computed yet. */
export function dataOf(dataSet: DataSet, stages: readonly Columns[]): MapData | null {
  const figures = figuresOf(dataSet)
  const all = figures ? everybody(figures) : undefined
  if (!figures || !all) return null
  const sliceBy = (id: string): Slice | undefined =>
    id === '' ? undefined : figures.slices.find((slice) => slice.id === id)
  const slice = sliceBy(dataSet.sliceId) ?? all
  const beside = sliceBy(dataSet.besideId) ?? null
  const isOutOfDate = !isSameOrder(figures.order, placesOf(stages))
  return { dataSet, figures, slice, beside: beside === slice ? null : beside, stages, isOutOfDate }
}

/** Ids of a map's stages and steps: each stage, then its steps, in the map's order. */
export const placesOf = (stages: Places): readonly string[] =>
  stages.flatMap(({ stage, steps }) => [stage.id, ...steps.map(({ id }) => id)])

function isSameOrder(computed: readonly string[], now: readonly string[]): boolean {
  const known = new Set(computed)
  const still = now.filter((id) => known.has(id))
  return still.length === computed.length && still.every((id, index) => id === computed[index])
}
