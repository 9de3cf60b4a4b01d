import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess } from '#main/host/access.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { createLog } from '#main/host/log.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import type { RoomEntrance } from '#main/host/sync/connect-room.ts'
import type { DoorBounds } from '#main/host/sync/door-bounds.ts'
import { createDoorSockets, type DoorSockets } from '#main/host/sync/door-sockets.ts'
import { createSyncServer, type SyncServer } from '#main/host/sync/sync-server.ts'
import { newId } from '#shared/base/ids.ts'
import type { createDocument } from '#shared/document/document.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { type HostKeys, newHostKeys } from '#shared/protocol/secure/host-key.ts'
import { journeyOf } from './journey-files.ts'
import { plannedDocument } from './test-assets.ts'

/** A member of the room behind a {@link TestDoor}. */
export interface Member {
  readonly id: string
  role: Role
  secret: string
}

/** Both ways to a project: loopback for own windows, sealed sockets for guests. Everything is real but the room's rules. */
export interface TestDoor {
  /** Of loopback. */
  readonly port: number
  readonly token: string
  readonly projectId: string
  readonly project: OpenProject
  readonly hostKeys: HostKeys
  readonly sockets: DoorSockets
  readonly sync: SyncServer
  /** `ws://127.0.0.1:…`, where guests connect. */
  readonly doorUrl: string
  readonly join: (role: Role) => Member
  /** Somebody may do something else from now on; without a role they are out. */
  readonly change: (member: Member, role: Role | undefined) => void
}

/** A {@link TestDoor} that whoever started it closes. */
export interface StartedDoor extends TestDoor {
  /** Where the project, its journal and all else of it lie. */
  readonly folder: string
  readonly close: () => Promise<void>
}

export interface TestDoorOptions {
  readonly bounds?: Partial<DoorBounds>
  readonly rooms?: RoomEntrance
  readonly doc?: ReturnType<typeof createDocument>
}

/** Bounds that let a whole room come from one machine. */
export const ROOMY: DoorBounds = {
  sockets: 500,
  socketsPerAddress: 500,
  handshakes: { burst: 2000, perSecond: 2000 },
  handshakesPerAddress: { burst: 2000, perSecond: 2000 },
}

const NO_ROOMS: RoomEntrance = {
  connect: (socket) => ({ receive: () => socket.terminate(), closed: () => undefined }),
}

/** Opens a door that stands until it is closed. */
export async function startDoor(options: TestDoorOptions = {}): Promise<StartedDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-door-'))
  const log = createLog(folder)
  const project = await openIn(folder, log, options.doc ?? plannedDocument('Checkout'))
  const members: Member[] = []
  const loopback = await listening()
  const token = newId()
  const sync = createSyncServer({
    access: createAccess({ port: loopback.port, token }),
    log,
    open: async () => ({ ok: true, value: null }),
    guests: {
      personBySecret: (projectId, secret) =>
        projectId === project.id ? members.find((member) => member.secret === secret) : undefined,
    },
  })
  loopback.server.on('upgrade', sync.upgrade)
  const stop = sync.serve(project)
  const hostKeys = newHostKeys()
  const { rooms = NO_ROOMS, bounds = ROOMY } = options
  const sockets = createDoorSockets({ hostKeys, rooms, sync, log, bounds })
  const door = await listening()
  door.server.on('upgrade', (request, socket, head) =>
    sockets.acceptSealed(request, socket, head, (socket as Socket).remoteAddress ?? ''),
  )
  return {
    ...{ folder, port: loopback.port, token, projectId: project.id, project, hostKeys, sockets, sync },
    doorUrl: `ws://127.0.0.1:${door.port}`,
    join(role) {
      const member = { id: newId(), role, secret: newId() + newId() }
      members.push(member)
      return member
    },
    change(member, role) {
      if (role === undefined) members.splice(members.indexOf(member), 1)
      else Object.assign(member, { role, secret: newId() + newId() })
      sync.endPerson(member.id)
    },
    async close() {
      await stop('The test is over.')
      sync.close()
      sockets.close()
      await project.close()
      for (const { server } of [loopback, door]) {
        server.close()
        server.closeAllConnections()
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function openIn(
  folder: string,
  log: ReturnType<typeof createLog>,
  doc: ReturnType<typeof createDocument>,
): Promise<OpenProject> {
  const path = join(folder, 'project.journey')
  await writeFile(path, journeyOf(doc))
  const opened = await openProject({
    ...{ fs: realFileSystem, id: newId(), path, dataFolder: join(folder, 'data'), appVersion: 'test', log },
  })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

async function listening(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
