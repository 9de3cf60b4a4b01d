import * as v from 'valibot'
import type { Loss } from './history.ts'

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
  /** Somebody said what to do about a {@link Loss}: that it was meant, or they brought back what went. No window asks any more. */
  v.object({ type: v.literal('loss-answered'), versionId: v.string() }),
])
export type ClientMessage = v.InferOutput<typeof clientMessage>

const loss = v.object({
  versionId: v.string(),
  mapId: v.string(),
  mapTitle: v.string(),
  lost: v.number(),
  of: v.number(),
  by: v.string(),
}) satisfies v.GenericSchema<unknown, Loss>

const hostMessage = v.variant('type', [
  /**
   * All edits before question `number` are in the fsynced journal. `behind`: what was said last about the project's file still
   * holds, it cannot be written.
   */
  v.object({ type: v.literal('saved'), number: v.number(), behind: v.exactOptional(v.boolean()) }),
  /**
   * Edits cannot be put where they belong; the host goes on trying, and `message` says what to do. Without `kept` the journal
   * cannot be written, and edits are in memory alone. With it they are safe in the journal and only the project's file is
   * behind: it cannot be written (`behind`), or its disk takes very long (`slow`).
   */
  v.object({
    type: v.literal('unsaved'),
    message: v.string(),
    kept: v.exactOptional(v.picklist(['behind', 'slow'])),
  }),
  /** The project goes on in another file. Told to the host's own windows alone. */
  v.object({ type: v.literal('moved'), path: v.string() }),
  /** Something the person should know and need do nothing about: a change from outside was merged, say. */
  v.object({ type: v.literal('notice'), message: v.string() }),
  /**
   * A copy of the project was merged into it. `before` and `after` are versions of the history (`history.ts`) between which
   * the merge stands; `null` where history could not keep them. Where others like it may follow without a word, `after` is
   * `NOW`: what came until then is to be looked at together.
   */
  v.object({
    type: v.literal('merged'),
    message: v.string(),
    before: v.nullable(v.string()),
    after: v.nullable(v.string()),
  }),
  /** The project can be looked at and copied, not changed; `message` says why. It comes once, when the window has connected. */
  v.object({ type: v.literal('read-only'), message: v.string() }),
  /** The list of versions in the project's history changed; see `history.ts`. */
  v.object({ type: v.literal('history') }),
  /** Much of a map went at once: was it meant? `null` once somebody has answered. Also said to a window that connects. */
  v.object({ type: v.literal('loss'), loss: v.nullable(loss) }),
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
