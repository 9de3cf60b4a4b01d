import type * as Y from 'yjs'
import { byOrder, ordersBetween } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FieldsOf, TableRecords } from '#shared/model/definitions.ts'
import { removeRecord, storedRecord, tableOf, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'

type OrderedTable = 'personas' | 'traits' | 'maps' | 'stages' | 'steps' | 'lanes' | 'views' | 'dataSets'
type AnyTable = OrderedTable | 'groups' | 'connectors' | 'notes' | 'cards' | 'comments'

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

interface Sibling {
  readonly id: string
  readonly order: string
}

/** Orders for newcomers, and new orders for siblings that had to make way. */
export interface Room {
  readonly orders: readonly string[]
  readonly shifted: readonly Sibling[]
}

/**
 * Makes room for `count` records before `beforeId` (`null`: at the end), as if those that are `moving` were gone.
 * Siblings that stand at one and the same order, because two people added them at once, leave no room between them:
 * where it is needed there, those behind it get new orders.
 */
export function makeRoom(
  siblings: readonly Sibling[],
  beforeId: string | null,
  count: number,
  moving: ReadonlySet<string>,
): Room {
  const sorted = [...siblings].sort(byOrder)
  const stays = ({ id }: Sibling): boolean => !moving.has(id)
  const staying = sorted.filter(stays)
  const target = sorted.findIndex(({ id }) => id === beforeId)
  const index = target < 0 ? staying.length : sorted.slice(0, target).filter(stays).length
  const low = staying[index - 1]?.order ?? null
  const tied = staying.slice(index).filter(({ order }) => order === low)
  const high = staying[index + tied.length]?.order ?? null
  const orders = ordersBetween(low, high, count + tied.length)
  return {
    orders: orders.slice(0, count),
    shifted: tied.map(({ id }, place) => ({ id, order: orders[count + place] as string })),
  }
}

/** An order for a record that shall stand before `beforeId` among the siblings, or at their end. */
export function orderBefore<T extends OrderedTable>(
  doc: Y.Doc,
  table: T,
  test: (record: TableRecords[T]) => boolean,
  beforeId: string | null,
  movingId?: string,
): string {
  const moving = new Set(movingId === undefined ? [] : [movingId])
  const room = makeRoom(recordsWhere(doc, table, test), beforeId, 1, moving)
  for (const { id, order } of room.shifted)
    updateRecord(doc, table, id, { order } as unknown as Partial<FieldsOf<T>>)
  return room.orders[0] as string
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
  traits: 'field of the persona',
  maps: 'map',
  stages: 'stage',
  steps: 'step',
  lanes: 'lane',
  connectors: 'connector',
  notes: 'note',
  cards: 'card',
  groups: 'group',
  comments: 'comment',
  views: 'view',
  dataSets: 'data set',
}

/** Removes what people said about records that go. */
export function removeCommentsOn(doc: Y.Doc, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return
  const threads = recordsWhere(doc, 'comments', ({ targetId }) => targetId !== null && ids.has(targetId))
  for (const { id } of threads) removeRecord(doc, 'comments', id)
}

/** Removes cards with the connectors that end at them and the comments on them. */
export function removeCards(doc: Y.Doc, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return
  removeCommentsOn(doc, ids)
  for (const line of recordsWhere(doc, 'connectors', ({ fromId, toId }) => ids.has(fromId) || ids.has(toId)))
    removeRecord(doc, 'connectors', line.id)
  for (const id of ids) removeRecord(doc, 'cards', id)
}

/** Removes the connectors of cards that went to another map, where their other end does not stand. */
export function removeSplitConnectors(doc: Y.Doc, moved: ReadonlySet<string>): void {
  const mapOf = (cardId: string): string | undefined =>
    readRecord(doc, 'lanes', readRecord(doc, 'cards', cardId)?.place[0] ?? '')?.mapId
  for (const { id, mapId, fromId, toId } of recordsWhere(
    doc,
    'connectors',
    (line) => moved.has(line.fromId) || moved.has(line.toId),
  ))
    if (mapOf(fromId) !== mapId || mapOf(toId) !== mapId) removeRecord(doc, 'connectors', id)
}

/** Ids of the cards whose place passes the test, told from the stored place alone: a map may hold ten thousand. */
export function cardsWhere(doc: Y.Doc, test: (laneId: string, stepId: string) => boolean): Set<string> {
  const ids = new Set<string>()
  for (const id of tableOf(doc, 'cards').keys()) {
    const place: unknown = storedRecord(doc, 'cards', id)?.get('place')
    if (!Array.isArray(place)) continue
    const [laneId, stepId]: unknown[] = place
    if (typeof laneId === 'string' && typeof stepId === 'string' && test(laneId, stepId)) ids.add(id)
  }
  return ids
}
