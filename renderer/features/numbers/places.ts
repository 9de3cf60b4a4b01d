import type { PlaceFigures, Slice } from '#shared/model/figures.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** A stage or step of the map as lists name it. */
export interface Place {
  readonly id: string
  readonly kind: 'stage' | 'step'
  readonly title: string
  /** Whether a stage has more than the one step that is all of it. */
  readonly hasSteps: boolean
}

type Columns = Pick<MapView, 'stages'>

/** All places of a map in its order: each stage, then its steps. */
export const placesOfMap = ({ stages }: Columns): readonly Place[] =>
  stages.flatMap(({ stage, steps }, index) => {
    const hasSteps = steps.length > 1
    const stageTitle = stage.title.trim() || `Stage ${index + 1}`
    return [
      { id: stage.id, kind: 'stage' as const, title: stageTitle, hasSteps },
      ...steps.map(({ id, title }, at) => ({
        id,
        kind: 'step' as const,
        title: title.trim() || (hasSteps ? `${stageTitle}, step ${at + 1}` : stageTitle),
        hasSteps,
      })),
    ]
  })

/** Titles by id. The outside, where customers come from and go to, is ''. */
export function titlesOf(places: readonly Place[]): (id: string) => string {
  const titles = new Map(places.map(({ id, title }) => [id, title]))
  return (id) => titles.get(id) ?? 'A place that is gone'
}

/** A place and what the data says of it. */
export interface Counted {
  readonly place: Place
  readonly figures: PlaceFigures
}

/** The places of one kind that have numbers in a slice, in the map's order. */
export function countedPlaces(
  places: readonly Place[],
  slice: Pick<Slice, 'places'>,
  kind: Place['kind'],
): readonly Counted[] {
  const figuresOf = new Map(slice.places.map((figures) => [figures.placeId, figures]))
  return places.flatMap((place) => {
    const figures = place.kind === kind ? figuresOf.get(place.id) : undefined
    return figures ? [{ place, figures }] : []
  })
}

/** Whether some stage has several steps with numbers, so that there is more to tell than stage by stage. */
export const hasStepNumbers = (places: readonly Place[], slice: Pick<Slice, 'places'>): boolean =>
  countedPlaces(places, slice, 'step').some(({ place }) => place.hasSteps)

/** A map of one stage is told step by step. */
export const levelOf = (places: readonly Place[]): Place['kind'] =>
  places.filter(({ kind }) => kind === 'stage').length === 1 ? 'step' : 'stage'
