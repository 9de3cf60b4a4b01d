import type * as Y from 'yjs'
import { byOrder, orderBetween } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import { removeRecord, tableOf } from '../document.ts'
import { readRecord } from '../projection.ts'

type OrderedTable = 'personas' | 'maps' | 'stages' | 'steps' | 'lanes'
type AnyTable = OrderedTable | 'connectors' | 'notes' | 'cards'

/** All readable records of a small table that pass the test. */
export function recordsWhere<T extends AnyTable>(
  doc: Y.Doc,
  table: T,
  test: (record: TableRecords[T]) => boolean,
): TableRecords[T][] {
  const found: TableRecords[T][] = []
  for (const id of tableOf(doc, table).keys()) {
    const record = readRecord(doc, table, id)
    if (record && test(record)) found.push(record)
  }
  return found
}

/** An order for a record that shall stand before `beforeId` among the siblings, or at their end. */
export function orderBefore<T extends OrderedTable>(
  doc: Y.Doc,
  table: T,
  test: (record: TableRecords[T]) => boolean,
  beforeId: string | null,
  movingId?: string,
): string {
  const siblings = recordsWhere(doc, table, (record) => record.id !== movingId && test(record)).sort(byOrder)
  const found = siblings.findIndex((record) => record.id === beforeId)
  const index = found < 0 ? siblings.length : found
  return orderBetween(siblings[index - 1]?.order ?? null, siblings[index]?.order ?? null)
}

/** The record, or a refusal that says what is gone. Commands may come late: somebody else may have deleted it. */
export function requireRecord<T extends AnyTable>(doc: Y.Doc, table: T, id: string): Result<TableRecords[T]> {
  const record = readRecord(doc, table, id)
  return record
    ? ok(record)
    : fail('gone', `This ${WORDS[table]} is not there any more. Nothing was changed.`)
}

const WORDS: Readonly<Record<AnyTable, string>> = {
  personas: 'persona',
  maps: 'map',
  stages: 'stage',
  steps: 'step',
  lanes: 'lane',
  connectors: 'connector',
  notes: 'note',
  cards: 'card',
}

/** Removes cards with the connectors that end at them. */
export function removeCards(doc: Y.Doc, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return
  for (const line of recordsWhere(doc, 'connectors', ({ fromId, toId }) => ids.has(fromId) || ids.has(toId)))
    removeRecord(doc, 'connectors', line.id)
  for (const id of ids) removeRecord(doc, 'cards', id)
}

/** Ids of the cards whose place passes the test, told from the stored place alone: a map may hold ten thousand. */
export function cardsWhere(doc: Y.Doc, test: (laneId: string, stepId: string) => boolean): Set<string> {
  const ids = new Set<string>()
  tableOf(doc, 'cards').forEach((record, id) => {
    const place: unknown = record?.get?.('place')
    if (Array.isArray(place) && test(String(place[0]), String(place[1]))) ids.add(id)
  })
  return ids
}
