import type { Connection } from '#renderer/platform/connection.ts'
import { ROOM_PATH, ROOM_VERSION } from '#shared/protocol/room.ts'
import { dialWith } from './line.ts'
import { authorName, person, personId } from './person.ts'
import { enterRoom, type RoomClient } from './room-client.ts'

/** Enters the room of a project as a window of its host. `watch`: shows the room and is nobody in it. */
export function enterAsWindow(
  { url, token }: Connection,
  projectId: string,
  { watch }: { readonly watch: boolean },
): RoomClient {
  const address = url.replace(/^http/, 'ws') + ROOM_PATH
  const room = enterRoom({
    dial: dialWith(() => new WebSocket(address)),
    entering: () => ({
      type: 'enter',
      version: ROOM_VERSION,
      token,
      projectId,
      personId: personId(),
      name: authorName(),
      watch,
    }),
  })
  const stop = person.subscribe(({ name }) => room.say({ type: 'me', name }))
  return {
    ...room,
    close() {
      stop()
      room.close()
    },
  }
}
