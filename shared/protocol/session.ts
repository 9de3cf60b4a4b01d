import * as v from 'valibot'

/**
 * What a window and a host say to each other beside Yjs's own sync messages, as JSON in Hocuspocus's stateless messages.
 * The document's name on the wire is the project's id; the token travels in the first message.
 */

/** Longest stateless message, in UTF-16 units, either side reads. */
export const MAX_MESSAGE = 64 * 1024

/** Path of the WebSocket on the host. */
export const SYNC_PATH = '/sync'

const clientMessage = v.variant('type', [
  /**
   * "Tell me when all I sent before this is on disk." Messages of one socket arrive in order, so a number that grows
   * with each question is enough, and deletions, which no state vector shows, are covered too.
   */
  v.object({ type: v.literal('confirm'), number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
])
export type ClientMessage = v.InferOutput<typeof clientMessage>

const hostMessage = v.variant('type', [
  /** All edits before question `number` are in the fsynced journal. */
  v.object({ type: v.literal('saved'), number: v.number() }),
  /** The journal cannot be written; edits are kept in memory and tried again. `message` says what to do. */
  v.object({ type: v.literal('unsaved'), message: v.string() }),
  /** Something the person should know and need do nothing about: a change from outside was merged, say. */
  v.object({ type: v.literal('notice'), message: v.string() }),
  /** The host did not take an edit; the window must load the document anew. */
  v.object({ type: v.literal('refused'), message: v.string() }),
  /** The project is being closed by the host. */
  v.object({ type: v.literal('closing'), message: v.string() }),
])
export type HostMessage = v.InferOutput<typeof hostMessage>

const read = <T>(schema: v.GenericSchema<unknown, T>, payload: string): T | undefined => {
  if (payload.length > MAX_MESSAGE) return undefined
  try {
    const result = v.safeParse(schema, JSON.parse(payload))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** A client's message, or `undefined` for anything else: unknown messages are ignored, never answered. */
export const readClientMessage = (payload: string): ClientMessage | undefined => read(clientMessage, payload)

/** A host's message, or `undefined` for anything else. */
export const readHostMessage = (payload: string): HostMessage | undefined => read(hostMessage, payload)

/** A message as it goes on the wire. */
export const writeMessage = (message: ClientMessage | HostMessage): string => JSON.stringify(message)
