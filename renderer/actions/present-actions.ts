import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { canvasHandle } from './canvas-handle.ts'

/** Marks the address of the window that only the presenter sees. */
export const NOTES_MARK = 'notes'

/** The slides that a presentation opens with, where not with its title. */
let opening: string | null = null

/** Shows the map to the room, from its title on. */
export function startPresenting(project: ProjectContext): void {
  opening = null
  project.window.setState({ screen: 'present', editing: null })
}

/** Shows the map to the room, from a stage on. */
export function presentFrom(project: ProjectContext, stageId: string): void {
  startPresenting(project)
  opening = stageId
}

/** The stage that the presentation which opens now begins with; asked once. */
export function takeOpening(): string | null {
  const stageId = opening
  opening = null
  return stageId
}

/** Back to the map to work on. */
export function stopPresenting(project: ProjectContext): void {
  project.window.setState({ screen: 'map' })
  // The canvas is not there before the window was drawn again.
  requestAnimationFrame(() => canvasHandle.focus())
}

/** How long a browser may take to leave full screen for a window that a page opens, in milliseconds. */
const OPENING = 2000
let notesOpenedAt = Number.NEGATIVE_INFINITY

/** Whether full screen may be over only because the presenter's window is being opened: nobody wished to end the show. */
export const isOpeningNotes = (): boolean => performance.now() - notesOpenedAt < OPENING

/**
 * Opens the presenter's window: notes, what comes next and a clock, for the screen that the room does not see. It is this
 * address with a mark, so it inherits this window's key; where the desktop shell or the browser refuses, nothing opens.
 */
export function openPresenterWindow(project: ProjectContext): void {
  const mapId = project.model.getState().model?.view.map.id
  const map = mapId === undefined ? '' : `map=${mapId}&`
  notesOpenedAt = performance.now()
  window.open(`${location.href.split('#')[0]}#/project/${project.entry.id}?${map}present=${NOTES_MARK}`)
}
