import { newId } from '#shared/base/ids.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { cardRecord, computedId, type Place } from '#shared/model/card.ts'
import { renamePlaces } from '#shared/model/data-set.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import { type Lookup, lookUpPlaces, lookUpStep, lookUpTarget, REFERENCES } from './references.ts'

/**
 * The same records under new ids, so that a template or a copy can be inserted beside what it was made from. References
 * among them are rewritten; those to other records (a copied map's personas) stay. The project's own record keeps its
 * id, as there is only one. Siblings of equal order, which ids told apart, may change places.
 */
export function renewIds(records: readonly RecordToInsert[]): RecordToInsert[] {
  const renewed = new Map<string, string>()
  const lookup: Lookup = (table, id) => renewed.get(`${table} ${id}`)
  const values: Extract<RecordToInsert, { table: 'cards' }>[] = []
  for (const record of records) {
    if (record.table === 'projects') renewed.set(`projects ${record.id}`, record.id)
    else if (record.table === 'cards' && hasComputedId(record)) values.push(record)
    else renewed.set(`${record.table} ${record.id}`, newId())
  }
  for (const { id, fields } of values) {
    const computed = computedId({ ...cardRecord.defaults, ...rewrite('cards', fields, lookup) })
    renewed.set(`cards ${id}`, computed ?? newId())
  }
  return records.map(
    ({ table, id, fields }) =>
      ({ table, id: lookup(table, id), fields: rewrite(table, fields, lookup) }) as RecordToInsert,
  )
}

const hasComputedId = ({ id, fields }: Extract<RecordToInsert, { table: 'cards' }>): boolean =>
  id === computedId({ ...cardRecord.defaults, ...fields })

function rewrite<T extends TableName>(
  table: T,
  fields: Partial<FieldsOf<T>>,
  lookup: Lookup,
): Partial<FieldsOf<T>> {
  const result: Record<string, unknown> = { ...fields }
  for (const [key, target] of Object.entries(REFERENCES[table] ?? {}) as [string, TableName][]) {
    const value = result[key]
    if (typeof value === 'string') result[key] = lookup(target, value) ?? value
    else if (Array.isArray(value)) result[key] = value.map((id: string) => lookup(target, id) ?? id)
  }
  if (table === 'comments' && typeof result.targetId === 'string')
    result.targetId = lookUpTarget(lookup, result.targetId) ?? result.targetId
  if (table === 'cards' && result.place) {
    const [lane, step, order] = result.place as Place
    result.place = [lookup('lanes', lane) ?? lane, lookUpStep(lookup, step) ?? step, order]
  }
  if (table === 'dataSets') Object.assign(result, renamePlaces(result, lookUpPlaces(lookup)))
  return result as Partial<FieldsOf<T>>
}
