import { type PainToLink, painsOf } from '#renderer/actions/pains-to-link.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** The pains of the map that are said to explain why customers do not go on from a place. */
export function linkedPains(
  view: MapView,
  { dropLinks }: Pick<DataSet, 'dropLinks'>,
  fromId: string,
): readonly PainToLink[] {
  const linked = new Set(dropLinks.flatMap(([placeId, painId]) => (placeId === fromId ? [painId] : [])))
  return linked.size === 0 ? [] : painsOf(view).filter(({ card }) => linked.has(card.id))
}

/** All pains of the map, those at the two places that a drop lies between before the others. */
export function painsNear(view: MapView, placeIds: readonly string[]): readonly PainToLink[] {
  const near = new Set(
    view.stages.flatMap(({ stage, steps }) =>
      steps.filter(({ id }) => placeIds.includes(stage.id) || placeIds.includes(id)).map(({ id }) => id),
    ),
  )
  const isNear = ({ card }: PainToLink): boolean => near.has(card.place[1])
  const pains = painsOf(view)
  return [...pains.filter(isNear), ...pains.filter((pain) => !isNear(pain))]
}
