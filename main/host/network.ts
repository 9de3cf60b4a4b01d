/** How others reach a host, besides its HTTP: its windows on loopback, guests through its door, its windows in workshops elsewhere. */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import { type HostKeys, hostKeyText } from '#shared/protocol/secure/host-key.ts'
import type { Access } from './access.ts'
import { keepCertificate } from './door/certificate.ts'
import { Doors, type DoorsOptions } from './door/doors.ts'
import { createJoinedWorkshops, type JoinedWorkshops } from './door/joined-workshops.ts'
import type { FileSystem } from './files/file-system.ts'
import type { DoorBounds } from './sync/door-bounds.ts'
import { createDoorSockets } from './sync/door-sockets.ts'
import type { SyncServer } from './sync/sync-server.ts'
import { createRoomServer } from './workshop/room-server.ts'
import type { Rooms } from './workshop/rooms.ts'

/** Folder of what tells this host from others, below its data folder. */
export const DOOR_FOLDER = 'door'

export interface NetworkOptions extends Pick<DoorsOptions, 'folders' | 'log' | 'openProject' | 'describe'> {
  readonly fs: FileSystem
  readonly dataFolder: string
  readonly access: Access
  readonly rooms: Rooms
  readonly sync: SyncServer
  readonly hostKeys: HostKeys
  readonly doorBounds?: Partial<DoorBounds> | undefined
}

export interface Network {
  readonly doors: Doors
  readonly joined: JoinedWorkshops
  /** Takes over a connection on loopback that asks to become a WebSocket, or refuses it in words. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => Promise<void>
}

export function createNetwork(options: NetworkOptions): Network {
  const { fs, dataFolder, access, log, rooms, sync, hostKeys } = options
  const path = join(dataFolder, DOOR_FOLDER, 'certificate.pem')
  let turn: Promise<unknown> = Promise.resolve()
  // Read anew for every door, so that a host that runs for years changes it in time; one at a time, so that only one is made.
  const certificate = () => {
    const kept = turn.then(() => keepCertificate(fs, path, log))
    turn = kept.catch(() => undefined)
    return kept
  }
  const roomServer = createRoomServer({ access, rooms, log })
  const doorSockets = createDoorSockets({
    ...{ hostKeys, rooms, sync, log },
    ...(options.doorBounds && { bounds: options.doorBounds }),
  })
  const doors = new Doors({
    ...options,
    certificate,
    hostKey: hostKeyText(hostKeys.publicKey),
    accept: doorSockets.acceptSealed,
  })
  const ownFingerprint = async () => (await certificate()).fingerprint
  const joined = createJoinedWorkshops({ access, log, ownFingerprint })
  return {
    doors,
    joined,
    upgrade(request, socket, head) {
      const own = request.url === ROOM_PATH ? roomServer : sync
      const taker = joined.isTunnel(request) ? joined : own
      taker.upgrade(request, socket, head)
    },
    async close() {
      await doors.closeAll()
      joined.close()
      doorSockets.close()
      roomServer.close()
      sync.close()
    },
  }
}
