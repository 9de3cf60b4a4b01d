import * as Y from 'yjs'
import { isId } from '#shared/base/ids.ts'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import { ROOT_TYPES } from './document.ts'
import { type Spot, UpdateWalk } from './guard-walk.ts'

/** What one update may be. The caller sets the bounds: a single edit is small, an offline day's edits are not. */
export interface UpdateLimits {
  /** Largest update, in bytes. */
  readonly bytes: number
  /** Most changes and deleted stretches in it, counted each. */
  readonly structs: number
  /** Yjs client ids the sender may write as; absent where it may bring other people's edits along. */
  readonly ownedClients?: ReadonlySet<number> | undefined
  /** Yjs client ids of other senders that are connected now; none may write as one of them. */
  readonly foreignClients?: ReadonlySet<number> | undefined
}

/**
 * Why an update is not taken. `gap` is no offence: it builds on edits that are not here, as an honest client's does that
 * types while it reconnects. Ask the sender for what is missing (sync step 1); its answer holds this edit too.
 */
export type UpdateProblem = 'too-large' | 'too-many' | 'damaged' | 'foreign' | 'gap' | 'forged' | 'protected'

/** Clocks beyond this are no person's edits, but an attempt to use a client's numbers up. */
const MAX_CLOCK = 2 ** 31
/** Levels of lists and objects in one stored value. Yjs writes them recursively, so there must be an end to it. */
const MAX_VALUE_DEPTH = 4

/**
 * Looks at a Yjs update (format 1) before it is applied, and changes nothing. After `ok`, `Y.applyUpdate` does not throw,
 * leaves nothing pending, and adds nothing that is not shaped like a record of ours. What is in the records is for the
 * projection to heal. Edits the document already has may come again; deletions of what is gone too.
 *
 * Not seen: a sender that rewrites, under its own client id, edits it had sent before, and one that lies about which of
 * two new letters stands first. Either only harms what copies of that text or those edits read.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits): Result<null> {
  if (update.byteLength > limits.bytes) return refuse('too-large')
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(update, boundedDecoder(limits.structs))
  } catch (error) {
    return refuse(error instanceof TooMany ? 'too-many' : 'damaged')
  }
  const problem = inspectStructs(doc, decoded, limits)
  return problem === undefined ? ok(null) : refuse(problem)
}

/** Whether the document has all that its edits build on: nothing waits for an update that did not come. */
export const isWhole = (doc: Y.Doc): boolean =>
  doc.store.pendingStructs === null && doc.store.pendingDs === null

const MESSAGES: Readonly<Record<UpdateProblem, string>> = {
  'too-large': 'This edit is too large to be taken in at once. It was not applied; the project is unchanged.',
  'too-many': 'This edit changes too much at once. It was not applied; the project is unchanged.',
  damaged: 'This edit arrived damaged. It was not applied; the project is unchanged.',
  foreign: 'This edit is not one that Throughline makes. It was not applied; the project is unchanged.',
  gap: 'This edit builds on others that are not here yet. It waits until they are sent too.',
  forged: "This edit was sent under somebody else's name. It was not applied; the project is unchanged.",
  protected:
    'This edit would change how the project is stored. It was not applied; the project is unchanged.',
}

const refuse = (code: UpdateProblem): Result<never, Problem> => fail(code, MESSAGES[code])

class TooMany extends Error {}

