import * as Y from 'yjs'
import { isId } from '#shared/base/ids.ts'
import { DEFINITIONS, type TableRecords } from '#shared/model/definitions.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import { isStoredText, tableOf } from './document.ts'

/**
 * The plain fields of a stored record: texts as strings, foreign shared types left out. Without a prototype, so that a
 * field called `__proto__` is a field like any other.
 */
export function plainFields(stored: Y.Map<unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  stored.forEach((value, key) => {
    if (isStoredText(value)) fields[key] = value.toString()
    else if (!(value instanceof Y.AbstractType)) fields[key] = value
  })
  return fields
}

/**
 * One record as everyone reads it, or `undefined` where nothing readable is filed under the id. Never throws, whatever
 * a peer or a file put there.
 */
export function readRecord<T extends TableName>(
  doc: Y.Doc,
  table: T,
  id: string,
): TableRecords[T] | undefined {
  const stored: unknown = tableOf(doc, table).get(id)
  return stored instanceof Y.Map && isId(id) ? parseStored(table, id, stored) : undefined
}

function parseStored<T extends TableName>(
  table: T,
  id: string,
  stored: Y.Map<unknown>,
): TableRecords[T] | undefined {
  const fields = DEFINITIONS[table].parse(plainFields(stored))
  // Parsing made a fresh object; spreading it into another costs more than all the rest of reading a record.
  return fields && (Object.freeze(Object.assign(fields, { id })) as unknown as TableRecords[T])
}

/** The whole document as a snapshot. */
export function projectDocument(doc: Y.Doc): Snapshot {
  const snapshot = emptySnapshot()
  for (const table of TABLES) {
    const records = snapshot[table] as Record<string, unknown>
    for (const [id, stored] of tableOf(doc, table) as Iterable<[string, unknown]>) {
      if (!(stored instanceof Y.Map) || !isId(id)) continue
      const record = parseStored(table, id, stored)
      if (record) records[id] = record
    }
    Object.freeze(records)
  }
  return Object.freeze(snapshot)
}

/** A document's snapshot that keeps up with it. */
export interface Projection {
  readonly current: () => Snapshot
  /** Calls back after every transaction that changed what is read, with the new snapshot; answers how to stop. */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void
  readonly destroy: () => void
}

type Changes = Map<TableName, Set<string>>

/** Starts projecting; after the first whole reading, only changed records are read again. */
export function createProjection(doc: Y.Doc): Projection {
  let snapshot = projectDocument(doc)
  let told = snapshot
  let changes: Changes = new Map()
  const listeners = new Set<(snapshot: Snapshot) => void>()
  const stops = TABLES.map((table) => {
    const records = tableOf(doc, table) as Y.Map<unknown>
    const note = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) =>
      noteChanges(changes, table, records, events)
    records.observeDeep(note)
    return () => records.unobserveDeep(note)
  })
  const settle = (): Snapshot => {
    if (changes.size === 0) return snapshot
    const due = changes
    changes = new Map()
    snapshot = rereadRecords(doc, snapshot, due)
    return snapshot
  }
  // Where nobody listens, whoever asks next gets all changes at once.
  const tell = () => {
    if (listeners.size === 0 || settle() === told) return
    told = snapshot
    for (const listener of [...listeners]) listener(snapshot)
  }
  doc.on('afterAllTransactions', tell)
  return {
    current: settle,
    subscribe(listener) {
      if (listeners.size === 0) told = settle()
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy() {
      doc.off('afterAllTransactions', tell)
      for (const stop of stops) stop()
      listeners.clear()
    },
  }
}

function noteChanges(
  changes: Changes,
  table: TableName,
  records: Y.Map<unknown>,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
): void {
  const ids = changes.get(table) ?? new Set<string>()
  changes.set(table, ids)
  for (const event of events) {
    if (event.target === records) for (const id of event.keys.keys()) ids.add(id)
    else ids.add(String(event.path[0]))
  }
}

/** Copies only the tables in which something changed: with thousands of records anything cleverer takes longer. */
function rereadRecords(doc: Y.Doc, snapshot: Snapshot, changes: Changes): Snapshot {
  const changed = [...changes].flatMap(([table, ids]) => {
    const before: Readonly<Record<string, unknown>> = snapshot[table]
    const read = [...ids].map((id) => [id, readRecord(doc, table, id)] as const)
    if (read.every(([id, record]) => record === undefined && before[id] === undefined)) return []
    const records: Record<string, unknown> = Object.assign(Object.create(null), before)
    for (const [id, record] of read) {
      if (record) records[id] = record
      else delete records[id]
    }
    return [[table, Object.freeze(records)]]
  })
  return changed.length > 0 ? Object.freeze({ ...snapshot, ...Object.fromEntries(changed) }) : snapshot
}
