import { openComments } from '../comment-actions.ts'
import { type AppCommand, hasSelection } from './command.ts'

/** What people say about the map to each other. */
export const COMMENTS: readonly AppCommand[] = [
  {
    id: 'comments.open',
    title: 'Comments',
    group: 'View',
    keys: ['$mod+Alt+m', 'Shift+K'],
    run: openComments,
  },
  {
    id: 'comments.add',
    title: 'Comment on this',
    group: 'Cards',
    needs: 'part',
    keys: ['c'],
    isEnabled: (project) => hasSelection(project) || project.window.getState().header !== null,
    run: openComments,
  },
]
