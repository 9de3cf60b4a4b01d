import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'

/** Records as a snapshot shows them, healed, without a document around them. */
export function snapshotOfRecords(records: readonly RecordToInsert[]): Snapshot {
  const snapshot = emptySnapshot() as Record<string, Record<string, unknown>>
  for (const { table, id, fields } of records) {
    const parsed = DEFINITIONS[table].parse({ ...DEFINITIONS[table].defaults, ...fields })
    const records = snapshot[table]
    if (parsed && records) records[id] = { ...parsed, id }
  }
  return snapshot as unknown as Snapshot
}
