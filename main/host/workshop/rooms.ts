/** All rooms of a host, one for every open project, and the way into them. */
import { join } from 'node:path'
import type { Problem, Result } from '#shared/base/result.ts'
import type { Role } from '#shared/protocol/roles.ts'
import {
  type EnteringMessage,
  isEntering,
  ROOM_VERSION,
  type RoomMessageOf,
  readRoomMessage,
} from '#shared/protocol/room.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { createCodeGuard } from './code-guard.ts'
import { Connection } from './connection.ts'
import { openRoom, type Room } from './room.ts'
import type { RoomProject } from './room-document.ts'
import { REMOVED } from './room-words.ts'
import { projectOfSecret } from './secrets.ts'
import type { Doorway, Origin, RoomPeer, RoomSocket } from './socket.ts'

/** What an invitation of a team server lets somebody into. */
export interface Invited {
  /** Names the invitation. Whoever comes with it is the same person every time, on every host of the team. */
  readonly id: string
  readonly projectId: string
  readonly role: Role
  /** How they will be called; empty where they choose. */
  readonly name: string
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

/** Why somebody is not let in. `wait` in seconds. */
type Refused = Problem & { readonly wait?: number }

const OLD_PAGE: Refused = {
  code: 'old-page',
  message: 'This page is of another version of Throughline than the host. Load it again.',
}
const WRONG_TOKEN: Refused = {
  code: 'wrong-token',
  message: 'This window is not allowed in. Open it with the address that Throughline showed when it started.',
}
const WRONG_CODE: Refused = {
  code: 'wrong-code',
  message: 'This code opens no workshop. Look at the facilitator’s screen: it may have changed.',
}
const TOO_MANY: Refused = {
  code: 'too-many-tries',
  message:
    'Too many wrong codes came from here. Wait a little, then type the one on the facilitator’s screen.',
}
const WRONG_INVITATION: Refused = {
  code: 'wrong-invitation',
  message: 'This invitation is not good any more. Ask whoever invited you for a new one.',
}
const UNKNOWN_GUEST: Refused = {
  code: 'unknown-guest',
  message:
    'The workshop does not know you any more. Type your name and the code on the facilitator’s screen.',
}
const CLOSED: Refused = {
  code: 'closed',
  message: 'This workshop is closed to guests just now. Ask the facilitator to open it.',
}

/** Where a code or an invitation leads. */
interface Found {
  readonly room: Room
  readonly invited: Invited | undefined
}

export class Rooms {
  readonly #options: RoomsOptions
  readonly #rooms = new Map<string, Room>()
  readonly #guard = createCodeGuard()
  readonly #accessListeners = new Set<(projectId: string, personId: string) => void>()

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** Opens the room of a project; answers how to close it. */
  async serve(project: RoomProject): Promise<(reason: string) => Promise<void>> {
    const { fs, log, dataFolder, checkInvitation } = this.#options
    const { id } = project
    const room = await openRoom({
      ...{ fs, log, project },
      folder: join(dataFolder, 'rooms'),
      hasInvitations: checkInvitation !== undefined,
      onAccessChanged: (personId) => {
        for (const listener of [...this.#accessListeners]) listener(id, personId)
      },
    })
    this.#rooms.set(id, room)
    return async (reason) => {
      this.#rooms.delete(id)
      await room.close(reason)
    }
  }

  /** Takes a socket; its first message says who it is. */
  connect(socket: RoomSocket, from: Origin): RoomPeer {
    const connection = new Connection(socket, from)
    let room: Room | undefined
    let isEntered = false
    const drop = (why: string, error?: unknown) => {
      if (error === undefined) this.#options.log.warn(`A connection to a room was ended: ${why}.`)
      else this.#options.log.error('A connection to a room was not served as it should be.', error)
      connection.terminate()
    }
    const enter = async (message: EnteringMessage) => {
      const entered = await this.#enter(connection, message)
      if ('message' in entered) {
        const { code, message: words, wait = 0 } = entered
        connection.dismiss({ type: 'refused', code, message: words, wait }, 4403, code)
      } else if (connection.isOpen) room = entered
      else entered.disconnect(connection)
    }
    return {
      receive: (text) => {
        try {
          if (!connection.isOpen) return
          if (!connection.admits(text)) return drop('it sent more than anybody could cause')
          const message = readRoomMessage(text)
          if (!message) return drop('it sent something that is no message')
          if (isEntering(message) === isEntered) return drop('it did not begin as it must')
          isEntered = true
          if (isEntering(message)) void enter(message).catch((error: unknown) => drop('', error))
          else room?.receive(connection, message)
        } catch (error) {
          drop('', error)
        }
      },
      closed: () => {
        connection.ended()
        room?.disconnect(connection)
      },
    }
  }

  /** Who a secret belongs to, with the role of just now; nobody where the room is closed to guests. */
  personBySecret(
    projectId: string,
    secret: string,
  ): { readonly id: string; readonly role: Role } | undefined {
    const person = this.#rooms.get(projectId)?.personBySecret(secret)
    return person && { id: person.id, role: person.role }
  }

  /** Calls back when what somebody may do has changed, or they are out; answers how to stop. */
  onAccessChanged(listener: (projectId: string, personId: string) => void): () => void {
    this.#accessListeners.add(listener)
    return () => this.#accessListeners.delete(listener)
  }

  /** Opens the door of an open project's room, which gets a code, or closes it, which sends all guests away. */
  setDoor(projectId: string, doorway: Doorway | null): DoorView | null {
    const room = this.#rooms.get(projectId)
    if (doorway) room?.openDoor(doorway)
    else room?.closeDoor()
    return room?.door() ?? null
  }

  door(projectId: string): DoorView | null {
    return this.#rooms.get(projectId)?.door() ?? null
  }

  /** Who leads an open project's room, as they call themselves; may be empty. */
  leader(projectId: string): string {
    return this.#rooms.get(projectId)?.leader ?? ''
  }

  /** Whether somebody is in a project's room, or its door is open. */
  isBusy(projectId: string): boolean {
    return this.#rooms.get(projectId)?.isBusy ?? false
  }

  #enter(connection: Connection, message: EnteringMessage): Promise<Room | Refused> {
    if (message.version !== ROOM_VERSION) return Promise.resolve(OLD_PAGE)
    switch (message.type) {
      case 'enter':
        return this.#enterAsWindow(connection, message)
      case 'join':
        return this.#join(connection, message)
      case 'resume':
        return this.#resume(connection, message)
    }
  }

  async #enterAsWindow(connection: Connection, message: RoomMessageOf<'enter'>): Promise<Room | Refused> {
    // The token is for this machine; at the door it means nothing.
    if (connection.origin.kind !== 'window' || !this.#options.isToken(message.token)) return WRONG_TOKEN
    const room = await this.#roomOf(message.projectId)
    if ('message' in room) return room
    room.enter(connection, message)
    return room
  }

  async #join(connection: Connection, { name, device, key }: RoomMessageOf<'join'>): Promise<Room | Refused> {
    const isInvited = key.kind === 'invitation'
    const found = isInvited ? await this.#invited(key.invitation) : this.#byCode(connection, key.code)
    if ('message' in found) return found
    const { room, invited } = found
    const joined = room.join(connection, { device, invited, name: invited?.name || name })
    return joined.ok ? room : joined.error
  }

