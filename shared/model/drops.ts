import type { PlaceFigures, Slice } from './figures.ts'
import type { Columns, MapData } from './map-data.ts'

/** A place of the map that customers come through on their way. */
export interface WayPlace {
  readonly id: string
  readonly title: string
}

/** The way from one place of the map to the next one that has numbers. */
export interface Drop {
  readonly from: WayPlace
  readonly to: WayPlace
  /** How many reached the one and the other; `null` where that is not told, because a group is too small. */
  readonly before: number | null
  readonly reached: number | null
  /** Which part of those before did not come on, 0 to 1; `null` where that is not told, or nobody was there. */
  readonly share: number | null
}

type Counted = Pick<MapData, 'figures' | 'stages'>

/**
 * The places whose numbers make the way through the map: its stages, titled as the map titles them. On a map of one stage
 * they are its steps, where several of these have numbers.
 */
export function wayOf(
  { stages }: Pick<MapData, 'stages'>,
  slice: Pick<Slice, 'places'>,
): readonly WayPlace[] {
  const [only] = stages
  if (stages.length === 1 && only && hasOwnSteps(only, slice))
    return only.steps.map(({ id, title }, index) => ({ id, title: title.trim() || `step ${index + 1}` }))
  return stages.map(({ stage: { id, title } }, index) => ({
    id,
    title: title.trim() || `stage ${index + 1}`,
  }))
}

/** Whether several steps of a stage have numbers of their own. */
export const hasOwnSteps = ({ steps }: Pick<Columns, 'steps'>, { places }: Pick<Slice, 'places'>): boolean =>
  steps.filter(({ id }) => places.some(({ placeId }) => placeId === id)).length > 1

/** What is known of a place in a slice; `undefined` where no state of the data stands for it. */
export const figuresAt = ({ places }: Pick<Slice, 'places'>, placeId: string): PlaceFigures | undefined =>
  places.find((place) => place.placeId === placeId)

/**
 * All drops of the map in one slice, in the map's order. Between two places that did not follow one another when the numbers
 * were computed there is none: nobody counted who went from the one to the other in this order.
 */
export function dropsOf(data: Counted, slice: Pick<Slice, 'places'>): readonly Drop[] {
  const way = wayOf(data, slice)
  const known = new Map(way.map((place) => [place.id, place]))
  const figures = new Map(slice.places.map((place) => [place.placeId, place]))
  const counted = (id: string): boolean => known.has(id) && figures.has(id)
  const computed = data.figures.order.filter(counted)
  const before = new Map(computed.slice(1).map((id, index) => [id, computed[index]]))
  const shown = way.filter(({ id }) => counted(id))
  return shown.slice(1).flatMap((to, index) => {
    const from = shown[index] as WayPlace
    if (before.get(to.id) !== from.id) return []
    const [there, here] = [figures.get(from.id)?.reached ?? null, figures.get(to.id)?.reached ?? null]
    const share = there === null || here === null || there === 0 ? null : 1 - here / there
    return [{ from, to, before: there, reached: here, share }]
  })
}

/** The drop that takes the largest part of those who were still there; the first of several. `undefined` where none is told. */
export function worstDrop(drops: readonly Drop[]): Drop | undefined {
  let worst: Drop | undefined
  for (const drop of drops)
    if (drop.share !== null && drop.share > 0 && drop.share > (worst?.share ?? 0)) worst = drop
  return worst
}
