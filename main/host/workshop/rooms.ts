/** All rooms of a host, one for every open project, and the way into them. */
import type { Result } from '#shared/base/result.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import type { OpenProject } from '../project/open-project.ts'
import type { Doorway, Origin, RoomPeer, RoomSocket } from './socket.ts'

/** What an invitation of a team server lets somebody into. */
export interface Invited {
  readonly projectId: string
  readonly role: Role
  readonly name?: string
}

export interface RoomsOptions {
  readonly fs: FileSystem
  readonly dataFolder: string
  readonly log: Log
  /** Whether this is the host's own token, which lets windows in. */
  readonly isToken: (candidate: string) => boolean
  /** Makes sure that a project on the host's list is open, and with it its room. */
  readonly open: (projectId: string) => Promise<Result<unknown>>
  readonly checkInvitation?: (invitation: string) => Invited | undefined
}

export interface PersonAccess {
  readonly id: string
  readonly role: Role
}

export class Rooms {
  constructor(options: RoomsOptions) {
    void options
  }

  /** Opens the room of a project; answers how to close it, which tells everybody why. */
  serve(project: OpenProject): Promise<(reason: string) => Promise<void>> {
    throw new Error(project.id)
  }

  /** Takes a socket; its first message says who it is. */
  connect(socket: RoomSocket, from: Origin): RoomPeer {
    throw new Error(`${socket.bufferedAmount()} ${from.kind}`)
  }

  /** Who a secret belongs to, with the role of just now. */
  personBySecret(projectId: string, secret: string): PersonAccess | undefined {
    throw new Error(projectId + secret)
  }

  /** The project that a participant's secret is for; it may not be open. `undefined` for what is no secret of ours. */
  projectOfSecret(secret: string): string | undefined {
    throw new Error(secret)
  }

  /** Calls back when what somebody may do has changed, or they are out; answers how to stop. */
  onAccessChanged(listener: (projectId: string, personId: string) => void): () => void {
    throw new Error(String(listener))
  }

  /** Opens the door of a room, which gets a code, or closes it, which sends all guests away. */
  setDoor(projectId: string, doorway: Doorway | null): DoorView | null {
    throw new Error(projectId + String(doorway))
  }

  door(projectId: string): DoorView | null {
    throw new Error(projectId)
  }

  /** Whether somebody is in a project's room, or its door is open. */
  isBusy(projectId: string): boolean {
    throw new Error(projectId)
  }

  close(): void {
    throw new Error('')
  }
}
