import { crc32 } from '#shared/base/crc32.ts'
import { isId } from '#shared/base/ids.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { isPlace, type Place } from '#shared/model/card.ts'
import { DEFINITIONS, type FieldsOf } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import { type Entry, isEntry } from '../project-json/read-fields.ts'

/** The key of nodes and edges under which Throughline keeps what the format has no word for. */
export const OWN_KEY = 'throughline'

/** Version of what stands under that key. */
export const OWN_VERSION = 1

/** Tables whose records are nodes or edges of their own. */
export const DRAWN_TABLES = [
  'maps',
  'personas',
  'stages',
  'steps',
  'lanes',
  'cards',
  'groups',
  'notes',
  'connectors',
] as const satisfies readonly TableName[]
export type DrawnTable = (typeof DRAWN_TABLES)[number]

/** How a node was when it was written: whatever is otherwise now was changed by somebody since. */
export interface Was {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Checksums of its text or label, and of what stands in it that nobody typed there. */
  readonly text: number
  readonly more: number
  readonly color: string
}

/** What we know of a node or an edge of ours. */
export interface OwnKey {
  readonly table: DrawnTable
  readonly id: string
  readonly fields: Entry
  readonly was: Was | null
  /** Where a card stands. */
  readonly place: Place | null
  /** A node that only says more of a record; the record has another node. */
  readonly isAside: boolean
  /** A step that stands in for one that its stage does not have. */
  readonly isStandIn: boolean
  /** Of the map's node: records that have no node. */
  readonly others: readonly RecordToInsert[]
}

/** The checksum by which a text is known again. */
export const sumOf = (text: string): number => crc32(new TextEncoder().encode(text))

/** Tables whose records the map's node may hold for others. */
const OTHERS: readonly TableName[] = ['personas', 'traits', 'groups', 'stages', 'steps']

/** Reads what stands under our key; `undefined` where it is nothing of ours. Takes anything. */
export function readOwnKey(value: unknown): OwnKey | undefined {
  if (!isEntry(value)) return undefined
  const table = DRAWN_TABLES.find((known) => known === value.table)
  const { id, fields, was, place, others } = value
  if (table === undefined || !isId(id)) return undefined
  return {
    ...{ table, id },
    fields: isEntry(fields) ? fields : {},
    was: isWas(was) ? was : null,
    place: isPlace(place) ? place : null,
    isAside: value.aside === true,
    isStandIn: value.standIn === true,
    others: Array.isArray(others) ? others.flatMap(readOther) : [],
  }
}

function readOther(value: unknown): RecordToInsert[] {
  if (!isEntry(value) || !isId(value.id) || !isEntry(value.fields)) return []
  const table = OTHERS.find((known) => known === value.table)
  const fields = table && healed(table, value.fields)
  return fields ? [{ table, id: value.id, fields } as RecordToInsert] : []
}

/** The fields of a record as anybody may have written them; `undefined` where it has no place without a broken one. */
export const healed = <T extends TableName>(table: T, fields: Entry): FieldsOf<T> | undefined =>
  DEFINITIONS[table].parse(fields)

const isWas = (value: unknown): value is Was =>
  isEntry(value) &&
  ['x', 'y', 'width', 'text', 'more'].every((key) => Number.isFinite(value[key])) &&
  typeof value.color === 'string'
