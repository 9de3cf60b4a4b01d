import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import { isStructureLocked } from '../structure-lock.ts'
import type { AppCommand } from './command.ts'

/** What structure commands act on: the header in hand, else where the keyboard is. `null` where that says nothing. */
export const laneHere = (project: ProjectContext): string | null =>
  headerOf(project, 'lane') ?? project.window.getState().cell?.laneId ?? null

export const stepHere = (project: ProjectContext): string | null =>
  headerOf(project, 'step') ?? project.window.getState().cell?.stepId ?? null

export function stageHere(project: ProjectContext): string | null {
  const stepId = stepHere(project)
  const stages = project.model.getState().model?.view.stages
  const around = stages?.find(({ steps }) => steps.some((column) => column.id === stepId))
  return headerOf(project, 'stage') ?? around?.stage.id ?? null
}

function headerOf(project: ProjectContext, kind: HeaderKind): string | null {
  const { header } = project.window.getState()
  return header?.kind === kind ? header.id : null
}

/** Whether the shown map is a grid of stages and steps, and no empathy map, whose six fields are all it has. */
export const isJourney = (project: ProjectContext): boolean =>
  project.model.getState().model?.view.map.kind === 'journey'

/** Commands that change the structure of a map, off while that is locked; those named in `free` are on as ever. */
export const unlessLocked = (
  commands: readonly AppCommand[],
  free: ReadonlySet<string>,
): readonly AppCommand[] =>
  commands.map((command) =>
    free.has(command.id)
      ? command
      : {
          ...command,
          isEnabled: (project) => !isStructureLocked(project) && (command.isEnabled?.(project) ?? true),
        },
  )

type Here = (project: ProjectContext) => string | null

/** A command that acts on what {@link laneHere} and its like find, and is off where they find nothing. */
export const on = (
  here: Here,
  act: (project: ProjectContext, id: string) => void,
  may: (project: ProjectContext, id: string) => boolean = () => true,
) => ({
  isEnabled: (project: ProjectContext): boolean => {
    const id = here(project)
    return id !== null && isJourney(project) && may(project, id)
  },
  run: (project: ProjectContext): void => {
    const id = here(project)
    if (id !== null) act(project, id)
  },
})
