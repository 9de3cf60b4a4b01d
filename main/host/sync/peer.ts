import { type Hocuspocus, MessageType } from '@hocuspocus/server'
import type { Log } from '../log.ts'
import type { OpenAwarenessGate } from './awareness-gate.ts'
import { readFrame } from './frame.ts'
import type { PeerSocket } from './peer-socket.ts'
import type { WireEnd } from './wire.ts'

/** How long a peer may take to show its token, in milliseconds. */
const UNTIL_TOKEN = 10_000

export type Client = Pick<ReturnType<Hocuspocus['handleConnection']>, 'handleMessage' | 'handleClose'>

/** Hands a peer's messages to Hocuspocus, as long as they are such as a window sends, and no more than anybody could cause. */
export function servePeer(
  socket: PeerSocket,
  client: Client,
  openGate: OpenAwarenessGate,
  log: Log,
): WireEnd {
  const gate = openGate((message) => client.handleMessage(message))
  const tokenTimer = setTimeout(() => {
    if (!socket.authenticated) socket.dismiss(4401, 'No token came.')
  }, UNTIL_TOKEN).unref()

  function drop(why: string): void {
    log.warn(`A window was disconnected: ${why}.`)
    socket.terminate()
  }

  return {
    get maxMessage() {
      return socket.limits.message
    },
    receive(data) {
      if (socket.isEnded) return
      if (typeof data === 'string') return drop('it sent text where messages are binary')
      if (!socket.admits(data.length)) return drop('it sent more than anybody could type')
      const frame = data.length > socket.limits.message ? undefined : readFrame(data)
      if (!frame) return drop('it sent something that is no message')
      if (frame.type === MessageType.Awareness) return gate.take(data, frame.document)
      if (frame.type === MessageType.Sync || frame.type === MessageType.SyncReply) gate.hurry()
      client.handleMessage(data)
    },
    closed(code, reason) {
      gate.close()
      clearTimeout(tokenTimer)
      client.handleClose({ code, reason })
    },
  }
}
