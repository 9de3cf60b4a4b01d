import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Host, startHost } from '#main/host/host.ts'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import { type Dial, dialWith, type Line } from '#renderer/room/line.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import type { Arrival } from '#renderer/session/arrival.ts'
import { createGuestHost, guestWay } from '#renderer/session/guest-host.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { openProjectSession, type ProjectSession } from '#renderer/session/project-session.ts'
import { openRoleSession } from '#renderer/session/role-session.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { hostKeyText } from '#shared/protocol/secure/host-key.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import { until } from '#test/main/host/support/until.ts'

const root = join(import.meta.dirname, '../../../..')

/** A real host with its door open on loopback, and the session of its own window. */
export interface OpenWorkshop {
  readonly host: Host
  readonly door: DoorView
  readonly projectId: string
  readonly own: ProjectSession
  readonly lead: RoomClient
}

export async function openWorkshop(): Promise<OpenWorkshop> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-guests-'))
  const started = await startHost({
    dataFolder: join(folder, 'data'),
    projectsFolder: join(folder, 'projects'),
    rendererFolder: folder,
    assetsFolder: join(root, 'assets'),
    appVersion: 'test',
    port: 0,
  })
  if (!started.ok) throw new Error(started.error.message)
  const host = started.value
  const made = await host.createFromTemplate('saas-lifecycle', 'Checkout')
  if (!made.ok) throw new Error(made.error.message)
  const projectId = made.value.id
  const { origin } = new URL(host.url)
  const lead = enterAsWindow({ url: origin, token: host.token }, projectId, { watch: false })
  const own = openProjectSession({
    way: {
      address: origin.replace(/^http/, 'ws') + SYNC_PATH,
      secret: () => host.token,
      isGuest: false,
    },
    projectId,
    room: lead,
    onNotice: () => undefined,
    onArrival: () => undefined,
  })
  onTestFinished(async () => {
    own.close()
    lead.close()
    await host.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const opened = await host.openDoor(projectId, { address: '127.0.0.1', port: 0 })
  if (!opened.ok) throw new Error(opened.error.message)
  await own.loaded
  return { host, door: opened.value, projectId, own, lead }
}

/** Somebody at the door, with everything that their window would have of the project. */
export interface Guest {
  readonly room: RoomClient
  readonly session: ProjectSession
  readonly host: HostClient
  readonly problems: Problem[]
  readonly roles: Role[]
  readonly lost: string[]
  readonly arrivals: Arrival[]
  readonly network: Network
}

/** Comes in under that name. */
export async function enterAs(workshop: OpenWorkshop, name: string): Promise<Guest> {
  const { door, projectId } = workshop
  const address = door.address.replace(/^http/, 'ws')
  let hostKey = ''
  const Socket = secureSocketClass({
    hostKey: null,
    onHostKey(key) {
      hostKey = hostKeyText(key)
    },
  })
  let known: { readonly id: string; readonly secret: string } | null = null
  const network = createNetwork(dialWith(() => new Socket(address + ROOM_PATH)))
  const room = enterRoom({
    dial: network.dial,
    entering: () =>
      known
        ? { type: 'resume', version: ROOM_VERSION, device: 'laptop', ...known }
        : {
            type: 'join',
            version: ROOM_VERSION,
            name,
            device: 'laptop',
            key: { kind: 'code', code: door.code },
          },
    onWelcome({ you }) {
      known = { id: you.id, secret: you.secret }
    },
  })
  await until(`${name} was let in`, () => room.state.getState().status.kind === 'in')
  const problems: Problem[] = []
  const roles: Role[] = []
  const lost: string[] = []
  const arrivals: Arrival[] = []
  const session = openRoleSession({
    way: guestWay({ origin: door.address, hostKey }, room),
    projectId,
    room,
    now: network.now,
    onNotice: () => undefined,
    onArrival: (arrival) => arrivals.push(arrival),
    onProblem: (problem) => problems.push(problem),
    onRole(role, texts) {
      roles.push(role)
      lost.push(...texts)
    },
  })
  onTestFinished(() => {
    session.close()
    room.close()
  })
  await session.loaded
  const host = createGuestHost(room, door.address)
  return { room, session, host, problems, roles, lost, arrivals, network }
}

/** A network that can be cut; every time it is mended, a minute has passed by the guest's clock. */
function createNetwork(dialThrough: Dial) {
  let isCut = false
  let ahead = 0
  let line: Line | undefined
  const dial: Dial = (events) => {
    if (!isCut) {
      line = dialThrough(events)
      return line
    }
    queueMicrotask(events.onEnd)
    return { send: () => undefined, close: () => undefined }
  }
  return {
    dial,
    now: () => Date.now() + ahead,
    cut(): void {
      isCut = true
      line?.close()
    },
    mend(): void {
      isCut = false
      ahead += 60_000
    },
  }
}

type Network = ReturnType<typeof createNetwork>