/** Reads no more than `limit` changes and deletions, and each client once: Yjs would lose one of two lists in silence. */
function boundedDecoder(limit: number) {
  return class extends Y.UpdateDecoderV1 {
    #left = limit
    readonly #clients = new Set<number>()

    override readInfo(): number {
      this.#count()
      return super.readInfo()
    }

    override readDsClock(): number {
      this.#count()
      return super.readDsClock()
    }

    override readClient(): number {
      const client = super.readClient()
      if (this.#clients.has(client)) throw new RangeError('A client listed twice')
      this.#clients.add(client)
      return client
    }

    #count(): void {
      if (this.#left-- <= 0) throw new TooMany()
    }
  }
}

type Struct = Y.Item | Y.GC | Y.Skip

function inspectStructs(
  doc: Y.Doc,
  { structs, ds }: ReturnType<typeof Y.decodeUpdate>,
  limits: UpdateLimits,
): UpdateProblem | undefined {
  for (const struct of structs) {
    const problem = inspectStruct(doc, struct, limits)
    if (problem !== undefined) return problem
  }
  const walk = new UpdateWalk(doc, structs as readonly (Y.Item | Y.GC)[])
  for (let next = walk.next(); next !== undefined; next = walk.next()) {
    if (typeof next === 'string') return next === 'torn' ? 'foreign' : next
    const problem = next.spot !== 'dead' ? inspectPlace(next.struct, next.spot) : undefined
    if (problem !== undefined) return problem
  }
  return inspectDeletions(doc, walk, ds)
}

/** What can be told of a change by itself. */
function inspectStruct(doc: Y.Doc, struct: Struct, limits: UpdateLimits): UpdateProblem | undefined {
  const end = struct.id.clock + struct.length
  if (struct instanceof Y.Skip || struct.length <= 0 || end > MAX_CLOCK) return 'damaged'
  if (struct instanceof Y.Item && typeof struct.parent === 'string' && !ROOT_TYPES.has(struct.parent))
    return 'foreign'
  const isNew = end > Y.getState(doc.store, struct.id.client)
  return isNew && isForged(doc, struct.id.client, limits) ? 'forged' : undefined
}

const isForged = (doc: Y.Doc, client: number, limits: UpdateLimits): boolean =>
  client === doc.clientID ||
  limits.foreignClients?.has(client) === true ||
  limits.ownedClients?.has(client) === false

/** A table holds records by id, a record holds values and texts by name, a text holds letters; nothing else is ours. */
function inspectPlace(item: Y.Item, spot: Spot): UpdateProblem | undefined {
  if (spot.root === 'meta') return 'protected'
  const { content } = item
  switch (spot.depth) {
    case 1:
      return isId(spot.key) && (isGone(content) || holds(content, Y.Map)) ? undefined : 'foreign'
    case 2:
      return spot.key !== null && (isGone(content) || holds(content, Y.Text) || isPlainContent(content))
        ? undefined
        : 'foreign'
    case 3:
      return spot.key === null && (isGone(content) || content instanceof Y.ContentString)
        ? undefined
        : 'foreign'
    default:
      return 'foreign'
  }
}

const isGone = (content: Y.Item['content']): boolean => content instanceof Y.ContentDeleted

/** Exactly the class: Y.XmlHook is a Y.Map and Y.XmlText a Y.Text to `instanceof`. */
const holds = (content: Y.Item['content'], type: typeof Y.Map | typeof Y.Text): boolean =>
  content instanceof Y.ContentType && content.type.constructor === type

const isPlainContent = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentAny && content.arr.every((value) => isPlainValue(value, MAX_VALUE_DEPTH))

function isPlainValue(value: unknown, levels: number): boolean {
  if (typeof value === 'bigint' || value instanceof Uint8Array) return false
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isPlainValue(inner, levels - 1))
}

function inspectDeletions(
  doc: Y.Doc,
  walk: UpdateWalk,
  deletions: ReturnType<typeof Y.createDeleteSet>,
): UpdateProblem | undefined {
  const kept = deletions.clients.size === 0 ? [] : versionsKept(doc)
  for (const [client, stretches] of deletions.clients) {
    const end = walk.reached(client)
    for (const { clock, len } of stretches) {
      if (len <= 0) return 'damaged'
      if (clock + len > end) return 'gap'
      if (kept.some((id) => id.client === client && id.clock >= clock && id.clock < clock + len))
        return 'protected'
      if (walk.cutsCharacter(client, clock, len)) return 'foreign'
    }
  }
  return undefined
}

/** Where the document notes its versions; only the host writes them. */
const versionsKept = (doc: Y.Doc): Y.ID[] =>
  [...(doc.share.get('meta')?._map.values() ?? [])].filter((item) => !item.deleted).map((item) => item.id)
