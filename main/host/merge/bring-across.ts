/** Maps and personas of another project, made ready to stand beside those of this one. */

import { ordersBetween } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { readProjectJson, renewIds, writeProjectJson } from '#shared/formats/project-json.ts'
import { mapsOf, personasOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Brought, BroughtRecord } from '#shared/protocol/merge.ts'

export interface Bringing {
  readonly brought: Brought
  /** A sentence where something has no place to be brought to. */
  readonly report: readonly string[]
}

/** Everything of `other` under new ids, ordered to come after what `own` has. Neither is changed. */
export function bringAcross(other: Snapshot, own: Snapshot): Result<Bringing> {
  const { homeless, ...json } = writeProjectJson(other)
  const read = readProjectJson(json)
  if (!read.ok) return read
  const [maps, personas] = [mapsOf(other), personasOf(other)]
  if (maps.length + personas.length === 0)
    return fail('nothing', 'There is no map and no persona in this file. Nothing was changed.')
  const last = {
    maps: mapsOf(own).at(-1)?.order ?? null,
    personas: personasOf(own).at(-1)?.order ?? null,
  }
  const records = renewIds(read.value.records).filter(isContent)
  const lost = Object.values(homeless ?? {}).reduce((sum, { length }) => sum + length, 0)
  return ok({
    brought: {
      maps: maps.map(({ title }) => title),
      personas: personas.map(({ name }) => name),
      records: reordered(reordered(records, 'personas', last.personas), 'maps', last.maps),
    },
    report: [...read.value.report, ...(lost === 0 ? [] : [homelessStay(lost)])],
  })
}

const isContent = (record: RecordToInsert): record is BroughtRecord =>
  record.table !== 'authors' && record.table !== 'projects'

/** The records of one table in their own order, after `last`; the others as they are. */
function reordered(
  records: readonly BroughtRecord[],
  table: 'maps' | 'personas',
  last: string | null,
): BroughtRecord[] {
  const count = records.filter((record) => record.table === table).length
  const orders = ordersBetween(last, null, count)
  let index = 0
  return records.map((record) =>
    record.table === table
      ? ({ ...record, fields: { ...record.fields, order: orders[index++] } } as BroughtRecord)
      : record,
  )
}

const homelessStay = (count: number): string =>
  count === 1
    ? 'One record had no place on any map there and was not brought along; the file still has it.'
    : `${count} records had no place on any map there and were not brought along; the file still has them.`
