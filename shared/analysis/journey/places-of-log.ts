import type { Match } from '#shared/model/data-set.ts'
import type { EventLog } from './event-log.ts'
import type { MapPlace } from './figures-request.ts'

/** The stages, or the steps, of a map that states are matched to, in the map's order, and which activity belongs where. */
export interface Axis {
  readonly places: readonly MapPlace[]
  /** By activity of the log: index into `places`, or −1 where it counts for nothing here. */
  readonly placeOfActivity: Int32Array
}

/** Both ways to look at a map. */
export interface Axes {
  readonly stages: Axis
  readonly steps: Axis
}

/**
 * Where the activities of a log belong on a map. A state matched to a step counts for the step and its stage; one matched to a
 * stage counts for the stage, and for its only step where it has just one. Of several matches of a state the first one holds;
 * those to places that are gone hold nothing. A place whose states the log lacks stays: it is one that nobody came to.
 */
export function axesOf(
  { activities }: Pick<EventLog, 'activities'>,
  places: readonly MapPlace[],
  matches: readonly Match[],
): Axes {
  const byId = new Map(places.map((place) => [place.id, place]))
  const stepsOf = Map.groupBy(
    places.filter(({ kind }) => kind === 'step'),
    ({ stageId }) => stageId,
  )
  const matched = new Map<string, { readonly stage: string; readonly step: string | null }>()
  for (const [state, placeId] of matches) {
    const place = byId.get(placeId)
    if (!place || matched.has(state)) continue
    const siblings = stepsOf.get(place.stageId) ?? []
    const step = place.kind === 'step' ? place.id : siblings.length === 1 ? (siblings[0]?.id ?? null) : null
    matched.set(state, { stage: place.stageId, step })
  }
  const axis = (kind: MapPlace['kind']): Axis => {
    const used = new Set([...matched.values()].map((match) => match[kind]))
    const its = places.filter((place) => place.kind === kind && used.has(place.id))
    const indexOf = new Map(its.map(({ id }, index) => [id, index]))
    return {
      places: its,
      placeOfActivity: Int32Array.from(
        activities,
        (name) => indexOf.get(matched.get(name)?.[kind] ?? '') ?? -1,
      ),
    }
  }
  return { stages: axis('stage'), steps: axis('step') }
}

/** Whether both ways to look at a map see the same, as where every stage with states has but one step. */
export const isSameAxis = (one: Axis, other: Axis): boolean =>
  one.places.length === other.places.length &&
  one.places.every(({ stageId }, at) => stageId === other.places[at]?.stageId) &&
  one.placeOfActivity.every((place, activity) => place === other.placeOfActivity[activity])
