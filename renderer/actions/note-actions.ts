import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Point } from '#shared/base/geometry.ts'
import { notePlaceAt } from '#shared/layout/note-layout.ts'
import { perform } from './perform.ts'

/** Moves the selected notes from where they are shown; one that was parked lies there from then on. */
export function moveNotes(project: ProjectContext, by: Point): void {
  const layout = project.model.getState().model?.layout
  const { notes } = project.session.snapshot.getState()
  const { selection } = project.window.getState()
  if (!layout) return
  const moved = layout.notes.filter(({ note }) => notes[note.id] && selection.has(note.id))
  perform(
    project,
    'Move note',
    moved.map(({ note, rect }) => {
      const place = notePlaceAt(layout.grid, { x: rect.x + by.x, y: rect.y + by.y })
      const changes = { ...place, ...(note.parked ? { parked: false } : {}) }
      return { type: 'note.edit', id: note.id, changes } as const
    }),
  )
}
