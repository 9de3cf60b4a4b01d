/** Looks at what a socket sent before anything else does, so that only well-formed messages of known kinds go further. */
import { MessageType } from '@hocuspocus/server'
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { isId } from '#shared/base/ids.ts'
import { MAX_MESSAGE } from '#shared/protocol/session.ts'
import { MAX_FRAME } from './limits.ts'

/** Largest message by kind, in bytes. What is not listed, no window ever sends. */
const LIMITS: ReadonlyMap<number, number> = new Map([
  [MessageType.Sync, MAX_FRAME],
  [MessageType.SyncReply, MAX_FRAME],
  [MessageType.Awareness, 64 * 1024],
  [MessageType.QueryAwareness, 1024],
  [MessageType.Auth, 4 * 1024],
  [MessageType.Stateless, 4 * MAX_MESSAGE],
  [MessageType.CLOSE, 1024],
])

const MAX_NAME = 256

export interface Frame {
  /** The document the message is about. */
  readonly document: string
  readonly type: MessageType
}

/** What a message is about, or `undefined` where no window of ours would send it. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const decoder = createDecoder(bytes)
    // The length first: a name may claim to fill the whole message.
    if (readVarUint(decoder) > MAX_NAME) return undefined
    decoder.pos = 0
    const document = readVarString(decoder)
    const type = readVarUint(decoder)
    const limit = LIMITS.get(type)
    return isId(document) && limit !== undefined && bytes.length <= limit ? { document, type } : undefined
  } catch {
    return undefined
  }
}
