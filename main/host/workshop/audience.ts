import type { HostRoomMessage } from '#shared/protocol/room-view.ts'
import type { Connection, Place } from './connection.ts'

/** The sockets of a room, by whose they are. */
export class Audience {
  readonly #all = new Set<Connection>()

  /** Gives a socket its place. */
  seat(connection: Connection, place: Place): void {
    connection.seat(place)
    this.#all.add(connection)
  }

  leave(connection: Connection): void {
    this.#all.delete(connection)
  }

  all(): readonly Connection[] {
    return [...this.#all]
  }

  get size(): number {
    return this.#all.size
  }

  of(kind: 'person' | 'waiting', id: string): readonly Connection[] {
    return this.all().filter(({ place }) => place?.kind === kind && place.id === id)
  }

  tell(personId: string, message: HostRoomMessage): void {
    for (const connection of this.of('person', personId)) connection.send(message)
  }
}

/** Whoever a socket belongs to, if it is somebody's. */
export const personOf = ({ place }: Connection): string | undefined =>
  place?.kind === 'person' ? place.id : undefined
