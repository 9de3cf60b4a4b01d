import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { ROOM_PATH } from '#shared/protocol/room.ts'
import type { HostKeys } from '#shared/protocol/secure/host-key.ts'
import { MAX_SEALED_FRAME } from '#shared/protocol/secure/sealed-channel.ts'
import { SYNC_PATH } from '#shared/protocol/session.ts'
import type { Log } from '../log.ts'
import { connectRoomGuest, type RoomEntrance } from './connect-room.ts'
import { createDoorKeeper, type DoorBounds } from './door-bounds.ts'
import { queuedSocket } from './queued-socket.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { sealedSocket } from './sealed-socket.ts'
import { createSocketServer, type SocketServer } from './socket-server.ts'
import { createTurns } from './turns.ts'
import type { Connect, Wire } from './wire.ts'

/** Everything of a door that speaks WebSocket: handshakes, seals, and bounds on who comes how often. */
export interface DoorSockets {
  /**
   * Takes over a guest's request for a WebSocket, whose Host and Origin were found right, or refuses it in words. Its path
   * leads to the room or to syncing; `peer` is the address it comes from.
   */
  readonly acceptSealed: (request: IncomingMessage, socket: Duplex, head: Buffer, peer: string) => void
  /** How many are open. */
  readonly count: () => number
  /** Ends them all. */
  readonly close: () => void
}

export interface DoorSocketsOptions {
  readonly hostKeys: HostKeys
  readonly rooms: RoomEntrance
  readonly sync: { readonly connectGuest: Connect }
  readonly log: Log
  readonly bounds?: Partial<DoorBounds>
}

export function createDoorSockets({ hostKeys, rooms, sync, log, bounds }: DoorSocketsOptions): DoorSockets {
  const keeper = createDoorKeeper(bounds)
  const openLine = createTurns()

  const sealed = (path: string, connect: Connect): SocketServer =>
    createSocketServer({
      log,
      maxFrame: MAX_SEALED_FRAME,
      connect: (wire, caller) => {
        const seal = (inTurn: Wire) =>
          sealedSocket(inTurn, {
            hostKeys,
            path,
            connect: (inner) => connect(inner, caller),
            warn: log.warn,
          })
        return queuedSocket(wire, openLine(), seal, log.warn)
      },
    })
  const servers = new Map([
    [ROOM_PATH, sealed(ROOM_PATH, connectRoomGuest(rooms))],
    [SYNC_PATH, sealed(SYNC_PATH, sync.connectGuest)],
  ])

  return {
    acceptSealed(request, socket, head, peer) {
      socket.on('error', () => socket.destroy())
      const server = servers.get(request.url ?? '')
      if (!server) return refuseUpgrade(socket, 404, 'There is nothing here.')
      // Before anything is made of it: even to end a WebSocket costs more than this.
      if (!keeper.admitsHandshake(peer))
        return refuseUpgrade(socket, 503, 'Too many come at once. Try again in a moment.')
      const leave = keeper.enter(peer)
      if (!leave) return refuseUpgrade(socket, 503, 'Too many connections are open. Close some pages.')
      socket.once('close', leave)
      server.upgrade(request, socket, head)
    },
    count: keeper.count,
    close() {
      for (const server of servers.values()) server.close()
    },
  }
}
