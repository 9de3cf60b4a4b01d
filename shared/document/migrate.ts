import * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { type Migration, TABLES, type TableName } from '#shared/model/record.ts'
import {
  DOCUMENT_VERSION,
  documentVersion,
  recordVersions,
  sameValue,
  stampVersions,
  tableOf,
} from './document.ts'
import { plainFields } from './projection.ts'

/** The migrations of each table; the model's own, unless a test brings others. */
export type Migrations = Readonly<Record<TableName, readonly Migration[]>>

const ownMigrations = (): Migrations =>
  Object.fromEntries(TABLES.map((table) => [table, DEFINITIONS[table].migrations])) as unknown as Migrations

/**
 * Lifts a document to this program's version, in one transaction. Only the host that opened the file calls this, before
 * anybody syncs: two peers migrating at once would write the same change twice. Answers how many records it changed; an
 * older document is marked as one of this version even where there is nothing to change in it, so that older programs
 * leave it alone from then on.
 * Refuses (`newer`) a document that a newer program wrote; it is then left exactly as it is.
 */
export function migrateDocument(
  doc: Y.Doc,
  migrations: Migrations = ownMigrations(),
): Result<{ changed: number }> {
  const stored = recordVersions(doc)
  if (isBeyond(doc, migrations))
    return fail(
      'newer',
      'This project was saved by a newer version of Throughline. Update Throughline to edit it; the file was left as it is.',
    )
  const due = TABLES.filter((table) => versionOf(stored, table) < migrations[table].length)
  if (due.length === 0 && documentVersion(doc) === DOCUMENT_VERSION) return ok({ changed: 0 })
  let changed = 0
  doc.transact(() => {
    for (const table of due)
      changed += migrateTable(doc, table, migrations[table].slice(versionOf(stored, table)))
    stampVersions(doc, lengthsOf(migrations))
  }, 'migration')
  return ok({ changed })
}

/**
 * Makes two documents of one project ready to be merged that were last saved by programs of different versions: both are
 * lifted, each by itself, since what only the older one holds would go for migrated in the merged one. Where their versions
 * are the same, or a newer program wrote one of them, both stay as they are. Answers whether it had to.
 */
export function liftApart(one: Y.Doc, other: Y.Doc, migrations: Migrations = ownMigrations()): boolean {
  const isSame = documentVersion(one) === documentVersion(other)
  if (isSame && sameValue(recordVersions(one), recordVersions(other))) return false
  if ([one, other].some((doc) => isBeyond(doc, migrations))) return false
  for (const doc of [one, other]) migrateDocument(doc, migrations)
  return true
}

/** Whether a newer program wrote the document. */
const isBeyond = (doc: Y.Doc, migrations: Migrations): boolean =>
  documentVersion(doc) > DOCUMENT_VERSION ||
  TABLES.some((table) => versionOf(recordVersions(doc), table) > migrations[table].length)

const lengthsOf = (migrations: Migrations): Readonly<Record<TableName, number>> =>
  Object.fromEntries(TABLES.map((table) => [table, migrations[table].length])) as Record<TableName, number>

const versionOf = (versions: Readonly<Record<string, number>>, table: TableName): number => {
  const version = versions[table]
  return typeof version === 'number' && Number.isInteger(version) && version >= 0 ? version : 0
}

function migrateTable(doc: Y.Doc, table: TableName, steps: readonly Migration[]): number {
  let changed = 0
  for (const record of tableOf(doc, table).values()) {
    if (!(record instanceof Y.Map)) continue
    const before = plainFields(record)
    const after = steps.reduce<Record<string, unknown>>((fields, step) => step(fields), before)
    if (writeDifferences(record, before, after, DEFINITIONS[table].textFields)) changed++
  }
  return changed
}

function writeDifferences(
  record: Y.Map<unknown>,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  textFields: readonly string[],
): boolean {
  let changed = false
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const stays = Object.hasOwn(after, key)
    if (stays && Object.hasOwn(before, key) && sameValue(before[key], after[key])) continue
    changed = true
    if (!stays) record.delete(key)
    else record.set(key, textFields.includes(key) ? new Y.Text(String(after[key])) : after[key])
  }
  return changed
}
