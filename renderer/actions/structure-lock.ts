import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { perform } from './perform.ts'

/** Whether nobody may change the stages, steps and lanes of the shown map. */
export const isStructureLocked = (project: ProjectContext): boolean =>
  project.model.getState().model?.view.map.locked === true

/** Locks the structure of a map, or unlocks it. */
export function toggleStructureLock(project: ProjectContext, mapId: string): void {
  const map = project.session.snapshot.getState().maps[mapId]
  if (map)
    perform(project, map.locked ? 'Unlock structure' : 'Lock structure', [
      { type: 'map.edit', id: mapId, changes: { locked: !map.locked } },
    ])
}
