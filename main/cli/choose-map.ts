import { withCounterpart } from '#shared/analysis/counterpart.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** A map of a project, and the number it goes by: 1 for the first. */
export interface ChosenMap {
  readonly number: number
  readonly view: MapView
}

/** The map that somebody named by its title, whatever its capitals, or by its number; the first where none is named. */
export function chooseMap(snapshot: Snapshot, wanted: string | undefined): Result<ChosenMap> {
  const maps = mapsOf(snapshot)
  if (maps.length === 0) return fail('no-map', 'There is no map in this project yet.')
  const indices = wanted === undefined ? [0] : indicesOf(wanted, maps)
  const [index] = indices
  const map = index === undefined ? undefined : maps[index]
  const view = map && viewMap(snapshot, map.id)
  if (index === undefined || !view)
    return fail('unknown-map', `There is no map “${wanted}”. ${thereAre(maps)}`)
  if (indices.length > 1)
    return fail(
      'unknown-map',
      `Several maps are called “${wanted}”. Say which by its number. ${thereAre(maps)}`,
    )
  return ok({ number: index + 1, view: withCounterpart(view, snapshot) })
}

type Titled = readonly { readonly title: string }[]

function indicesOf(wanted: string, maps: Titled): number[] {
  const same = ({ title }: Titled[number]) => title.trim().toLowerCase() === wanted.trim().toLowerCase()
  const byTitle = [...maps.keys()].filter((index) => same(maps[index] as Titled[number]))
  if (byTitle.length > 0 || !/^\d+$/.test(wanted)) return byTitle
  return Number(wanted) >= 1 && Number(wanted) <= maps.length ? [Number(wanted) - 1] : []
}

/** More maps than this are not all told. */
const TOLD = 20

function thereAre(maps: Titled): string {
  const told = maps.slice(0, TOLD).map(({ title }, index) => `${index + 1} “${title || 'Untitled map'}”`)
  return `There is ${told.join(', ')}${maps.length > TOLD ? ` and ${maps.length - TOLD} more` : ''}.`
}
