import { dialWith } from '#renderer/room/line.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { secureSocketClass } from '#renderer/room/secure-socket.ts'
import { type Device, ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { readHostKey } from '#shared/protocol/secure/host-key.ts'

/** A guest without a screen: comes in by the link on the door, through a sealed socket, as pages do. */
export function enterByLink(door: DoorView, name: string, device: Device = 'phone'): RoomClient {
  const { origin, hash } = new URL(door.link)
  const at = hash.lastIndexOf('.')
  const SecureSocket = secureSocketClass({ hostKey: readHostKey(hash.slice(at + 1)) ?? null })
  return enterRoom({
    dial: dialWith(() => new SecureSocket(origin.replace(/^http/, 'ws') + ROOM_PATH)),
    entering: () => ({
      type: 'join',
      version: ROOM_VERSION,
      name,
      device,
      key: { kind: 'code', code: hash.slice(1, at) },
    }),
  })
}
