/**
 * One host for `bench/room.ts`, in a process of its own so that its time can be told from the clients':
 * `fork('bench/room-host.ts', [<throughline|hocuspocus>, <folder>, <cards>])`. Says where it listens, then answers each
 * message with what it has used since the one before.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import { createAccess } from '#main/host/access.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { createLog } from '#main/host/log.ts'
import { openProject } from '#main/host/project/open-project.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { createDoorSockets } from '#main/host/sync/door-sockets.ts'
import { createSyncServer } from '#main/host/sync/sync-server.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { hostKeyText, newHostKeys } from '#shared/protocol/secure/host-key.ts'
import { projectOfCards } from './room-project.ts'

export interface RoomHostAddress {
  readonly url: string
  readonly name: string
  /** What the clients show; each is an editor. */
  readonly secrets: readonly string[]
  /** Of the seal, where there is one. */
  readonly hostKey: string | null
}

/** Milliseconds. */
export interface RoomHostUse {
  readonly cpu: number
  readonly loopP99: number
}

const GUESTS = 200
const NAME = 'room'
/** The whole room comes from one machine here. */
const BOUNDS = {
  sockets: 1000,
  socketsPerAddress: 1000,
  handshakes: { burst: 1000, perSecond: 1000 },
  handshakesPerAddress: { burst: 1000, perSecond: 1000 },
}

async function startThroughline(folder: string, cards: number): Promise<RoomHostAddress> {
  const log = createLog(folder)
  const path = join(folder, 'room.journey')
  const { bytes } = encodeFile(
    projectOfCards(cards),
    { images: new Map(), unknownParts: new Map() },
    { appVersion: 'bench', log, drawThumbnail: thumbnailSvg },
  )
  writeFileSync(path, bytes)
  const opened = await openProject({
    ...{ fs: realFileSystem, id: NAME, path, dataFolder: join(folder, 'data'), appVersion: 'bench', log },
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const secrets = Array.from({ length: GUESTS }, (_, index) => `secret-of-guest-number-${index}`)
  const people = new Map(
    secrets.map((secret, index) => [secret, { id: `guest-${index}`, role: 'editor' as const }]),
  )
  const sync = createSyncServer({
    access: createAccess({ port: 0, token: 'nobody-comes-over-loopback' }),
    log,
    open: async () => ({ ok: true, value: null }),
    guests: { personBySecret: (_, secret) => people.get(secret) },
  })
  sync.serve(opened.value)
  const hostKeys = newHostKeys()
  const rooms = { connect: () => ({ receive: () => undefined, closed: () => undefined }) }
  const sockets = createDoorSockets({ hostKeys, rooms, sync, log, bounds: BOUNDS })
  const server = createServer()
  server.on('upgrade', (request, socket, head) =>
    sockets.acceptSealed(request, socket, head, (socket as Socket).remoteAddress ?? ''),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`
  return { url, name: NAME, secrets, hostKey: hostKeyText(hostKeys.publicKey) }
}

/** Hocuspocus as it comes, with the same document in memory. */
async function startHocuspocus(cards: number): Promise<RoomHostAddress> {
  const whole = Y.encodeStateAsUpdate(projectOfCards(cards))
  const server = new Server({
    port: 0,
    address: '127.0.0.1',
    quiet: true,
    onLoadDocument: async ({ document }) => Y.applyUpdate(document, whole),
  })
  await server.listen()
  const { port } = server.httpServer.address() as AddressInfo
  return { url: `ws://127.0.0.1:${port}`, name: NAME, secrets: ['anybody'], hostKey: null }
}

const [kind, folder = '', cards = '0'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const address =
  kind === 'throughline'
    ? await startThroughline(folder, Number(cards))
    : await startHocuspocus(Number(cards))
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let before = process.cpuUsage()
process.on('message', () => {
  const { user, system } = process.cpuUsage(before)
  before = process.cpuUsage()
  process.send?.({ cpu: (user + system) / 1000, loopP99: delay.percentile(99) / 1e6 } satisfies RoomHostUse)
  delay.reset()
})
process.on('disconnect', () => process.exit(0))
process.send?.(address)
