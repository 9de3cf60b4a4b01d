/**
 * The door through which windows sync: Hocuspocus for the messages, everything else here.
 *
 * Hocuspocus gets neither a port nor a document of its own: the host's HTTP server hands upgrades over, and only projects on
 * the host's list are served. None of its hooks may throw by accident, since it lets most rejections go unhandled.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hocuspocus } from '@hocuspocus/server'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Access } from '../access.ts'
import type { Log } from '../log.ts'
import { createAwarenessGates } from './awareness-gate.ts'
import { createClientOwners } from './client-owners.ts'
import { type Guests, guardPresence, type HookOptions, hooksFor } from './hooks.ts'
import { MAX_FRAME } from './limits.ts'
import { servePeer } from './peer.ts'
import { type PeerKind, PeerSocket } from './peer-socket.ts'
import type { ProjectDocument } from './project-document.ts'
import {
  askForPresence,
  keepWindowsInformed,
  newcomer,
  type PeerContext,
  type ServedProject,
  type SyncedProject,
  tell,
  windowsOf,
} from './project-windows.ts'
import type { Team } from './redis.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { createSocketServer } from './socket-server.ts'
import type { Connect } from './wire.ts'

export interface SyncServer {
  /** Takes over a connection that asks to become a WebSocket, or refuses it in words. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Lets windows sync with a project; answers how to stop, which tells them why. */
  readonly serve: (project: SyncedProject) => (reason: string) => Promise<void>
  /** Takes in a socket that came through the door, for a guest who has yet to say who they are. */
  readonly connectGuest: Connect
  /**
   * What a guest may do has changed, or they are out: their sockets end now, and nothing counts that was sent and not yet
   * handled. Their old secret must be known to nobody any more when this is called.
   */
  readonly endPerson: (personId: string) => void
  /** How many windows are syncing with a project. */
  readonly windows: (id: string) => number
  readonly close: () => void
}

/** Sockets at once; a person has a few windows. */
const MAX_SOCKETS = 200
/** How often windows are asked whether they are there, in milliseconds: pages in the background keep no time of their own. */
const HEARTBEAT = 15_000

/** Where no door is, there are no guests. */
const NO_GUESTS: Guests = { personBySecret: () => undefined }

export interface SyncOptions extends Pick<HookOptions, 'open' | 'log'> {
  readonly access: Access
  readonly guests?: Guests
  /** The other hosts of a team, which have copies of the same projects. */
  readonly others?: Team | undefined
}

export function createSyncServer(options: SyncOptions): SyncServer {
  const { access, log, guests = NO_GUESTS, others } = options
  const projects = new Map<string, ServedProject>()
  const hocuspocus = new Hocuspocus<PeerContext>({
    quiet: true,
    // Only for a socket that says nothing although it answers pings; `createSocketServer` drops the silent ones.
    timeout: 600_000,
    maxPendingDocuments: 8,
    ...hooksFor({ ...options, guests, projects }),
  })
  others?.attach(hocuspocus)
  const { connect, peers } = entranceOf(hocuspocus, log)
  const sockets = createSocketServer({ log, maxFrame: MAX_FRAME, connect: connect('window') })
  const heartbeat = setInterval(() => {
    for (const { document } of projects.values()) askForPresence(document)
  }, HEARTBEAT).unref()

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (!access.isForHost(request) || !access.isFromOwnPage(request.headers))
        return refuseUpgrade(socket, 403, 'Only the pages of this host may connect here.')
      if (request.url !== SYNC_PATH) return refuseUpgrade(socket, 404, 'There is nothing here.')
      if (sockets.count() >= MAX_SOCKETS)
        return refuseUpgrade(socket, 503, 'Too many windows are open. Close some and try again.')
      sockets.upgrade(request, socket, head)
    },
    serve(project) {
      const { id, document } = project
      const served = { ...project, owners: createClientOwners(), closing: false }
      projects.set(id, served)
      hocuspocus.documents.set(id, document)
      // Hocuspocus drops documents that nobody is connected to; the host is, until it closes the project.
      document.addDirectConnection()
      guardPresence(served)
      const stopInforming = keepWindowsInformed(project)
      const stopSharing = shareWith(others, document, log)
      return async (reason) => {
        stopInforming()
        served.closing = true
        await sayFarewell(document, reason)
        projects.delete(id)
        hocuspocus.documents.delete(id)
        for (const window of windowsOf(document)) window.close({ code: 1000, reason })
        await stopSharing()
      }
    },
    connectGuest: connect('guest'),
    endPerson(personId) {
      for (const socket of peers) if (socket.person?.id === personId) socket.terminate()
    },
    windows: (id) => {
      const project = projects.get(id)
      return project ? windowsOf(project.document).length : 0
    },
    close() {
      clearInterval(heartbeat)
      sockets.close()
    },
  }
}

/** Leads sockets to Hocuspocus, and knows them while they are open. */
function entranceOf(hocuspocus: Hocuspocus<PeerContext>, log: Log) {
  const peers = new Set<PeerSocket>()
  const openGate = createAwarenessGates()
  const connect =
    (kind: PeerKind): Connect =>
    (wire, { request }) => {
      const socket = new PeerSocket(wire, kind)
      peers.add(socket)
      const client = hocuspocus.handleConnection(socket, request, newcomer(socket))
      const end = servePeer(socket, client, openGate, log)
      return {
        get maxMessage() {
          return end.maxMessage
        },
        receive: end.receive,
        closed(code, reason) {
          peers.delete(socket)
          end.closed(code, reason)
        },
      }
    }
  return { connect, peers }
}

/** Tells all windows that the project closes. What they sent before they could hear it still counts. */
async function sayFarewell(document: ProjectDocument, reason: string): Promise<void> {
  document.flush()
  const windows = windowsOf(document)
  for (const window of windows) tell(window, { type: 'closing', message: reason })
  await Promise.all(windows.map((window) => window.waitForPendingMessages()))
}

/** Shares a document with the other hosts of a team, as soon as they are reached; answers how to stop. */
function shareWith(others: Team | undefined, document: ProjectDocument, log: Log): () => Promise<void> {
  const sharing = others?.share(document).catch((error: unknown) => {
    log.error('A project is not shared with the other hosts.', error)
  })
  return async () => {
    const stop = await sharing
    await stop?.()
  }
}
