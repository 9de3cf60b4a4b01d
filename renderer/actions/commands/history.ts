import { openHistory } from '../version-actions.ts'
import type { AppCommand } from './command.ts'

/** What the project was, and going back to it. */
export const HISTORY: readonly AppCommand[] = [
  {
    id: 'history.open',
    title: 'History',
    group: 'View',
    needs: 'keeping',
    keys: ['$mod+Alt+Shift+KeyH'],
    run: openHistory,
  },
  {
    id: 'history.name',
    title: 'Name this version…',
    group: 'View',
    needs: 'keeping',
    keys: ['$mod+Alt+KeyS'],
    run: (project) => project.window.setState({ dialog: 'name-version' }),
  },
]
