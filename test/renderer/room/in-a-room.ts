import { onTestFinished } from 'vitest'
import { type Dial, dialWith, type Line } from '#renderer/room/line.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { ROOM_VERSION } from '#shared/protocol/room.ts'
import { until } from '../../main/host/support/until.ts'
import { TOKEN, type Workshop } from '../../main/host/workshop/support/workshop.ts'

/** A page of somebody in a real room. */
export interface Page {
  readonly room: RoomClient
  /** Everything that the host ever sent to it. */
  readonly heard: readonly string[]
  /** Cuts its connection, and keeps it cut until the network is back. */
  readonly cut: () => void
  readonly mend: () => void
}

/** Opens a window of the host's own for somebody, and waits until it knows the room. */
export async function pageOf(workshop: Workshop, personId: string): Promise<Page> {
  const heard: string[] = []
  let isCut = false
  let line: Line | undefined
  const dial: Dial = (events) => {
    if (isCut) queueMicrotask(events.onEnd)
    else
      line = dialWith(() => new WebSocket(workshop.url('window')))({
        ...events,
        onText(text) {
          heard.push(text)
          events.onText(text)
        },
      })
    return line ?? { send: () => undefined, close: () => undefined }
  }
  const room = enterRoom({
    dial,
    entering: () => ({
      type: 'enter',
      version: ROOM_VERSION,
      token: TOKEN,
      projectId: 'project-1',
      personId,
      name: personId,
      watch: false,
    }),
  })
  onTestFinished(() => room.close())
  await until('the room is known', () => room.state.getState().view)
  return {
    room,
    heard,
    cut() {
      isCut = true
      line?.close()
    },
    mend() {
      isCut = false
      room.retry()
    },
  }
}

/** What a browser keeps for one person, across reloads. */
export function newStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
