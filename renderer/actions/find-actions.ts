import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Search } from '#renderer/session/window-state.ts'
import { type SearchHit, search } from '#shared/analysis/search.ts'
import { remember } from '#shared/base/remember.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { shownMap, UNTITLED_MAP } from './map-actions.ts'
import { showRecord } from './show-record.ts'

/** What was found in one place of the project. */
export interface HitGroup {
  readonly id: string
  readonly title: string
  readonly hits: readonly SearchHit[]
}

/** Groups of hits that are on no map. */
const PERSONAS = 'personas'
const RECOVERED = 'recovered'

/**
 * All that a query finds: first on the map of that id, then on the others in their order, then in the personas' sheets.
 * The project's own title is in sight always and not among it.
 */
export const findHits = remember(
  (snapshot: Snapshot, query: string, mapId: string | null): readonly HitGroup[] => {
    const hits = search(snapshot, query).filter(({ table }) => table !== 'projects')
    const byPlace = Map.groupBy(hits, placeOf)
    const maps = mapsOf(snapshot)
    const ordered = [...maps.filter(({ id }) => id === mapId), ...maps.filter(({ id }) => id !== mapId)]
    const places = [
      ...ordered.map(({ id, title }) => ({
        id,
        title: id === mapId ? 'This map' : title.trim() || UNTITLED_MAP,
      })),
      { id: PERSONAS, title: 'Personas' },
      { id: RECOVERED, title: 'Recovered cards' },
    ]
    return places.flatMap((place) => {
      const found = byPlace.get(place.id)
      return found ? [{ ...place, hits: found }] : []
    })
  },
)

const placeOf = ({ table, mapId }: SearchHit): string =>
  mapId ?? (table === 'personas' || table === 'traits' ? PERSONAS : RECOVERED)

/** What the window's search finds, in the order in which one walks through it. */
export const hitsOf = (project: ProjectContext): readonly SearchHit[] => {
  const { query, mapId } = project.window.getState().search
  return findHits(project.session.snapshot.getState(), query, mapId).flatMap(({ hits }) => hits)
}

/** Looks for something else. What is found on the map that is shown now comes first. */
export function setQuery(project: ProjectContext, query: string): void {
  const search: Search = { query, mapId: shownMap(project)?.id ?? null, shownId: null }
  project.window.setState({ search })
}

/** Shows something that was found; from there the search goes on. */
export function showHit(project: ProjectContext, { table, id }: SearchHit): void {
  const { search } = project.window.getState()
  project.window.setState({ search: { ...search, shownId: id } })
  showRecord(project, table, id)
}

/** Shows the next hit, or the one before; after the last comes the first. Answers what it shows. */
export function showNextHit(project: ProjectContext, by: 1 | -1): SearchHit | null {
  const hit = neighbourOf(hitsOf(project), project.window.getState().search.shownId, by)
  if (hit) showHit(project, hit)
  return hit
}

/** The hit after or before the one of that id, round and round; where there is none of that id, the first or the last. */
export function neighbourOf(hits: readonly SearchHit[], id: string | null, by: 1 | -1): SearchHit | null {
  const at = hits.findIndex((hit) => hit.id === id)
  const next = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length
  return hits[next] ?? null
}

/** Shows the panel to find things with, and gives its field the keyboard. */
export function openFind(project: ProjectContext): void {
  const { asked } = project.window.getState()
  project.window.setState({ panel: 'find', asked: asked + 1 })
}
