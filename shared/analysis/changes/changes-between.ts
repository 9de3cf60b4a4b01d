import type { Card } from '#shared/model/card.ts'
import { type ContentTable, TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type RecordPath, recordPath, type Touched } from '#shared/model/work.ts'
import { reordered } from './both-orders.ts'
import type { Change, ChangeKind } from './change.ts'
import { holdersOf, mapIdOf } from './holders.ts'
import { readingOrder } from './reading-order.ts'
import { sameField } from './same-fields.ts'

/** The tables that people work on; see `ContentTable`. */
export const CONTENT_TABLES = TABLES.filter((table): table is ContentTable => table !== 'authors')

type Fields = Readonly<Record<string, unknown>>

/**
 * Fields that tell where a record is: others of them make it moved instead of changed. Orders are not among them, since
 * they may be written anew while everything stays where it was.
 */
const PLACE_FIELDS: { readonly [T in ContentTable]?: readonly string[] } = {
  cards: ['place'],
  steps: ['stageId'],
  notes: ['x', 'y', 'below', 'beside', 'parked', 'mapId'],
  stages: ['mapId'],
  lanes: ['mapId'],
}

/** Fields that nobody sees: which participant wrote it, how wide a picture is by its height, what other programs keep there. */
const UNSEEN = new Set(['order', 'authorId', 'imageRatio', 'createdAt', 'projectId', 'foreign'])

/** The same card elsewhere in its cell is not in another place: its order is compared with the others'. */
function isPlacedElsewhere(table: ContentTable, before: Fields, after: Fields): boolean {
  if (table === 'cards') {
    const [was, is] = [before.place, after.place] as [Card['place'], Card['place']]
    return was[0] !== is[0] || was[1] !== is[1]
  }
  return (PLACE_FIELDS[table] ?? []).some((field) => !sameField(before[field], after[field]))
}

function seenFields(table: ContentTable, before: Fields, after: Fields): string[] {
  const places = PLACE_FIELDS[table] ?? []
  return Object.keys(after).filter(
    (field) =>
      before[field] !== after[field] &&
      !UNSEEN.has(field) &&
      !places.includes(field) &&
      !sameField(before[field], after[field]),
  )
}

/** A card takes on the kind of the lane it goes to: that is no change of its own. */
const withoutKind = (table: ContentTable, fields: readonly string[]): readonly string[] =>
  table === 'cards' ? fields.filter((field) => field !== 'kind') : fields

/** What a record's order is compared among; `null` where a table keeps none. */
function siblingsKey(table: ContentTable, record: Fields): string | null {
  switch (table) {
    case 'cards': {
      const [laneId, stepId] = record.place as Card['place']
      return `${laneId} ${stepId}`
    }
    case 'steps':
      return record.stageId as string
    case 'stages':
    case 'lanes':
    case 'views':
    case 'dataSets':
      return record.mapId as string
    case 'traits':
      return record.personaId as string
    case 'maps':
    case 'personas':
      return ''
    case 'projects':
    case 'groups':
    case 'connectors':
    case 'notes':
    case 'comments':
      return null
  }
}

const orderOf = (table: ContentTable, record: Fields): string =>
  (table === 'cards' ? (record.place as Card['place'])[2] : record.order) as string

/** A record that both states have. */
interface Kept {
  readonly id: string
  readonly old: Fields
  readonly now: Fields
}

/** Those that changed places with siblings; only lists are sorted in which some order differs. */
function reorderedAmong(table: ContentTable, kept: readonly Kept[]): ReadonlySet<string> {
  const keyOf = ({ old, now }: Kept): string | null => {
    const key = siblingsKey(table, now)
    return key !== null && siblingsKey(table, old) === key ? key : null
  }
  const isStirred = ({ old, now }: Kept): boolean =>
    old !== now && orderOf(table, old) !== orderOf(table, now)
  const stirred = new Set(kept.filter(isStirred).map(keyOf))
  stirred.delete(null)
  if (stirred.size === 0) return new Set()
  const ranked = kept.flatMap((one) => {
    const key = keyOf(one)
    if (!stirred.has(key)) return []
    return [{ key, id: one.id, before: orderOf(table, one.old), after: orderOf(table, one.now) }]
  })
  return new Set([...Map.groupBy(ranked, ({ key }) => key).values()].flatMap((list) => [...reordered(list)]))
}

