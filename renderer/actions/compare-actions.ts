import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { canvasHandle } from './canvas-handle.ts'

/** Two maps of a project to be laid side by side. */
export interface MapPair {
  readonly currentId: string
  readonly futureId: string
}

/** The maps that can be compared: an empathy map has no steps to compare. */
export const comparableMaps = (snapshot: Snapshot): readonly JourneyMap[] =>
  mapsOf(snapshot).filter(({ kind }) => kind === 'journey')

/**
 * The pair that a map belongs to: with the one it answers or that answers it; else with the next one of the other state; else
 * with any other. The future state is the later of the two, however they were come by. `null` where there is no other map.
 */
export function pairFor(snapshot: Snapshot, mapId: string | null): MapPair | null {
  const maps = comparableMaps(snapshot)
  const map = maps.find(({ id }) => id === mapId) ?? maps[0]
  const others = maps.filter((one) => one !== map)
  const other =
    others.find(({ id }) => id === map?.counterpartId) ??
    others.find(({ counterpartId }) => counterpartId === map?.id) ??
    others.find(({ state }) => state !== map?.state) ??
    others[0]
  if (!map || !other) return null
  const mapIsLater =
    map.counterpartId === other.id ||
    (other.counterpartId !== map.id &&
      (map.state === other.state ? maps.indexOf(map) > maps.indexOf(other) : map.state === 'future'))
  return mapIsLater ? { currentId: other.id, futureId: map.id } : { currentId: map.id, futureId: other.id }
}

/** Whether there are two maps to compare. */
export const mayCompare = (project: ProjectContext): boolean =>
  comparableMaps(project.session.snapshot.getState()).length > 1

/** Lays the shown map and the one it belongs with side by side. */
export function compareMaps(project: ProjectContext): void {
  const mapId = project.model.getState().model?.view.map.id
  const viewport = canvasHandle.view()?.viewport()
  // The map lies as it does now when one comes back to it.
  if (mapId !== undefined && viewport) canvasHandle.landOn(mapId, viewport)
  project.window.setState({
    screen: 'compare',
    dialog: null,
    editing: null,
    selection: new Set(),
    header: null,
    spotlight: null,
  })
}

/** Back to the map to work on. */
export const leaveComparison = (project: ProjectContext): void => project.window.setState({ screen: 'map' })
