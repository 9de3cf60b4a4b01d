import * as Y from 'yjs'
import { authorIdOf } from '#shared/model/author.ts'
import { type ContentTable, TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath } from '#shared/model/work.ts'

/** Which Yjs clients wrote in which records, by path. A record that only lost something may name nobody. */
export type TouchedRecords = ReadonlyMap<RecordPath, ReadonlySet<number>>

/** What one transaction did: who wrote where, and which records it took out. */
export type TouchedListener = (
  origin: unknown,
  touched: TouchedRecords,
  removed: ReadonlySet<RecordPath>,
) => void

const CONTENT: ReadonlySet<string> = new Set<ContentTable>(TABLES.filter((table) => table !== 'authors'))

type SharedType = Exclude<Y.Item['parent'], Y.ID | null>

/** What hangs directly below a root is filed by key; deeper down everything belongs to one record. */
type Owner = { readonly table: string } | { readonly record: string } | null

/** Finds the records that items and shared types belong to, each type only once. */
class RecordFinder {
  readonly #owners = new Map<SharedType, Owner>()

  /** `null` for what is outside the tables of content, or inside something that Yjs has thrown away. */
  ofItem(struct: Y.Item | Y.GC): string | null {
    if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return null
    return this.ofKey(struct.parent, struct.parentSub)
  }

  ofKey(parent: SharedType, key: string | null): string | null {
    const owner = this.#ownerOf(parent)
    if (owner === null) return null
    if ('record' in owner) return owner.record
    return key === null ? null : `${owner.table}/${key}`
  }

  #ownerOf(type: SharedType): Owner {
    const known = this.#owners.get(type)
    if (known !== undefined) return known
    const owner = this.#find(type)
    this.#owners.set(type, owner)
    return owner
  }

  #find(type: SharedType): Owner {
    if (type._item === null) {
      const table = rootName(type)
      return table !== null && CONTENT.has(table) ? { table } : null
    }
    const record = this.ofItem(type._item)
    return record === null ? null : { record }
  }
}

/** The name of a root type; `null` for a type that is in no document yet. */
function rootName(type: SharedType): string | null {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name
  return null
}

class Collected {
  readonly records = new Map<string, Set<number>>()
  readonly finder = new RecordFinder()

  add(record: string, client: number | null): void {
    const clients = this.records.get(record) ?? new Set<number>()
    this.records.set(record, clients)
    if (client !== null) clients.add(client)
  }

  /** Adds the records of one client's structs from one clock up to another. */
  addStructs(doc: Y.Doc, client: number, from: number, to: number): void {
    const structs = doc.store.clients.get(client)
    const last = structs?.at(-1)
    if (!structs || !last || from >= to || from >= last.id.clock + last.length) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const struct = structs[index] as Y.Item | Y.GC
      if (struct.id.clock >= to) break
      const record = this.finder.ofItem(struct)
      if (record !== null) this.add(record, client)
    }
  }

  /** Adds the records in which a transaction wrote, and those that lost something but are still there. */
  addTransaction(
    { doc, beforeState, afterState, changed, local }: Y.Transaction,
    removed: ReadonlySet<RecordPath>,
  ): void {
    const writers = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0))
    for (const [client, clock] of writers) this.addStructs(doc, client, beforeState.get(client) ?? 0, clock)
    const only = writers.length === 1 ? (writers[0]?.[0] ?? null) : null
    const written = new Set(this.records.keys())
    for (const [type, keys] of changed)
      for (const key of keys) {
        const record = this.finder.ofKey(type, key)
        if (record !== null && !removed.has(record) && !written.has(record))
          this.add(record, local ? doc.clientID : only)
      }
  }
}

/**
 * Whose writing an update holds, record by record, told from the document that has taken it in. Deletions are not in it:
 * Yjs does not say who deleted. What the document could not take in yet, and an update that cannot be read, touch nothing.
 */
export function touchedByUpdate(doc: Y.Doc, update: Uint8Array): TouchedRecords {
  const collected = new Collected()
  for (const { id, length } of structsOf(update))
    collected.addStructs(doc, id.client, id.clock, id.clock + length)
  return collected.records
}

function structsOf(update: Uint8Array): readonly (Y.Item | Y.GC)[] {
  try {
    return Y.decodeUpdate(update).structs.filter(
      (struct): struct is Y.Item | Y.GC => struct instanceof Y.Item || struct instanceof Y.GC,
    )
  } catch {
    return []
  }
}

/**
 * Tells after every transaction which records were written in by whom, and which were taken out. Where a record only lost
 * something (letters, a field), it is put down to the one client that wrote elsewhere in the same transaction, or to this
 * document's own where the transaction is; else to nobody. Answers how to stop.
 */
export function watchTouched(doc: Y.Doc, listener: TouchedListener): () => void {
  const tell = (transaction: Y.Transaction): void => {
    const collected = new Collected()
    const removed = removedBy(transaction, collected.finder)
    collected.addTransaction(transaction, removed)
    if (collected.records.size > 0 || removed.size > 0)
      listener(transaction.origin, collected.records, removed)
  }
  doc.on('afterTransaction', tell)
  return () => doc.off('afterTransaction', tell)
}

/** Records that were there before the transaction and are not any more. */
function removedBy(transaction: Y.Transaction, finder: RecordFinder): Set<string> {
  const removed = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    if (type._item !== null) continue
    for (const key of keys) {
      const record = finder.ofKey(type, key)
      if (record !== null && key !== null && isTakenOut(transaction, type._map.get(key))) removed.add(record)
    }
  }
  return removed
}

/** Whether a key held something before the transaction and holds nothing now. */
function isTakenOut({ beforeState, deleteSet }: Y.Transaction, latest: Y.Item | undefined): boolean {
  if (!latest?.deleted) return false
  const isNew = ({ id }: Y.Item): boolean => id.clock >= (beforeState.get(id.client) ?? 0)
  let held: Y.Item | null = latest
  while (held !== null && isNew(held)) held = held.left
  return held !== null && Y.isDeleted(deleteSet, held.id)
}

/** The names that these clients signed with, each once, in their order; those that never signed are left out. */
export function namesOf(snapshot: Snapshot, clients: Iterable<number>): string[] {
  const names = [...clients].map((client) => snapshot.authors[authorIdOf(client)]?.name.trim() ?? '')
  return [...new Set(names.filter((name) => name !== ''))]
}
