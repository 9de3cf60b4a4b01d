import type { PlaceFigures, Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'

/** Figures of one place; what is not given is nought, or not known. */
export const placeFigures = (placeId: string, given: Partial<PlaceFigures>): PlaceFigures => ({
  placeId,
  reached: 0,
  entered: given.reached ?? 0,
  left: 0,
  stillHere: 0,
  returned: 0,
  time: null,
  timeFromEarlier: null,
  score: null,
  value: null,
  ...given,
})

/** A slice in which so many reached stage after stage (`a`, `b`, …); a stage left out has no states. */
export const sliceOf = (
  reached: readonly (number | null | undefined)[],
  own: Partial<Slice> = {},
): Slice => ({
  ...{ id: 'all', kind: 'all', column: '', value: '' },
  customers: 10_000,
  places: reached.flatMap((count, at) =>
    count === undefined ? [] : [placeFigures('abcdefgh'[at] as string, { reached: count })],
  ),
  flows: [],
  ...own,
})

/** A map of eight stages without steps, and what was computed in their order. */
export const EIGHT: Pick<MapData, 'stages'> & { readonly figures: MapData['figures'] } = {
  stages: [...'abcdefgh'].map((id) => ({ stage: { id, title: id }, steps: [] })),
  figures: { order: [...'abcdefgh'], slices: [], leastGroup: 5 } as unknown as MapData['figures'],
}
