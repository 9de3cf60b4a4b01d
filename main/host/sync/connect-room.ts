import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import type { Origin, RoomPeer, RoomSocket } from '../workshop/socket.ts'
import { boundedWire, type Connect, type Wire, type WireEnd } from './wire.ts'

/** What sockets that ask for the room are led to. */
export interface RoomEntrance {
  readonly connect: (socket: RoomSocket, from: Origin) => RoomPeer
}

/** Leads guests' sockets to the room, which bounds what they send. */
export const connectRoomGuest =
  (rooms: RoomEntrance): Connect =>
  (wire, { address }) =>
    lead(rooms, wire, { kind: 'door', peer: address })

/** Leads sockets of this host's own windows to the room. */
export const connectRoomWindow =
  (rooms: RoomEntrance): Connect =>
  (wire) =>
    lead(rooms, wire, { kind: 'window' })

function lead(rooms: RoomEntrance, wire: Wire, from: Origin): WireEnd {
  const peer = rooms.connect(roomSocket(wire), from)
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
