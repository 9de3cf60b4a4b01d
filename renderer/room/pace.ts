import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/** Half of what a host bears, which leaves room for everything that is said beside: a host ends whoever floods it. */
const MESSAGES_PER_SECOND = ROOM_BOUNDS.messagesPerSecond / 2
const UNITS_PER_SECOND = ROOM_BOUNDS.bytesPerSecond / 4

/** Says things in order, no faster than a host takes them: after an hour in the cellar a hundred cards wait at once. */
export interface Pace {
  readonly say: (text: string) => void
  /** Forgets what was not said yet. */
  readonly stop: () => void
}

/** Says with `send`. `now` is in milliseconds. */
export function keepPace(send: (text: string) => void, now: () => number): Pace {
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
      credit -= Math.max(1 / MESSAGES_PER_SECOND, text.length / UNITS_PER_SECOND)
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
