import type { KeyboardEvent } from 'react'
import type { ProjectContext } from '#renderer/session/session-context.tsx'

/** Undo and redo where the map's keys do not reach: in dialogs. In a field they belong to the field. */
export function undoByKey(event: KeyboardEvent, { session }: ProjectContext): void {
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
  if (!isUndo || (event.target as Element).matches('input, textarea')) return
  event.preventDefault()
  if (event.shiftKey) session.history.redo()
  else session.history.undo()
}
