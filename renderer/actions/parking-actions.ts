import { byMe } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { PARKED_COLOR, parkCardCommands } from '#shared/document/parking.ts'
import type { Note } from '#shared/model/note.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { select } from './card-actions.ts'
import { groupable } from './group-actions.ts'
import { perform } from './perform.ts'

/** What waits in the parking lot of the shown map, in the order in which it stands there. */
export const parkedNotes = (project: ProjectContext): readonly Note[] =>
  (project.model.getState().model?.layout.notes ?? []).flatMap(({ note }) => (note.parked ? [note] : []))

/** Puts a thought into the parking lot; answers whether it is there. */
export function park(project: ProjectContext, text: string): boolean {
  const map = project.model.getState().model?.view.map
  const said = text.trim()
  if (!map || said === '') return false
  const fields = { text: said, color: PARKED_COLOR, parked: true, ...byMe() }
  return perform(project, 'Park a thought', [{ type: 'note.add', id: newId(), mapId: map.id, fields }])
}

/** Takes cards off the map into its parking lot, where they keep text and colour. */
export function parkCards(project: ProjectContext, cardIds: readonly string[]): void {
  const snapshot = project.session.snapshot.getState()
  const commands: Command[] = []
  for (const id of cardIds) {
    const parking = parkCardCommands(snapshot, id, newId())
    if (!parking.ok) {
      notifyProblem(parking.error)
      return
    }
    commands.push(...parking.value)
  }
  const label = cardIds.length === 1 ? 'Park card' : `Park ${cardIds.length} cards`
  if (commands.length > 0 && perform(project, label, commands)) {
    project.window.setState({ selection: new Set() })
    notify(cardIds.length === 1 ? 'The card is parked.' : `${cardIds.length} cards are parked.`, {
      label: 'Show the parking lot',
      onClick: () => project.window.setState({ panel: 'parking' }),
    })
  }
}

/** Takes the selected cards into the parking lot. */
export const parkSelection = (project: ProjectContext): void =>
  parkCards(
    project,
    groupable(project).map(({ id }) => id),
  )

/** Whether a card can be put where the keyboard is. */
export function canUnpark(project: ProjectContext): boolean {
  const { cell } = project.window.getState()
  const lane = project.session.snapshot.getState().lanes[cell?.laneId ?? '']
  return lane !== undefined && holdsCards(lane.kind) && !lane.locked
}

/** Makes a parked note a card of the cell that the keyboard is in, or of `cell`. */
export function unpark(
  project: ProjectContext,
  noteId: string,
  cell = project.window.getState().cell,
  beforeId: string | null = null,
): void {
  const { notes, lanes } = project.session.snapshot.getState()
  const note = notes[noteId]
  if (!note || !cell) return
  const id = newId()
  const { text, author, authorId } = note
  const color = note.color === lanes[cell.laneId]?.color ? null : note.color
  const done = perform(project, 'Put on the map', [
    { type: 'cards.add', cards: [{ id, ...cell, fields: { text, author, authorId, color } }], beforeId },
    { type: 'note.remove', id: noteId },
  ])
  if (done) select(project, [id])
}

/** Throws a parked note away. */
export function removeParked(project: ProjectContext, noteId: string): void {
  perform(project, 'Delete', [{ type: 'note.remove', id: noteId }])
}
