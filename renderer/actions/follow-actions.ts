import type { Peers } from '#renderer/session/presence.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MapArea } from '#shared/protocol/room.ts'
import type { GatherView, PersonInRoom } from '#shared/protocol/room-view.ts'
import { canvasHandle } from './canvas-handle.ts'
import { showMap } from './map-actions.ts'
import { fitRect, type Size, type Viewport, ZOOM } from './viewport.ts'

/** Room left around what somebody else sees, in CSS pixels: the frame lies there. */
const EDGE = 8

/** Who this window's person is in the room; `null` where it shows the room and is nobody in it. */
export const ownId = ({ room }: ProjectContext): string | null => room.state.getState().you?.id ?? null

/** Somebody in the room, by their id. */
export const personIn = (project: ProjectContext, id: string): PersonInRoom | undefined =>
  project.room.state.getState().view?.people.find((person) => person.id === id)

/** What somebody has in view: of several windows of theirs, the one that points at something. */
export function areaOf(peers: Peers, personId: string): MapArea | null {
  const own = [...peers.values()].filter((peer) => peer.participantId === personId && peer.area !== null)
  return (own.find(({ cursor }) => cursor !== null) ?? own[0])?.area ?? null
}

/** How a window of that size shows all of an area, as large as it goes. */
export const viewOfArea = (area: MapArea, size: Size): Viewport => fitRect(area, size, EDGE, ZOOM.most)

/** Goes where an area is: to its map, and there so that all of it is in sight. */
export function goToArea(project: ProjectContext, area: MapArea, smooth = true): void {
  const view = canvasHandle.view()
  if (project.session.snapshot.getState().maps[area.mapId] === undefined || !view) return
  const target = viewOfArea(area, view.size())
  if (project.model.getState().model?.view.map.id === area.mapId) view.setViewport(target, smooth)
  else {
    canvasHandle.landOn(area.mapId, target)
    showMap(project, area.mapId)
  }
}

/** Goes along with what somebody sees, until this window moves by itself. */
export function follow(project: ProjectContext, personId: string): void {
  project.window.setState({ following: { personId, gather: null } })
  const area = areaOf(project.session.presence.peers(), personId)
  if (area) goToArea(project, area)
}

/** Goes one's own way again. */
export function breakAway({ window }: ProjectContext): void {
  const { following, leftGather } = window.getState()
  if (following) window.setState({ following: null, leftGather: following.gather ?? leftGather })
}

/** Whether a call of everybody is one to go along with: somebody else's, and not left before. */
export const isCalled = (
  gather: GatherView | null | undefined,
  { me, left }: { readonly me: string | null; readonly left: number | null },
): gather is GatherView => gather != null && gather.byId !== me && gather.number !== left

/** Comes to whoever called everybody. */
export function comeAlong(project: ProjectContext, gather: GatherView): void {
  project.window.setState({ following: { personId: gather.byId, gather: gather.number }, leftGather: null })
  goToArea(project, areaOf(project.session.presence.peers(), gather.byId) ?? gather.area)
}
