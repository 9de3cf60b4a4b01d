import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/** What a host bears is shared out, with some left for everything that is said beside: a host ends whoever floods it. */
export const PACES = {
  /** What people write and do. */
  words: { messages: ROOM_BOUNDS.messagesPerSecond / 2, units: ROOM_BOUNDS.bytesPerSecond / 4 },
  /** What they bring with them, in large parts. */
  pictures: { messages: ROOM_BOUNDS.messagesPerSecond / 4, units: ROOM_BOUNDS.bytesPerSecond / 2 },
} as const

/** Says things in order, no faster than a host takes them: after an hour in the cellar a hundred cards wait at once. */
export interface Pace {
  readonly say: (text: string) => void
  /** Forgets what was not said yet. */
  readonly stop: () => void
}

/** Says with `send`. `now` is in milliseconds. */
export function keepPace(
  send: (text: string) => void,
  now: () => number,
  most: { readonly messages: number; readonly units: number },
): Pace {
  const queue: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  // Seconds' worth of talk that may be said at once; below nothing after something long.
  let credit = 1
  let countedAt = now()

  function flush(): void {
    timer = undefined
    const time = now()
    credit = Math.min(1, credit + Math.max(0, time - countedAt) / 1000)
    countedAt = time
    while (credit > 0) {
      const text = queue.shift()
      if (text === undefined) return
      credit -= Math.max(1 / most.messages, text.length / most.units)
      send(text)
    }
    if (queue.length > 0) timer = setTimeout(flush, Math.ceil(-credit * 1000) + 1)
  }
  return {
    say(text) {
      queue.push(text)
      if (timer === undefined) flush()
    },
    stop() {
      queue.length = 0
      clearTimeout(timer)
      timer = undefined
    },
  }
}
