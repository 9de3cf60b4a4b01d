/** What tells one state of a project from another, record by record. Signatures of authors are no content and are left out. */
import { isId } from '#shared/base/ids.ts'
import { sameValue } from '#shared/document/document.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { type ContentTable, TABLES } from '#shared/model/record.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import type { RecordPath } from '#shared/protocol/history.ts'

export const CONTENT_TABLES: readonly ContentTable[] = TABLES.filter((table) => table !== 'authors')

/** The fields of a record that are not what they usually are. */
type Fields = Readonly<Record<string, unknown>>

/** Records that are new or otherwise, with all their fields, and records that are gone. */
export interface Difference {
  readonly put: ReadonlyMap<RecordPath, Fields>
  readonly gone: ReadonlySet<RecordPath>
}

/** The difference between nothing and a state. */
export const wholeOf = (snapshot: Snapshot): Difference => differenceOf(emptySnapshot(), snapshot)

export function differenceOf(before: Snapshot, after: Snapshot): Difference {
  const put = new Map<RecordPath, Fields>()
  const gone = new Set<RecordPath>()
  for (const table of CONTENT_TABLES) {
    const [old, now] = [before[table], after[table]] as readonly Readonly<Record<string, object>>[]
    if (!old || !now || old === now) continue
    for (const [id, record] of Object.entries(now))
      if (old[id] !== record && !sameValue({ ...old[id] }, { ...record }))
        put.set(`${table}/${id}`, sparse(table, record))
    for (const id of Object.keys(old)) if (!(id in now)) gone.add(`${table}/${id}`)
  }
  return { put, gone }
}

export const isEmpty = ({ put, gone }: Difference): boolean => put.size === 0 && gone.size === 0

/** One difference that does what both do, one after the other. */
export function compose(first: Difference, second: Difference): Difference {
  const put = new Map(first.put)
  const gone = new Set(first.gone)
  for (const path of second.gone) {
    put.delete(path)
    gone.add(path)
  }
  for (const [path, fields] of second.put) {
    put.set(path, fields)
    gone.delete(path)
  }
  return { put, gone }
}

/** The state after a difference; what cannot be read in it is left out, and what is as it was keeps its identity. */
export function applyDifference(before: Snapshot, { put, gone }: Difference): Snapshot {
  const tables = new Map<ContentTable, Record<string, unknown>>()
  const recordsOf = (table: ContentTable): Record<string, unknown> => {
    const there = tables.get(table) ?? Object.assign(Object.create(null), before[table])
    tables.set(table, there)
    return there
  }
  for (const path of gone) {
    const [table, id] = splitPath(path)
    if (table) delete recordsOf(table)[id]
  }
  for (const [path, fields] of put) {
    const [table, id] = splitPath(path)
    const record = table && isId(id) && DEFINITIONS[table].parse(fields)
    if (table && record) recordsOf(table)[id] = Object.freeze({ ...record, id })
  }
  return Object.freeze({ ...before, ...Object.fromEntries(tables) }) as Snapshot
}

/** The table and the id that a path names; no table where there is none of that name. */
export function splitPath(path: RecordPath): readonly [table: ContentTable | undefined, id: string] {
  const slash = path.indexOf('/')
  const table = CONTENT_TABLES.find((name) => name === path.slice(0, slash))
  return [table, path.slice(slash + 1)]
}

function sparse(table: ContentTable, record: object): Fields {
  const { defaults } = DEFINITIONS[table]
  const usual: Fields = defaults
  return Object.fromEntries(
    Object.entries(record).filter(([field, value]) => field !== 'id' && !sameValue(usual[field], value)),
  )
}
