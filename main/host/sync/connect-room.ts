import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { Log } from '../log.ts'
import type { Origin, RoomPeer, RoomSocket } from '../workshop/socket.ts'
import { createTokenBucket } from './token-bucket.ts'
import { boundedWire, type Connect, type Wire } from './wire.ts'

/** What sockets that ask for the room are led to. */
export interface RoomEntrance {
  readonly connect: (socket: RoomSocket, from: Origin) => RoomPeer
}

/** Seconds of messages that may come at once: a page that comes back says all it kept. */
const BURST = 4

/** Leads guests' sockets to the room, as long as they send no more than anybody could cause. */
export const connectRoomGuest =
  (rooms: RoomEntrance, log: Log): Connect =>
  (wire, { address }) => {
    const socket = roomSocket(wire)
    const peer = rooms.connect(socket, { kind: 'door', peer: address })
    const { messagesPerSecond, bytesPerSecond } = ROOM_BOUNDS
    const messages = createTokenBucket(BURST * messagesPerSecond, messagesPerSecond)
    const bytes = createTokenBucket(BURST * bytesPerSecond, bytesPerSecond)
    return {
      maxMessage: ROOM_BOUNDS.frame,
      receive(message) {
        const now = performance.now()
        const isAdmitted =
          typeof message === 'string' && messages.take(1, now) && bytes.take(message.length, now)
        if (isAdmitted) return peer.receive(message)
        log.warn('A guest was disconnected: it sent what is no message, or more than anybody could type.')
        wire.terminate()
      },
      closed: peer.closed,
    }
  }

/** Leads sockets of this host's own windows to the room. */
export const connectRoomWindow =
  (rooms: RoomEntrance): Connect =>
  (wire) => {
    const peer = rooms.connect(roomSocket(wire), { kind: 'window' })
    return {
      maxMessage: ROOM_BOUNDS.frame,
      receive: (message) => (typeof message === 'string' ? peer.receive(message) : wire.terminate()),
      closed: peer.closed,
    }
  }

function roomSocket(wire: Wire): RoomSocket {
  const { send, close, terminate } = boundedWire(wire)
  return { send, close, terminate, bufferedAmount: () => wire.bufferedAmount }
}
