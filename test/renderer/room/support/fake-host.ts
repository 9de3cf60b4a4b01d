import { onTestFinished, vi } from 'vitest'
import type { Dial, LineEvents } from '#renderer/room/line.ts'
import type { RoomMessage } from '#shared/protocol/room.ts'
import type { HostRoomMessage } from '#shared/protocol/room-view.ts'

/** One connection as the host's end sees it. */
export interface FakeLine {
  readonly said: RoomMessage[]
  readonly open: () => void
  readonly say: (message: HostRoomMessage) => void
  /** The network is gone. */
  readonly cut: () => void
  readonly isHungUp: () => boolean
}

/** A host at the other end of every line that is dialled. Times are faked. */
export function fakeHost() {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const lines: FakeLine[] = []
  const dial: Dial = (events: LineEvents) => {
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      events.onEnd()
    }
    const said: RoomMessage[] = []
    lines.push({
      said,
      open: events.onOpen,
      say: (message) => events.onText(JSON.stringify(message)),
      cut: end,
      isHungUp: () => isOver,
    })
    return { send: (text) => said.push(JSON.parse(text) as RoomMessage), close: end }
  }
  return {
    dial,
    lines,
    /** The connection of just now. */
    line(): FakeLine {
      const last = lines.at(-1)
      if (!last) throw new Error('Nothing was dialled.')
      return last
    },
    /** Takes the newest connection in. */
    welcome(): FakeLine {
      const line = this.line()
      line.open()
      line.say(WELCOME)
      return line
    },
  }
}

export const WELCOME: HostRoomMessage = {
  type: 'welcome',
  you: {
    id: 'anna',
    name: 'Anna',
    color: 'teal',
    role: 'contributor',
    device: 'phone',
    secret: 'a-secret-of-anna-alone',
  },
  projectId: 'project-1',
  title: 'Checkout',
}

/** A place to keep things in, as a browser has it. */
export function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
