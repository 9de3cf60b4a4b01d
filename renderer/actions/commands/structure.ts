import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { center } from '#shared/base/geometry.ts'
import { ALL_LANE_PRESETS } from '#shared/model/lane-presets.ts'
import { canvasHandle } from '../canvas-handle.ts'
import {
  addLane,
  addNote,
  addStage,
  addStep,
  removeHeader,
  toggleCollapsed,
  toggleMoment,
} from '../structure-actions.ts'
import { visibleRect } from '../viewport.ts'
import { type AppCommand, hasCell, hasSelection } from './command.ts'

function stageHere(project: ProjectContext): string | null {
  const stepId = project.window.getState().cell?.stepId
  return (
    project.model
      .getState()
      .model?.view.stages.find(({ steps }) => steps.some((column) => column.id === stepId))?.stage.id ?? null
  )
}

function noteInSight(project: ProjectContext): void {
  const view = canvasHandle.view()
  if (view) addNote(project, center(visibleRect(view.viewport(), view.size())))
}

const withCell =
  (act: (project: ProjectContext, cell: { laneId: string; stepId: string }) => void) =>
  (project: ProjectContext) => {
    const { cell } = project.window.getState()
    if (cell) act(project, cell)
  }

/** Stages, steps, lanes and notes. */
export const STRUCTURE: readonly AppCommand[] = [
  {
    id: 'stage.add',
    title: 'Add stage',
    group: 'Structure',
    keys: ['Shift+S'],
    run: (project) => {
      const id = stageHere(project)
      addStage(project, id === null ? null : { id, side: 'after' })
    },
  },
  {
    id: 'step.add',
    title: 'Add step',
    group: 'Structure',
    keys: ['Shift+T'],
    isEnabled: hasCell,
    run: withCell((project, { stepId }) => addStep(project, stepId, 'after')),
  },
  {
    id: 'step.moment',
    title: 'Mark as moment that matters',
    group: 'Structure',
    keys: ['m'],
    isEnabled: (project) => hasCell(project) && hasSelection(project),
    run: withCell((project, { stepId }) => toggleMoment(project, stepId)),
  },
  {
    id: 'lane.collapse',
    title: 'Collapse or open this lane',
    group: 'Structure',
    keys: ['Shift+C'],
    isEnabled: hasCell,
    run: withCell((project, { laneId }) => toggleCollapsed(project, laneId)),
  },
  {
    id: 'step.remove',
    title: 'Delete this step',
    group: 'Structure',
    isEnabled: hasCell,
    run: withCell((project, { stepId }) => removeHeader(project, 'step', stepId)),
  },
  {
    id: 'lane.remove',
    title: 'Delete this lane',
    group: 'Structure',
    isEnabled: hasCell,
    run: withCell((project, { laneId }) => removeHeader(project, 'lane', laneId)),
  },
  { id: 'note.add', title: 'Add free note', group: 'Structure', keys: ['Shift+N'], run: noteInSight },
  ...ALL_LANE_PRESETS.map(
    (preset): AppCommand => ({
      id: `lane.add.${preset.id}`,
      title: `Add lane: ${preset.title}`,
      group: 'Structure',
      run: (project) => {
        const { cell } = project.window.getState()
        addLane(project, preset, cell ? { id: cell.laneId, side: 'after' } : null)
      },
    }),
  ),
]
