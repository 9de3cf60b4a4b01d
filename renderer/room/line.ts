/** One connection to a room: texts in order, until it ends. */
export interface Line {
  readonly send: (text: string) => void
  readonly close: () => void
}

export interface LineEvents {
  readonly onOpen: () => void
  readonly onText: (text: string) => void
  /** Once, whether or not it ever opened. */
  readonly onEnd: () => void
}

/** Makes a connection; called again for every attempt. */
export type Dial = (events: LineEvents) => Line

/** What a dial needs of a socket: the browser's own, or one that seals what goes through it. */
interface Socket extends Pick<WebSocket, 'binaryType' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'> {
  send(text: string): void
  close(): void
}

/** Dials with `open`, which makes a socket whose messages are texts, or bytes of UTF-8. */
export const dialWith =
  (open: () => Socket): Dial =>
  (events) => {
    const socket = open()
    socket.binaryType = 'arraybuffer'
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      events.onEnd()
    }
    const decoder = new TextDecoder()
    socket.onopen = () => {
      if (!isOver) events.onOpen()
    }
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (!isOver) events.onText(typeof data === 'string' ? data : decoder.decode(data))
    }
    socket.onclose = end
    socket.onerror = end
    return {
      send: (text) => socket.send(text),
      // A socket without a network takes its time to close; whoever hangs up need not wait for it.
      close: () => {
        socket.close()
        end()
      },
    }
  }
