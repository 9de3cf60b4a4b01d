import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'
import { canvasHandle } from './canvas-handle.ts'
import { visibleRect } from './viewport.ts'

/** Marks the address of the window that the whole room sees. */
export const PROJECTOR_MARK = 'room'

/** What is known of the room, once this window is in it. */
const viewOf = ({ room }: ProjectContext): RoomView | null => room.state.getState().view

/** Whether whoever works in this window leads the room. */
export const leads = ({ room }: ProjectContext): boolean => room.state.getState().you?.role === 'facilitator'

/** Whether this window belongs to the host itself: only such a window has hands on the door and on what lies on the host's disk. */
export const isHostWindow = ({ host }: ProjectContext): boolean => host.connection.token !== ''

/** Opens a panel of the workshop; asked for again, it closes. */
export function togglePanel({ window }: ProjectContext, panel: Extract<Panel, 'people' | 'agenda'>): void {
  window.setState(({ panel: open }) => ({ panel: open === panel ? null : panel }))
}

/** The code to scan, on all of the screen; where nobody can come in yet, the way to let them. */
export function showWayIn(project: ProjectContext): void {
  if (viewOf(project)?.door) project.window.setState({ dialog: 'door' })
  else project.window.setState({ panel: 'people' })
}

/** Brings everybody to what this window shows. */
export function callEveryone({ room, model }: ProjectContext): void {
  const mapId = model.getState().model?.view.map.id
  const canvas = canvasHandle.view()
  if (mapId === undefined || !canvas) return
  room.say({ type: 'gather', area: { mapId, ...visibleRect(canvas.viewport(), canvas.size()) } })
}

/** Puts the cell that the keyboard is in into the light for all, or takes the light off it. */
export function lightCell({ room, model, window }: ProjectContext): void {
  const mapId = model.getState().model?.view.map.id
  const { cell } = window.getState()
  const lit = room.state.getState().view?.spotlight
  const isLit = cell !== null && lit?.laneId === cell.laneId && lit.stepId === cell.stepId
  if (mapId === undefined || (!cell && !lit)) return
  room.say({ type: 'spotlight', cell: cell === null || isLit ? null : { mapId, ...cell } })
}

/** Has a stage, or the whole map, shown on the projector and on phones. */
export function showInFront({ room, model }: ProjectContext, stageId: string | null): void {
  const mapId = model.getState().model?.view.map.id
  if (mapId !== undefined) room.say({ type: 'show', what: { mapId, stageId } })
}

/** The next item of the agenda that is not done, or the end of it. */
export function nextOnAgenda(project: ProjectContext): void {
  const agenda = viewOf(project)?.agenda
  if (!agenda) return
  const at = agenda.items.findIndex(({ id }) => id === agenda.currentId)
  const next = agenda.items.slice(at + 1).find(({ done }) => !done)
  project.room.say({ type: 'agenda.go', id: next?.id ?? null, start: next !== undefined })
}

/** Stops the time, or lets it go on. */
export function pauseOrGoOn(project: ProjectContext): void {
  const timer = viewOf(project)?.timer
  if (timer) project.room.say({ type: timer.endsAt === null ? 'timer.resume' : 'timer.pause' })
}

/**
 * Opens the window for the projector: the map, the time and the task, and nothing to work with. It is this address with a
 * mark, so it inherits this window's key; where the desktop shell or the browser refuses, nothing opens.
 */
export function openProjector(project: ProjectContext): void {
  const mapId = project.model.getState().model?.view.map.id
  const map = mapId === undefined ? '' : `map=${mapId}&`
  const url = `${location.href.split('#')[0]}#/project/${project.entry.id}?${map}present=${PROJECTOR_MARK}`
  // A window of its own, to be moved to another screen; a tab would hide the one that leads.
  window.open(url, `throughline-projector-${project.entry.id}`, 'popup,width=1280,height=720')
}
