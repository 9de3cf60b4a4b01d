import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { type OpenProject, openProject } from '#main/host/project/open-project.ts'
import { openReadOnly } from '#main/host/project/read-only-project.ts'
import { connectRoomGuest, connectRoomWindow } from '#main/host/sync/connect-room.ts'
import { createSocketServer } from '#main/host/sync/socket-server.ts'
import { Rooms, type RoomsOptions } from '#main/host/workshop/rooms.ts'
import type { Doorway } from '#main/host/workshop/socket.ts'
import { ok } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type BuiltProject, buildProject, type ProjectShape } from '#test/support/builders.ts'
import { journeyOf } from '../../support/journey-files.ts'
import { TestPerson } from './person.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

export const TOKEN = 'a-token-of-the-host-itself'

export const DOORWAY: Doorway = {
  address: 'http://192.168.1.20:4747',
  network: 'Wi-Fi',
  warning: null,
  link: (code) => `http://192.168.1.20:4747/#${code}.key`,
  invitation: () => null,
}

/** A project with its room and an open door, on real files and real sockets; guests' frames are not sealed. */
export interface Workshop {
  readonly rooms: Rooms
  readonly project: OpenProject
  readonly built: BuiltProject
  /** Where the room lies on disk. */
  readonly roomFile: string
  readonly snapshot: () => Snapshot
  readonly stored: () => Promise<string>
  readonly code: () => string
  /** What the rooms said about changed access: ids of people, in order. */
  readonly accessChanged: readonly string[]
  readonly openDoor: () => void
  readonly url: (kind: 'window' | 'guest') => string
  /** The host's own window, let in. */
  readonly window: (personId?: string) => Promise<TestPerson>
  /** A guest with the code, let in. */
  readonly guest: (name: string, device?: 'laptop' | 'phone') => Promise<TestPerson>
  readonly close: () => Promise<void>
  /** Lets the sockets go and opens the same folder again, as after a kill: nothing is written any more. */
  readonly killed: () => Promise<Workshop>
}

export interface WorkshopOptions {
  readonly folder?: string
  readonly fs?: FileSystem
  readonly shape?: ProjectShape
  readonly rooms?: Partial<RoomsOptions>
  /** The project was saved by a newer version. */
  readonly newer?: boolean
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-room-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export async function openWorkshop(options: WorkshopOptions = {}): Promise<Workshop> {
  const { fs = realFileSystem, shape = {} } = options
  const folder = options.folder ?? (await newFolder())
  const dataFolder = join(folder, 'data')
  const path = join(folder, 'project.journey')
  const built = buildProject(shape)
  if (options.newer) built.doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)
  await writeFile(path, journeyOf(built.doc), { flag: 'wx' }).catch(() => undefined)
  const opened = await (options.newer ? openReadOnly : openProject)({
    ...{ fs, path, dataFolder },
    id: 'project-1',
    appVersion: '0.0.0',
    log: quiet,
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const project = opened.value
  const rooms = new Rooms({
    ...{ fs, dataFolder, log: quiet },
    isToken: (candidate) => candidate === TOKEN,
    open: async () => ok(null),
    ...options.rooms,
  })
  const accessChanged: string[] = []
  rooms.onAccessChanged((_, personId) => accessChanged.push(personId))
  const closeRoom = await rooms.serve(project)
  const openDoor = () => void rooms.setDoor(project.id, DOORWAY)
  openDoor()
  const server = await serveSockets(rooms)
  const url = (kind: 'window' | 'guest') => `ws://127.0.0.1:${server.port}/${kind}`
  const roomFile = join(dataFolder, 'rooms', 'project-1.json')
  const code = () => rooms.door(project.id)?.code ?? ''

  let closing: Promise<void> | undefined
  const close = async () => {
    await closeRoom('The test is over.')
    server.close()
    await project.close()
  }
  const workshop: Workshop = {
    ...{ rooms, project, built, roomFile, accessChanged, openDoor, url, code },
    snapshot: () => projectDocument(project.document),
    stored: () => readFile(roomFile, 'utf8'),
    async window(personId = 'host-person') {
      const person = new TestPerson(url('window'))
      person.say({
        type: 'enter',
        version: 1,
        token: TOKEN,
        projectId: 'project-1',
        personId,
        name: 'Host',
        watch: false,
      })
      return person.welcomed()
    },
    async guest(name, device = 'laptop') {
      const person = new TestPerson(url('guest'))
      person.say({ type: 'join', version: 1, name, device, key: { kind: 'code', code: code() } })
      return person.welcomed()
    },
    close: () => (closing ??= close()),
    async killed() {
      const kept = await readFile(roomFile, 'utf8').catch(() => undefined)
      await workshop.close()
      if (kept !== undefined) await writeFile(roomFile, kept)
      return openWorkshop({ ...options, folder })
    },
  }
  onTestFinished(workshop.close)
  return workshop
}

async function serveSockets(rooms: Rooms) {
  const windows = createSocketServer({ log: quiet, maxFrame: 2 ** 21, connect: connectRoomWindow(rooms) })
  const guests = createSocketServer({
    log: quiet,
    maxFrame: 2 ** 18,
    connect: connectRoomGuest(rooms),
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) =>
    (request.url === '/guest' ? guests : windows).upgrade(request, socket, head),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      windows.close()
      guests.close()
      server.close()
    },
  }
}
