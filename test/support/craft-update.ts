import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/** A stretch of a client's changes that an update deletes. */
export type Deletion = readonly [client: number, clock: number, length: number]

/** What an {@link item} may say beside its content. */
export interface ItemParts {
  readonly origin?: Y.ID
  readonly rightOrigin?: Y.ID
  /** A root type by name, or the item that holds a type. */
  readonly parent?: string | Y.ID
  readonly key?: string
}

export const idOf = (client: number, clock: number): Y.ID => Y.createID(client, clock)

/** A change as it travels: nothing in it is checked. */
export const item = (
  client: number,
  clock: number,
  content: Y.Item['content'],
  { origin, rightOrigin, parent, key }: ItemParts,
): Y.Item =>
  new Y.Item(
    idOf(client, clock),
    null,
    origin ?? null,
    null,
    rightOrigin ?? null,
    // Only here, on its way, is a parent a name: Yjs's own reader makes such items too.
    (parent ?? null) as unknown as Y.ID | null,
    key ?? null,
    content,
  )

/** An update (format 1) of just these changes and deletions, as a peer could forge it: runs as given, gaps and all. */
export function craftUpdate(structs: readonly Struct[], deletions: readonly Deletion[] = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const runs = runsOfClients(structs)
  writeVarUint(encoder.restEncoder, runs.length)
  for (const run of runs) {
    const [{ id }] = run as [Struct]
    writeVarUint(encoder.restEncoder, run.length)
    encoder.writeClient(id.client)
    writeVarUint(encoder.restEncoder, id.clock)
    for (const struct of run) struct.write(encoder, 0)
  }
  writeVarUint(encoder.restEncoder, deletions.length)
  for (const [client, clock, length] of deletions) {
    writeVarUint(encoder.restEncoder, client)
    writeVarUint(encoder.restEncoder, 1)
    encoder.writeDsClock(clock)
    encoder.writeDsLen(length)
  }
  return encoder.toUint8Array()
}

/** Neighbours of one client and with consecutive clocks travel as one run. */
function runsOfClients(structs: readonly Struct[]): Struct[][] {
  const runs: Struct[][] = []
  for (const struct of structs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const follows = last?.id.client === struct.id.client && last.id.clock + last.length === struct.id.clock
    if (run && follows) run.push(struct)
    else runs.push([struct])
  }
  return runs
}
