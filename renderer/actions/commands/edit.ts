import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { deleteSelection, duplicateSelection, stopEditing } from '../card-actions.ts'
import { duplicateHeader } from '../copy-structure.ts'
import { selectAll } from '../keyboard-actions.ts'
import { clearSentiment, hasPointHere } from '../sentiment-actions.ts'
import { removeHeader } from '../structure-actions.ts'
import { type AppCommand, hasCards, hasCell, hasSelection } from './command.ts'

const hasHeader = (project: ProjectContext): boolean => project.window.getState().header !== null

/** First the selection goes, then the keyboard's place: after that, Tab leads on out of the map. */
function leave(project: ProjectContext): void {
  stopEditing(project)
  if (hasSelection(project) || hasHeader(project))
    project.window.setState({ selection: new Set(), header: null })
  else project.window.setState({ cell: null, channel: null })
}

/** What is selected goes; else the header in hand, with all it holds; else the point where the keyboard is. */
function deleteHere(project: ProjectContext): void {
  const { header } = project.window.getState()
  if (hasSelection(project)) deleteSelection(project)
  else if (header) removeHeader(project, header.kind, header.id)
  else clearSentiment(project)
}

function duplicateHere(project: ProjectContext): void {
  const { header } = project.window.getState()
  if (hasCards(project)) duplicateSelection(project)
  else if (header) duplicateHeader(project, header.kind, header.id)
}

/** Undo, the selection as a whole. */
export const EDIT: readonly AppCommand[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    needs: 'nothing',
    keys: ['$mod+z'],
    isEnabled: ({ session }) => session.history.state().undo !== null,
    run: ({ session }) => void session.history.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    needs: 'nothing',
    keys: ['$mod+Shift+z', '$mod+y'],
    isEnabled: ({ session }) => session.history.state().redo !== null,
    run: ({ session }) => void session.history.redo(),
  },
  {
    id: 'edit.select-all',
    title: 'Select all cards',
    group: 'Edit',
    needs: 'nothing',
    keys: ['$mod+a'],
    run: selectAll,
  },
  {
    id: 'edit.delete',
    title: 'Delete selection',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    isEnabled: (project) => hasSelection(project) || hasHeader(project) || hasPointHere(project),
    run: deleteHere,
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['$mod+d'],
    isEnabled: (project) => hasCards(project) || hasHeader(project),
    run: duplicateHere,
  },
  {
    id: 'edit.leave',
    title: 'Clear selection',
    group: 'Edit',
    needs: 'nothing',
    keys: ['Escape'],
    isEnabled: (project) => hasSelection(project) || hasHeader(project) || hasCell(project),
    run: leave,
  },
]
