import type { Dial, Line } from './line.ts'
import { keepPulse } from './pulse.ts'

/** Waits between attempts, in milliseconds: quick at first, as most interruptions are short. */
const PAUSES = [200, 400, 800, 1500, 3000] as const
/**
 * How long an attempt may take until the host says something, in milliseconds. A network that keeps guests apart answers
 * nothing at all, and a browser would wait for minutes.
 */
const PATIENCE = 7000
/** An attempt of before the page slept is not worth waiting for. */
const PATIENCE_ON_WAKING = 1500

export interface ConnectionEvents {
  readonly onOpen: () => void
  readonly onText: (text: string) => void
  /** The connection is gone, or came to nothing; another one is being made. */
  readonly onLost: () => void
  /** Asks the host for any sign of life. */
  readonly ping: () => void
}

/** A connection that is made again, and again, until it is ended. */
export interface LastingConnection {
  /** Into nothing where there is no connection just now. */
  readonly send: (text: string) => void
  /** The host took one in: from now on its silence means that it is gone. */
  readonly settled: () => void
  /** Makes a connection now, if there is none, also after {@link hangUp}. */
  readonly dial: () => void
  /** Lets go, and makes no other until asked. */
  readonly hangUp: () => void
  /** For good. */
  readonly end: () => void
}

/** Connects with `dial`, once it is asked to. */
export function keepConnected(dial: Dial, events: ConnectionEvents): LastingConnection {
  let line: Line | undefined
  let isWanted = false
  let attempts = 0
  let dialledAt = 0
  let isAnswered = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let giveUp: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    clearTimeout(timer)
    if (!isWanted || line) return
    isAnswered = false
    dialledAt = Date.now()
    giveUp = setTimeout(() => line?.close(), PATIENCE)
    const mine: Line = dial({
      onOpen() {
        if (line === mine) events.onOpen()
      },
      onText(text) {
        if (line !== mine) return
        isAnswered = true
        clearTimeout(giveUp)
        pulse.heard()
        events.onText(text)
      },
      onEnd() {
        if (line === mine) lost()
      },
    })
    line = mine
  }

  function lost(): void {
    line = undefined
    clearTimeout(giveUp)
    pulse.stop()
    events.onLost()
    if (isWanted) timer = setTimeout(connect, PAUSES[Math.min(attempts++, PAUSES.length - 1)])
  }

  function connectNow(): void {
    attempts = 0
    connect()
  }

  function wake(): void {
    if (line && !isAnswered && Date.now() - dialledAt > PATIENCE_ON_WAKING) line.close()
    connectNow()
  }

  function hangUp(): void {
    isWanted = false
    clearTimeout(timer)
    clearTimeout(giveUp)
    pulse.stop()
    const last = line
    line = undefined
    last?.close()
  }

  const pulse = keepPulse({ ping: events.ping, onSilence: () => line?.close(), onWake: wake })
  return {
    send: (text) => line?.send(text),
    settled() {
      attempts = 0
      pulse.start()
    },
    dial() {
      isWanted = true
      connectNow()
    },
    hangUp,
    end() {
      hangUp()
      pulse.end()
    },
  }
}
