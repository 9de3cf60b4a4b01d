import { isPlace } from '#shared/model/card.ts'
import { renamePlaces } from '#shared/model/data-set.ts'
import { DEFINITIONS, type FieldsOf } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import { TABLE_NOUNS } from '#shared/model/table-nouns.ts'
import { quoted, type Report } from '../report.ts'
import { type Lookup, lookUpPlaces, lookUpStep, lookUpTarget, REFERENCES } from './references.ts'

/** A JSON object whose keys nobody checked yet. */
export type Entry = Readonly<Record<string, unknown>>

/** Whether the value is a JSON object. */
export const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects listed under `key`; anything else there is reported and left out. */
export function listOf(holder: Entry, key: string, report: Report): Entry[] {
  const value = holder[key]
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    report.add(`What the file says under ${quoted(key)} is no list; it was left out.`)
    return []
  }
  const entries = value.filter(isEntry)
  if (entries.length < value.length)
    report.add(`${value.length - entries.length} of the ${quoted(key)} could not be read and were left out.`)
  return entries
}

/** What is known about a record from its place in the file, and whom to tell. */
export interface FieldContext {
  readonly implied: Entry
  /** Keys that hold nested records and are read elsewhere. */
  readonly nested: readonly string[]
  readonly lookup: Lookup
  readonly report: Report
}

/**
 * The fields of a record, healed; each that was not taken as it stood is reported. `undefined`, and reported, where the
 * record has no place without one that is broken.
 */
export function readFields<T extends TableName>(
  table: T,
  entry: Entry,
  context: FieldContext,
): FieldsOf<T> | undefined {
  const { implied, nested, report } = context
  const { defaults, parse } = DEFINITIONS[table]
  const given: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'id' || nested.includes(key)) continue
    if (Object.hasOwn(defaults, key) && !Object.hasOwn(implied, key)) given[key] = value
    else if (key !== 'kind' || table !== 'cards')
      report.add(`${describe(table, entry)} says ${quoted(key)}, which is not known there; it was left out.`)
  }
  const resolved = resolveReferences(table, given, context.lookup)
  const fields = parse({ ...resolved, ...implied })
  if (!fields) {
    report.add(`${describe(table, entry)} does not say where it belongs and was left out.`)
    return undefined
  }
  const taken = fields as Entry
  for (const [key, value] of Object.entries({ ...resolved, ...implied }))
    if (!sameValue(value, taken[key])) report.add(notTaken(describe(table, entry), key, value, taken[key]))
  return table === 'dataSets'
    ? { ...fields, ...renamePlaces(fields as FieldsOf<'dataSets'>, lookUpPlaces(context.lookup)) }
    : fields
}

function notTaken(what: string, key: string, given: unknown, taken: unknown): string {
  if (typeof given === 'string' && typeof taken === 'string' && taken !== '' && given.startsWith(taken))
    return `${what} has too long a text; it was cut after ${taken.length.toLocaleString('en')} characters.`
  if (typeof given === 'number' && typeof taken === 'number')
    return `${what} has ${given} as ${quoted(key)}, which is out of bounds; it became ${taken}.`
  return `${what} has something unreadable as ${quoted(key)}; it was left out.`
}

/** Lists may hold pairs. */
const sameValue = (a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, index) => sameValue(item, b[index])))

function resolveReferences(table: TableName, fields: Entry, lookup: Lookup): Entry {
  const result: Record<string, unknown> = { ...fields }
  for (const [key, target] of Object.entries(REFERENCES[table] ?? {}) as [string, TableName][]) {
    const value = result[key]
    const resolve = (id: unknown): unknown => (typeof id === 'string' ? (lookup(target, id) ?? id) : id)
    if (value !== undefined) result[key] = Array.isArray(value) ? value.map(resolve) : resolve(value)
  }
  if (table === 'comments' && typeof result.targetId === 'string')
    result.targetId = lookUpTarget(lookup, result.targetId) ?? result.targetId
  if (isPlace(result.place)) {
    const [lane, step, order] = result.place
    result.place = [lookup('lanes', lane) ?? lane, lookUpStep(lookup, step) ?? step, order]
  }
  return result
}

/** The record in words, by the text that a person would know it by. */
function describe(table: TableName, entry: Entry): string {
  const text = [entry.title, entry.name, entry.text, entry.label, entry.id].find(
    (value): value is string => typeof value === 'string' && value !== '',
  )
  const noun = TABLE_NOUNS[table]
  return text === undefined ? `A ${noun}` : `The ${noun} ${quoted(text)}`
}
