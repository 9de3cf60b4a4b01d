import type { Card } from '#shared/model/card.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type RecordPath, recordPath } from '#shared/model/work.ts'

type AnyRecord = TableRecords[ContentTable]

/** Whether the state has that record; `snapshot[table]` may have come from JSON, where `constructor` is found in anything. */
const has = (snapshot: Snapshot, table: ContentTable, id: string): boolean =>
  Object.hasOwn(snapshot[table], id)

/** The record at a path, or `undefined`. */
export function recordAt(snapshot: Snapshot, path: RecordPath): AnyRecord | undefined {
  const slash = path.indexOf('/')
  return recordIn(snapshot, path.slice(0, slash) as ContentTable, path.slice(slash + 1))
}

/** The record of a table, or `undefined`. */
export const recordIn = <T extends ContentTable>(
  snapshot: Snapshot,
  table: T,
  id: string,
): TableRecords[T] | undefined =>
  has(snapshot, table, id) ? (snapshot[table] as Readonly<Record<string, TableRecords[T]>>)[id] : undefined

/** What people can speak about in a comment. */
const SPOKEN_ABOUT = ['cards', 'notes', 'steps', 'stages', 'lanes'] as const

const targetsOf = (snapshot: Snapshot, id: string): RecordPath[] =>
  SPOKEN_ABOUT.filter((table) => has(snapshot, table, id)).map((table) => recordPath(table, id))

const columnOf = (snapshot: Snapshot, stepId: string): RecordPath => {
  const stageId = has(snapshot, 'steps', stepId) ? null : stageOfStandIn(stepId)
  return stageId === null ? recordPath('steps', stepId) : recordPath('stages', stageId)
}

function holdersOfCard(snapshot: Snapshot, { kind, place, personaId }: Card): RecordPath[] {
  const [laneId, stepId] = place
  const whose = kind === 'sentiment' && personaId !== null ? [recordPath('personas', personaId)] : []
  return [columnOf(snapshot, stepId), recordPath('lanes', laneId), ...whose]
}

/** What a record hangs on in a state: without one of these there is no place for it. The first explains it best. */
export function holdersOf(snapshot: Snapshot, table: ContentTable, id: string): readonly RecordPath[] {
  const record = <T extends ContentTable>(of: T) => recordIn(snapshot, of, id) as TableRecords[T]
  if (!has(snapshot, table, id)) return []
  switch (table) {
    case 'cards':
      return holdersOfCard(snapshot, record(table))
    case 'steps':
      return [recordPath('stages', record(table).stageId)]
    case 'traits':
      return [recordPath('personas', record(table).personaId)]
    case 'connectors': {
      const { mapId, fromId, toId } = record(table)
      return [recordPath('maps', mapId), recordPath('cards', fromId), recordPath('cards', toId)]
    }
    case 'comments': {
      const { mapId, targetId, threadId } = record(table)
      const target = targetId === null ? [] : targetsOf(snapshot, targetId)
      return [
        recordPath('maps', mapId),
        ...target,
        ...(threadId === null ? [] : [recordPath('comments', threadId)]),
      ]
    }
    case 'stages':
    case 'lanes':
    case 'groups':
    case 'notes':
    case 'views':
    case 'dataSets':
      return [recordPath('maps', record(table).mapId)]
    case 'projects':
    case 'personas':
    case 'maps':
      return []
  }
}

/** The map that a record is on in a state; `null` where it is on none, or not there. */
export function mapIdOf(snapshot: Snapshot, table: ContentTable, id: string): string | null {
  if (!has(snapshot, table, id)) return null
  switch (table) {
    case 'maps':
      return id
    case 'projects':
    case 'personas':
    case 'traits':
      return null
    case 'steps':
      return mapIdOf(snapshot, 'stages', (recordIn(snapshot, table, id) as TableRecords['steps']).stageId)
    case 'cards':
      return mapIdOf(snapshot, 'lanes', (recordIn(snapshot, table, id) as Card).place[0])
    default:
      return recordIn(snapshot, table, id)?.mapId ?? null
  }
}
