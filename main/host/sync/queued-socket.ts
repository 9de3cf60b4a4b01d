import type { Line } from './turns.ts'
import type { Wire, WireEnd } from './wire.ts'

/** `readyState` of a socket that is open, and of one that is not any more. */
const OPEN = 1
const CLOSED = 3

/** What may wait besides two of the largest messages, in bytes: whoever comes back says all it kept. */
const SPARE = 1024 * 1024

/**
 * Lets a guest's messages wait for their turn. To what takes them, the socket closes when the last that came before has been
 * handled: who types and closes the page loses nothing. After this host ended it, nothing more is taken.
 */
export function queuedSocket(
  wire: Wire,
  line: Line,
  connect: (wire: Wire) => WireEnd,
  warn: (sentence: string) => void,
): WireEnd {
  let isOver = false
  let waiting = 0

  function end(how: () => void): void {
    isOver = true
    line.clear()
    how()
  }
  const taker = connect({
    get readyState() {
      return isOver ? CLOSED : OPEN
    },
    get bufferedAmount() {
      return wire.bufferedAmount
    },
    send: wire.send,
    close: (code, reason) => end(() => wire.close(code, reason)),
    terminate: () => end(wire.terminate),
  })

  return {
    get maxMessage() {
      return taker.maxMessage
    },
    receive(message) {
      if (isOver) return
      waiting += message.length
      if (waiting > 2 * taker.maxMessage + SPARE) {
        warn('A guest was disconnected: it sent more than can wait.')
        return end(wire.terminate)
      }
      line.add(() => {
        waiting -= message.length
        taker.receive(message)
      })
    },
    closed(code, reason) {
      line.add(() => {
        isOver = true
        taker.closed(code, reason)
      })
    },
  }
}
