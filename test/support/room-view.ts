import type { Role } from '#shared/protocol/roles.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'
import type { OpenedProject } from './project-context.ts'

/** A room in which nothing is on. */
export const NOTHING_ON: RoomView = {
  now: 0,
  mapId: 'map1',
  people: [],
  waiting: [],
  door: null,
  settings: { approval: false, guestRole: 'contributor', copies: false },
  agenda: { items: [], currentId: null },
  timer: null,
  round: null,
  vote: null,
  revealed: null,
  results: null,
  rating: null,
  gather: null,
  spotlight: null,
  showing: null,
}

/** Tells a window what its host would say of the room: who one is, and what is on. */
export function tellRoom(
  { room }: Pick<OpenedProject, 'room'>,
  { role = 'facilitator', ...view }: Partial<RoomView> & { readonly role?: Role },
): void {
  room.state.setState({
    you: { id: 'me', name: 'Me', color: 'blue', role, device: 'laptop', secret: 'secret' },
    projectId: 'project-1',
    view: { ...NOTHING_ON, ...view },
  })
}

/** A private round in the second lane, at one step or all. */
export const roundOn = (stepId: string | null = null): RoomView['round'] => ({
  ...{ id: 'round1', mapId: 'map1', laneIds: ['lane2'], stepId },
  ...{ prompt: '', anonymous: true, cards: 0, writers: 0 },
})

/** A rating of the first persona's line in the third lane. */
export const ratingOn = (mine: Readonly<Record<string, number>> = {}): RoomView['rating'] => ({
  ...{ id: 'rating1', mapId: 'map1', laneId: 'lane3', personaId: 'persona1' },
  ...{ mine, raters: 0 },
})
