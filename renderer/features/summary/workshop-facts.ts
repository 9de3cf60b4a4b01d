import type { WorkshopFacts } from '#shared/formats/summary/workshop.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type { RoomView } from '#shared/protocol/room-view.ts'

const MANY: Readonly<Record<Role, string>> = {
  facilitator: 'Facilitators',
  editor: 'Editors',
  contributor: 'Contributors',
  viewer: 'Viewers',
}

/** What the room knows that a summary tells; nothing where nobody but whoever works here was in it. */
export function factsOf({
  people,
  agenda,
  results,
}: Pick<RoomView, 'people' | 'agenda' | 'results'>): WorkshopFacts {
  return {
    people: people.length < 2 ? [] : people.map(({ name, role }) => ({ name, role: MANY[role] })),
    agenda: agenda.items.map(({ title, minutes, done }) => ({ title, minutes, done })),
    vote: results,
  }
}
