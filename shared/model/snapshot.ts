import type { TableRecords } from './definitions.ts'
import { PROJECT_RECORD, type ProjectRecord } from './project.ts'
import { TABLES, type TableName } from './record.ts'

/**
 * A project as everyone reads it: frozen tables of healed records. Unchanged records keep their identity from one
 * snapshot to the next, so that a reader may compare by `===`.
 */
export type Snapshot = { readonly [T in TableName]: Readonly<Record<string, TableRecords[T]>> }

/** A snapshot of nothing. Its tables have no prototype, so that no id ("constructor") finds what was never filed. */
export const emptySnapshot = (): Snapshot =>
  Object.fromEntries(TABLES.map((table) => [table, Object.create(null)])) as unknown as Snapshot

/** The project's own record; an untitled stand-in where a file carries none. */
export const projectOf = (snapshot: Snapshot): ProjectRecord =>
  snapshot.projects[PROJECT_RECORD] ?? { id: PROJECT_RECORD, projectId: '', title: '', createdAt: '' }
