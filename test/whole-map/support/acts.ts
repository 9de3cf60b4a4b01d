import { showMap } from '#renderer/actions/map-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Act } from './line.ts'
import { value } from './studio.ts'

export const snapshotOf = ({ session }: ProjectContext): Snapshot => session.snapshot.getState()

/** The map of that title; titles of the maps of lines differ. */
export const mapTitled = (snapshot: Snapshot, title: string): JourneyMap | undefined =>
  mapsOf(snapshot).find((map) => map.title === title)

/** The record of that title, which must be there. */
export function titled<R extends { readonly id: string; readonly title: string }>(
  table: Readonly<Record<string, R>>,
  title: string,
): R {
  const found = Object.values(table).find((record) => record.title === title)
  if (!found) throw new Error(`Nothing is called “${title}”`)
  return found
}

/** Carries out an act on the map it is about; a refusal is an error. */
export async function carryOutAct(project: ProjectContext, map: string, act: Act): Promise<void> {
  const shown = mapTitled(snapshotOf(project), map)
  if (shown) showMap(project, shown.id)
  if (typeof act === 'function') await act(project)
  else value(project.session.run('Act of a test', act))
}
