import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { deleteSelection, duplicateSelection, stopEditing } from '../card-actions.ts'
import { selectAll } from '../keyboard-actions.ts'
import { type AppCommand, hasCards, hasCell, hasSelection } from './command.ts'

/** First the selection goes, then the keyboard's place: after that, Tab leads on out of the map. */
function leave(project: ProjectContext): void {
  stopEditing(project)
  if (hasSelection(project)) project.window.setState({ selection: new Set() })
  else project.window.setState({ cell: null })
}

/** Undo, the selection as a whole. */
export const EDIT: readonly AppCommand[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['$mod+z'],
    isEnabled: ({ session }) => session.history.state().undo !== null,
    run: ({ session }) => void session.history.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['$mod+Shift+z', '$mod+y'],
    isEnabled: ({ session }) => session.history.state().redo !== null,
    run: ({ session }) => void session.history.redo(),
  },
  { id: 'edit.select-all', title: 'Select all cards', group: 'Edit', keys: ['$mod+a'], run: selectAll },
  {
    id: 'edit.delete',
    title: 'Delete selection',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['$mod+d'],
    isEnabled: hasCards,
    run: duplicateSelection,
  },
  {
    id: 'edit.leave',
    title: 'Clear selection',
    group: 'Edit',
    keys: ['Escape'],
    isEnabled: (project) => hasSelection(project) || hasCell(project),
    run: leave,
  },
]
