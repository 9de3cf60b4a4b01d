import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Access } from '../access.ts'
import type { Log } from '../log.ts'
import { connectRoomWindow, type RoomEntrance } from '../sync/connect-room.ts'
import { refuseUpgrade } from '../sync/refuse-upgrade.ts'
import { createSocketServer } from '../sync/socket-server.ts'

/** Largest message of a window, in bytes: an agenda with all its notes. */
const MAX_FRAME = 2 * 1024 * 1024
/** Sockets at once; a person has a few windows. */
const MAX_SOCKETS = 200

export interface RoomServer {
  /** Takes over a connection of one of this host's windows, or refuses it in words. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => void
}

/** Leads the sockets of this host's own windows to their rooms. */
export function createRoomServer(options: {
  readonly access: Access
  readonly rooms: RoomEntrance
  readonly log: Log
}): RoomServer {
  const { access, rooms, log } = options
  const sockets = createSocketServer({ log, maxFrame: MAX_FRAME, connect: connectRoomWindow(rooms) })
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (!access.isForHost(request) || !access.isFromOwnPage(request.headers))
        return refuseUpgrade(socket, 403, 'Only the pages of this host may connect here.')
      if (sockets.count() >= MAX_SOCKETS)
        return refuseUpgrade(socket, 503, 'Too many windows are open. Close some and try again.')
      sockets.upgrade(request, socket, head)
    },
    close: sockets.close,
  }
}
