import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { openPresenterWindow, presentFrom, startPresenting } from '../present-actions.ts'
import type { AppCommand } from './command.ts'
import { stageHere } from './here.ts'

const hasStages = ({ model }: ProjectContext): boolean =>
  (model.getState().model?.view.stages.length ?? 0) > 0

/** Showing the map to others, and taking away what it comes to. */
export const PRESENT: readonly AppCommand[] = [
  {
    id: 'present.start',
    title: 'Present',
    group: 'Present',
    keys: ['$mod+Enter'],
    isEnabled: hasStages,
    run: startPresenting,
  },
  {
    id: 'present.here',
    title: 'Present from this stage on',
    group: 'Present',
    keys: ['$mod+Shift+Enter'],
    isEnabled: (project) => stageHere(project) !== null,
    run: (project) => {
      const stageId = stageHere(project)
      if (stageId !== null) presentFrom(project, stageId)
    },
  },
  {
    id: 'present.notes',
    title: 'Presenter’s window with notes',
    group: 'Present',
    needs: 'host',
    isEnabled: hasStages,
    run: openPresenterWindow,
  },
  {
    id: 'present.summary',
    title: 'Summary…',
    group: 'Present',
    isEnabled: ({ model }) => model.getState().model !== null,
    run: (project) => project.window.setState({ dialog: 'summary' }),
  },
]
