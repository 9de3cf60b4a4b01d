import { createStore } from 'zustand/vanilla'
import { openImport } from '#renderer/actions/import-actions.ts'
import { mapPlaces, readingsOf } from '#renderer/actions/journey-reading.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import type { Result } from '#shared/base/result.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import type { PutOnMap } from './plan.ts'
import { putOnMap } from './put-on-map.ts'

/** Where journey data comes in. Until `put` is called, nothing there is changed. */
export interface Destination {
  /** `null`: one is made once the numbers are ready for it. */
  readonly project: ProjectContext | null
  readonly put: (plan: PutOnMap) => Promise<Result<null>>
  /** Leaves a table of cards to whoever makes cards of it. */
  readonly takeCards: (file: File) => void
  /** Takes the wizard away. */
  readonly leave: () => void
}

/** The project that fills the window. */
export const intoProject = (project: ProjectContext): Destination => ({
  project,
  put: (plan) => putOnMap(project, plan),
  takeCards: (file) => openImport(project, file),
  leave() {
    if (project.window.getState().dialog === 'journey-data') project.window.setState({ dialog: null })
  },
})

const NO_MAP: ProjectContext['model'] = createStore(() => ({ model: null }))

/** The map that is shown there, followed as it changes. */
export const modelOf = ({ project }: Destination): ProjectContext['model'] => project?.model ?? NO_MAP

/** Stages and steps of the map that the numbers go to. */
export const placesAt = (destination: Destination): readonly MapPlace[] =>
  mapPlaces(modelOf(destination).getState().model?.whole.stages ?? [])

/** The data sets of the shown map that newer files can be added to. */
export function dataSetsToAddTo(destination: Destination): readonly DataSet[] {
  const map = modelOf(destination).getState().model?.whole.map
  const snapshot = destination.project?.session.snapshot.getState()
  const sets = map && snapshot ? dataSetsOf(snapshot, map.id) : []
  return sets.filter((dataSet) => readingsOf(dataSet) !== null)
}
