import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import type { MapView, StageView } from '#shared/model/map-view.ts'
import { perform } from './perform.ts'
import { nextStageColor } from './structure-actions.ts'

const view = (project: ProjectContext): MapView | undefined => project.model.getState().model?.view

/** The stage of a step, with its number. */
function stageOf(map: MapView, stepId: string): { readonly at: number; readonly here: StageView } | null {
  const at = map.stages.findIndex(({ steps }) => steps.some((step) => step.id === stepId))
  const here = map.stages[at]
  return here ? { at, here } : null
}

/** Whether a stage can be split before this step: it is not the stage's first. */
export function canSplit(project: ProjectContext, stepId: string): boolean {
  const map = view(project)
  const found = map && stageOf(map, stepId)
  return found ? found.here.steps[0]?.id !== stepId : false
}

/** Makes the steps from this one on a stage of their own, and lets the person name it. */
export function splitStage(project: ProjectContext, stepId: string): void {
  const map = view(project)
  const found = map && stageOf(map, stepId)
  if (!map || !found) return
  const id = newId()
  const done = perform(project, 'Split stage', [
    {
      type: 'stage.split',
      id: found.here.stage.id,
      newId: id,
      fromStepId: stepId,
      fields: { title: 'New stage', color: nextStageColor(map) },
    },
  ])
  if (done) project.window.setState({ editing: { kind: 'stage', id } })
}

/** The stage behind this one, or `null` at the map's end. */
export function stageAfter(project: ProjectContext, stageId: string): StageView['stage'] | null {
  const stages = view(project)?.stages ?? []
  return stages[stages.findIndex(({ stage }) => stage.id === stageId) + 1]?.stage ?? null
}

/** Takes the steps of the next stage in; that stage goes, nothing in it is lost. */
export function mergeWithNext(project: ProjectContext, stageId: string): void {
  const next = stageAfter(project, stageId)
  if (next) perform(project, 'Merge stages', [{ type: 'stage.merge', id: stageId, otherId: next.id }])
}

/** The stage beside a step's own, or `null` at the map's edge. */
export function stageBeside(project: ProjectContext, stepId: string, by: 1 | -1): StageView['stage'] | null {
  const map = view(project)
  const found = map && stageOf(map, stepId)
  return (found && map.stages[found.at + by]?.stage) ?? null
}

/** Moves a step over into the stage beside its own, next to the border it comes over. */
export function moveStepToStage(project: ProjectContext, stepId: string, by: 1 | -1): void {
  const stage = stageBeside(project, stepId, by)
  const steps = view(project)?.stages.find((one) => one.stage.id === stage?.id)?.steps
  if (!stage || !steps) return
  const beforeId = by > 0 ? (steps[0]?.id ?? null) : null
  perform(project, 'Move step', [{ type: 'step.move', id: stepId, stageId: stage.id, beforeId }])
}