  async #resume(connection: Connection, message: RoomMessageOf<'resume'>): Promise<Room | Refused> {
    const projectId = projectOfSecret(message.secret)
    const room = projectId === undefined ? UNKNOWN_GUEST : await this.#roomForGuest(projectId)
    if ('message' in room) return room
    if (room.resume(connection, message)) return room
    return room.hasRemoved(message.id) ? REMOVED : UNKNOWN_GUEST
  }

  /** A project without anybody in it may be closed by now; only a host with invitations opens it for a guest. */
  async #roomForGuest(projectId: string): Promise<Room | Refused> {
    const room = this.#options.checkInvitation ? await this.#roomOf(projectId) : this.#rooms.get(projectId)
    // Whose room is not open yet, or is just being closed, may be known very well.
    if (!room || 'message' in room) return CLOSED
    return room.isOpenToGuests ? room : CLOSED
  }

  async #invited(invitation: string): Promise<Found | Refused> {
    const invited = this.#options.checkInvitation?.(invitation)
    if (!invited) return WRONG_INVITATION
    const room = await this.#roomOf(invited.projectId)
    return 'message' in room ? room : { room, invited }
  }

  #byCode({ origin }: Connection, code: string): Found | Refused {
    const peer = origin.kind === 'door' ? origin.peer : ''
    const now = performance.now()
    const wait = this.#guard.wait(peer, now)
    if (wait > 0) return { ...TOO_MANY, wait }
    const rooms = [...this.#rooms.values()]
    // All are asked, so that the time it takes says nothing.
    const [room] = rooms.filter((one) => one.hasCode(code))
    if (room) return { room, invited: undefined }
    if (this.#guard.wrong(peer, now)) for (const one of rooms) one.renewCode()
    return WRONG_CODE
  }

  async #roomOf(projectId: string): Promise<Room | Refused> {
    const there = this.#rooms.get(projectId)
    if (there) return there
    const opened = await this.#options.open(projectId)
    if (!opened.ok) return opened.error
    return this.#rooms.get(projectId) ?? CLOSED
  }
}
