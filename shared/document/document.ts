import * as Y from 'yjs'
import { DEFINITIONS, type FieldsOf } from '#shared/model/definitions.ts'
import { PROJECT_RECORD } from '#shared/model/project.ts'
import { TABLES, type TableName } from '#shared/model/record.ts'

/** A stored record: plain values, and Y.Text for the fields people type into. */
export type StoredRecord = Y.Map<unknown>

/**
 * Version of the document's shape. Hosts migrate older documents before serving them and refuse peers of another.
 * 1: the first. 2: traits, comments and saved views, and fields of stages, steps, lanes and cards, of which the first
 * knows nothing. 3: groups, and authors. 4: what other programs' files said (`foreign`), on what came of them. 5: data sets.
 */
export const DOCUMENT_VERSION = 5

const META = 'meta'
const VERSIONS = 'versions'

/** The table's Y.Map from id to record. */
export const tableOf = (doc: Y.Doc, table: TableName): Y.Map<StoredRecord> => doc.getMap<StoredRecord>(table)

/** The stored record, or `undefined`: whatever else a peer may have put there is not a record. */
export function storedRecord(doc: Y.Doc, table: TableName, id: string): StoredRecord | undefined {
  const record: unknown = tableOf(doc, table).get(id)
  return record instanceof Y.Map ? (record as StoredRecord) : undefined
}

/** All root types a document may have. Anything else came from a foreign or hostile peer. */
export const ROOT_TYPES: ReadonlySet<string> = new Set([META, ...TABLES])

/** Makes the root types, so that a document that never was written to already has its full shape. */
export function openTables(doc: Y.Doc): Y.Doc {
  doc.getMap(META)
  for (const table of TABLES) tableOf(doc, table)
  return doc
}

/** The document's version as stored; a document that says nothing is new. */
export function documentVersion(doc: Y.Doc): number {
  const version = doc.getMap(META).get('version')
  return typeof version === 'number' && Number.isInteger(version) ? version : DOCUMENT_VERSION
}

/** How often records of each table were migrated, as stored. */
export function recordVersions(doc: Y.Doc): Readonly<Record<string, number>> {
  const versions = doc.getMap(META).get(VERSIONS)
  return typeof versions === 'object' && versions !== null ? (versions as Record<string, number>) : {}
}

/** How many migrations each table has in this program. */
export const ownVersions = (): Readonly<Record<TableName, number>> =>
  Object.fromEntries(TABLES.map((table) => [table, DEFINITIONS[table].migrations.length])) as Readonly<
    Record<TableName, number>
  >

/** Notes the versions of everything in the document; this program's own, unless others are given. */
export function stampVersions(doc: Y.Doc, versions = ownVersions()): void {
  const meta = doc.getMap(META)
  meta.set('version', DOCUMENT_VERSION)
  meta.set(VERSIONS, versions)
}

/** A document of a project without maps. `now` is milliseconds since 1970. */
export function createDocument(projectId: string, title: string, now: number): Y.Doc {
  const doc = openTables(new Y.Doc())
  doc.transact(() => {
    stampVersions(doc)
    insertRecord(doc, 'projects', PROJECT_RECORD, {
      projectId,
      title,
      createdAt: new Date(now).toISOString(),
    })
  })
  return doc
}

/**
 * A stored value that people type into. Y.XmlText is one of Yjs's texts too, but not one of ours: it is never written
 * here, and reading a forged one can throw.
 */
export const isStoredText = (value: unknown): value is Y.Text =>
  value instanceof Y.Text && !(value instanceof Y.XmlText)

/** Whether two plain values hold the same. Not by way of JSON, which throws at some of what a peer may have stored. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && sameValue(value, right[key]))
  )
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

/**
 * Text as it comes out at the other end. Half a character (a lone surrogate, from a cut emoji) would stay half in this
 * replica and be replaced in all others.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  return Array.isArray(value) ? value.map(wellFormed) : value
}

/**
 * Files a record under `id`, replacing what was there. Fields equal to their default are not stored: they are most of
 * a record, and a default may then change for the better in a later version.
 */
export function insertRecord<T extends TableName>(
  doc: Y.Doc,
  table: T,
  id: string,
  fields: Partial<FieldsOf<T>>,
): void {
  const { defaults, textFields } = DEFINITIONS[table]
  const record: StoredRecord = new Y.Map()
  for (const [key, given] of Object.entries(fields)) {
    if (!Object.hasOwn(defaults, key)) continue
    const value = wellFormed(given)
    if ((textFields as readonly string[]).includes(key)) {
      if (value !== '') record.set(key, new Y.Text(String(value)))
    } else if (!sameValue(value, defaults[key as keyof typeof defaults])) record.set(key, value)
  }
  tableOf(doc, table).set(id, record)
}

/** Changes some fields of a record that is there; a text is changed by its smallest difference, so that typing merges. */
export function updateRecord<T extends TableName>(
  doc: Y.Doc,
  table: T,
  id: string,
  changes: Partial<FieldsOf<T>>,
): boolean {
  const record = storedRecord(doc, table, id)
  if (!record) return false
  const { defaults, textFields } = DEFINITIONS[table]
  for (const [key, given] of Object.entries(changes)) {
    if (!Object.hasOwn(defaults, key)) continue
    const value = wellFormed(given)
    if ((textFields as readonly string[]).includes(key)) setText(record, key, String(value))
    else if (!sameValue(record.get(key) ?? defaults[key as keyof typeof defaults], value))
      record.set(key, value)
  }
  return true
}

/** Takes a record out. */
export function removeRecord(doc: Y.Doc, table: TableName, id: string): void {
  tableOf(doc, table).delete(id)
}

function setText(record: StoredRecord, key: string, next: string): void {
  const stored = record.get(key)
  if (!isStoredText(stored)) {
    if (next !== (typeof stored === 'string' ? stored : '')) record.set(key, new Y.Text(next))
    return
  }
  const before = stored.toString()
  if (before === next) return
  // Pictures and the like that a foreign peer put between the letters are not read and would shift every position.
  if (before.length !== stored.length) {
    record.set(key, new Y.Text(next))
    return
  }
  const { start, removed, inserted } = textDifference(before, next)
  if (removed > 0) stored.delete(start, removed)
  if (inserted !== '') stored.insert(start, inserted)
}

/**
 * The one stretch in which two texts differ: `removed` UTF-16 units at `start` give way to `inserted`. Never cuts a
 * surrogate pair, since Yjs would store each half as a replacement character.
 */
export function textDifference(before: string, after: string) {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00
