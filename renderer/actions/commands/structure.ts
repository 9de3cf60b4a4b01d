import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { center } from '#shared/base/geometry.ts'
import { canvasHandle } from '../canvas-handle.ts'
import { duplicateHeader } from '../copy-structure.ts'
import { RESIZE_BY } from '../lane-actions.ts'
import {
  canSplit,
  mergeWithNext,
  moveStepToStage,
  splitStage,
  stageAfter,
  stageBeside,
} from '../stage-actions.ts'
import {
  addNote,
  addStage,
  addStep,
  addStepTo,
  moveHeader,
  removeHeader,
  resizeStep,
  showHeaderDetails,
  toggleMoment,
} from '../structure-actions.ts'
import { isStructureLocked, toggleStructureLock } from '../structure-lock.ts'
import { visibleRect } from '../viewport.ts'
import { type AppCommand, hasSelection } from './command.ts'
import { isJourney, on, stageHere, stepHere, unlessLocked } from './here.ts'

function noteInSight(project: ProjectContext): void {
  const view = canvasHandle.view()
  if (view) addNote(project, center(visibleRect(view.viewport(), view.size())))
}

function lockHere(project: ProjectContext): void {
  const map = project.model.getState().model?.view.map
  if (map) toggleStructureLock(project, map.id)
}

const hasMap = (project: ProjectContext): boolean => project.model.getState().model !== null
const isInHand = (project: ProjectContext): boolean =>
  hasSelection(project) || project.window.getState().header !== null

/** Stages. */
const STAGES: readonly AppCommand[] = [
  {
    id: 'stage.add',
    title: 'Add stage',
    group: 'Structure',
    keys: ['Shift+S'],
    isEnabled: isJourney,
    run: (project) => {
      const id = stageHere(project)
      addStage(project, id === null ? null : { id, side: 'after' })
    },
  },
  {
    id: 'stage.add-before',
    title: 'Add stage before this one',
    group: 'Structure',
    ...on(stageHere, (project, id) => addStage(project, { id, side: 'before' })),
  },
  {
    id: 'stage.move-left',
    title: 'Move this stage left',
    group: 'Structure',
    ...on(stageHere, (project, id) => moveHeader(project, 'stage', id, -1)),
  },
  {
    id: 'stage.move-right',
    title: 'Move this stage right',
    group: 'Structure',
    ...on(stageHere, (project, id) => moveHeader(project, 'stage', id, 1)),
  },
  {
    id: 'stage.split',
    title: 'Split the stage before this step',
    group: 'Structure',
    ...on(stepHere, splitStage, canSplit),
  },
  {
    id: 'stage.merge',
    title: 'Merge this stage with the next',
    group: 'Structure',
    ...on(stageHere, mergeWithNext, (project, id) => stageAfter(project, id) !== null),
  },
  {
    id: 'stage.duplicate',
    title: 'Duplicate this stage',
    group: 'Structure',
    ...on(stageHere, (project, id) => duplicateHeader(project, 'stage', id)),
  },
  {
    id: 'stage.details',
    title: 'Details of this stage',
    group: 'Structure',
    needs: 'nothing',
    ...on(stageHere, (project, id) => showHeaderDetails(project, 'stage', id)),
  },
  {
    id: 'stage.sets',
    title: 'Apply a stage set…',
    group: 'Structure',
    isEnabled: isJourney,
    run: (project) => project.window.setState({ dialog: 'stage-sets' }),
  },
  {
    id: 'stage.remove',
    title: 'Delete this stage',
    group: 'Structure',
    ...on(stageHere, (project, id) => removeHeader(project, 'stage', id)),
  },
]

/** Steps. */
const STEPS: readonly AppCommand[] = [
  {
    id: 'step.add',
    title: 'Add step',
    group: 'Structure',
    keys: ['Shift+T'],
    isEnabled: (project) => isJourney(project) && stageHere(project) !== null,
    run: (project) => {
      const [stepId, stageId] = [stepHere(project), stageHere(project)]
      if (stepId !== null) addStep(project, stepId, 'after')
      else if (stageId !== null) addStepTo(project, stageId)
    },
  },
  {
    id: 'step.add-before',
    title: 'Add step before this one',
    group: 'Structure',
    ...on(stepHere, (project, id) => addStep(project, id, 'before')),
  },
  {
    id: 'step.moment',
    title: 'Mark as moment that matters',
    group: 'Structure',
    keys: ['m'],
    ...on(stepHere, toggleMoment, isInHand),
  },
  {
    id: 'step.move-left',
    title: 'Move this step left',
    group: 'Structure',
    keys: ['Alt+Shift+ArrowLeft'],
    ...on(stepHere, (project, id) => moveHeader(project, 'step', id, -1)),
  },
  {
    id: 'step.move-right',
    title: 'Move this step right',
    group: 'Structure',
    keys: ['Alt+Shift+ArrowRight'],
    ...on(stepHere, (project, id) => moveHeader(project, 'step', id, 1)),
  },
  {
    id: 'step.to-next-stage',
    title: 'Move this step into the next stage',
    group: 'Structure',
    ...on(
      stepHere,
      (project, id) => moveStepToStage(project, id, 1),
      (project, id) => stageBeside(project, id, 1) !== null,
    ),
  },
  {
    id: 'step.to-previous-stage',
    title: 'Move this step into the previous stage',
    group: 'Structure',
    ...on(
      stepHere,
      (project, id) => moveStepToStage(project, id, -1),
      (project, id) => stageBeside(project, id, -1) !== null,
    ),
  },
  {
    id: 'step.wider',
    title: 'Make this step wider',
    group: 'Structure',
    keys: ['$mod+Alt+ArrowRight'],
    ...on(stepHere, (project, id) => resizeStep(project, id, RESIZE_BY)),
  },
  {
    id: 'step.narrower',
    title: 'Make this step narrower',
    group: 'Structure',
    keys: ['$mod+Alt+ArrowLeft'],
    ...on(stepHere, (project, id) => resizeStep(project, id, -RESIZE_BY)),
  },
  {
    id: 'step.duplicate',
    title: 'Duplicate this step',
    group: 'Structure',
    ...on(stepHere, (project, id) => duplicateHeader(project, 'step', id)),
  },
  {
    id: 'step.details',
    title: 'Details of this step',
    group: 'Structure',
    needs: 'nothing',
    ...on(stepHere, (project, id) => showHeaderDetails(project, 'step', id)),
  },
  {
    id: 'step.remove',
    title: 'Delete this step',
    group: 'Structure',
    ...on(stepHere, (project, id) => removeHeader(project, 'step', id)),
  },
]

/** What says something about a stage or step, or only shows it. */
const FREE: ReadonlySet<string> = new Set(['stage.details', 'step.details', 'step.moment'])

/** Stages, steps and notes, and the lock on all structure; lanes have a list of their own. */
export const STRUCTURE: readonly AppCommand[] = [
  ...unlessLocked([...STAGES, ...STEPS], FREE),
  {
    id: 'structure.lock',
    title: 'Lock structure',
    group: 'Structure',
    isEnabled: (project) => hasMap(project) && !isStructureLocked(project),
    run: lockHere,
  },
  {
    id: 'structure.unlock',
    title: 'Unlock structure',
    group: 'Structure',
    isEnabled: isStructureLocked,
    run: lockHere,
  },
  {
    id: 'note.add',
    title: 'Add free note',
    group: 'Structure',
    keys: ['Shift+N'],
    isEnabled: hasMap,
    run: noteInSight,
  },
]