type Found = Pick<Change, 'kind' | 'table' | 'id' | 'fields'>

function changesIn(table: ContentTable, before: Snapshot, after: Snapshot): Found[] {
  const was = before[table] as unknown as Readonly<Record<string, Fields>>
  const is = after[table] as unknown as Readonly<Record<string, Fields>>
  const found: Found[] = []
  const note = (kind: ChangeKind, id: string, fields: readonly string[] = []) =>
    found.push({ kind, table, id, fields })
  const kept: Kept[] = []
  for (const id of Object.keys(is)) {
    if (Object.hasOwn(was, id)) kept.push({ id, old: was[id] as Fields, now: is[id] as Fields })
    else note('added', id)
  }
  for (const id of Object.keys(was)) if (!Object.hasOwn(is, id)) note('removed', id)
  const moved = reorderedAmong(table, kept)
  for (const { id, old, now } of kept) {
    if (old === now) continue
    const fields = seenFields(table, old, now)
    if (isPlacedElsewhere(table, old, now)) note('moved', id, withoutKind(table, fields))
    else if (moved.has(id)) note('moved', id, fields)
    else if (fields.length > 0) note('changed', id, fields)
  }
  return found
}

/** Finds what came or went as a whole and took a record along: the outermost there is. */
function containerFinder(
  of: Snapshot,
  other: Snapshot,
): (table: ContentTable, id: string) => RecordPath | null {
  const known = new Map<RecordPath, RecordPath | null>()
  const isOnlyHere = (path: RecordPath): boolean => {
    const slash = path.indexOf('/')
    const [table, id] = [path.slice(0, slash) as ContentTable, path.slice(slash + 1)]
    return Object.hasOwn(of[table], id) && !Object.hasOwn(other[table], id)
  }
  const find = (table: ContentTable, id: string): RecordPath | null => {
    const path = recordPath(table, id)
    const before = known.get(path)
    if (before !== undefined) return before
    // Comments of a foreign file may answer each other in a circle.
    known.set(path, null)
    const holder = holdersOf(of, table, id).find(isOnlyHere)
    const slash = holder?.indexOf('/') ?? 0
    const outer = holder && (find(holder.slice(0, slash) as ContentTable, holder.slice(slash + 1)) ?? holder)
    known.set(path, outer ?? null)
    return outer ?? null
  }
  return find
}

function workersOf(touched: readonly Touched[]): ReadonlyMap<RecordPath, readonly string[]> {
  const workers = new Map<RecordPath, string[]>()
  for (const { name, records } of touched) {
    if (name.trim() === '') continue
    for (const path of records) {
      const names = workers.get(path)
      if (!names) workers.set(path, [name])
      else if (!names.includes(name)) names.push(name)
    }
  }
  return workers
}

const NOBODY: readonly string[] = []

/**
 * What became of every record, in the order in which one reads the maps, then what belongs to none. Compared by value, so
 * that either state may come from JSON; fields at their defaults are fields like any other. `touched` tells who worked on what.
 */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
  touched: readonly Touched[] = [],
): readonly Change[] {
  const workers = workersOf(touched)
  const containers = { added: containerFinder(after, before), removed: containerFinder(before, after) }
  const changes = CONTENT_TABLES.flatMap((table) => changesIn(table, before, after)).map((found): Change => {
    const { kind, table, id } = found
    return {
      ...found,
      mapId: mapIdOf(kind === 'removed' ? before : after, table, id),
      by: workers.get(recordPath(table, id)) ?? NOBODY,
      within: kind === 'added' || kind === 'removed' ? containers[kind](table, id) : null,
    }
  })
  return changes.length < 2 ? changes : readingOrder(changes, before, after)
}
