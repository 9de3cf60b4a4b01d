import { createTokenBucket } from './token-bucket.ts'
import { createTurns } from './turns.ts'

/**
 * How long what peers say of where they are is gathered, in milliseconds. With 25 guests whose cursors move at 10 Hz, each
 * sent on by itself would be 6,000 messages a second, far more than all edits. A cursor glides from place to place on the
 * screens of others anyway.
 */
const GATHER = 50

/** How often one peer's presence goes before its turn, per second. */
const OUT_OF_TURN = 20

/** Takes in one peer's presence: of what comes within one turn, only the latest. */
export interface AwarenessGate {
  readonly take: (message: Uint8Array, document: string) => void
  /**
   * Lets through what waits for its turn, since something comes behind it that must not come first: a peer's edits tell its
   * client id, which is anybody's until its presence claims it.
   */
  readonly hurry: () => void
  readonly close: () => void
}

/** `handle` gets what is let through, a little later. */
export type OpenAwarenessGate = (handle: (message: Uint8Array) => void) => AwarenessGate

/** Gates that open together, so that what comes through all of them is sent on in one message. */
export function createAwarenessGates(): OpenAwarenessGate {
  const openLine = createTurns()
  let waiting = new Set<() => void>()

  function openAll(): void {
    const all = waiting
    waiting = new Set()
    for (const open of all) open()
  }

  return (handle) => {
    const line = openLine()
    const bucket = createTokenBucket(OUT_OF_TURN, OUT_OF_TURN)
    /** By document. A message repeats all that its sender has to say of one, so the latest says it all. */
    const held = new Map<string, Uint8Array>()

    function open(): void {
      const messages = [...held.values()]
      held.clear()
      for (const message of messages) handle(message)
    }

    const openInTurn = () => line.add(open)

    return {
      take(message, document) {
        held.set(document, message)
        if (waiting.size === 0) setTimeout(openAll, GATHER).unref()
        waiting.add(openInTurn)
      },
      hurry() {
        if (held.size > 0 && bucket.take(1, performance.now())) open()
      },
      close: () => held.clear(),
    }
  }
}
