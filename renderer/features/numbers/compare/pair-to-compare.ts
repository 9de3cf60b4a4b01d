import type { DataSet } from '#shared/model/data-set.ts'
import type { Slice } from '#shared/model/figures.ts'

/**
 * What to compare before anybody has chosen: what stands on the map; else the two largest segments of the first column; else
 * the first and the last snapshot; else nothing.
 */
export function pairToCompare(
  slices: readonly Slice[],
  { sliceId, besideId }: Pick<DataSet, 'sliceId' | 'besideId'>,
): readonly [one: Slice | undefined, other: Slice | undefined] {
  const onMap = slices.find(({ id, kind }) => (sliceId === '' ? kind === 'all' : id === sliceId))
  const beside = slices.find(({ id }) => id === besideId)
  if (onMap && beside) return [onMap, beside]
  const segments = slices.filter(({ kind }) => kind === 'segment')
  const [largest, next] = segments
    .filter(({ column }) => column === segments[0]?.column)
    .toSorted((a, b) => b.customers - a.customers)
  if (largest && next) return [largest, next]
  const days = slices
    .filter(({ kind }) => kind === 'snapshot')
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
  if (days.length > 1) return [days[0], days.at(-1)]
  return [slices.find(({ kind }) => kind === 'all'), segments[0] ?? days[0]]
}
