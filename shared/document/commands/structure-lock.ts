import type * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import { readRecord } from '../projection.ts'
import type { Command, RecordKey, RecordToInsert } from './types.ts'

/**
 * Fields of stages, steps and lanes that say something about them without being the structure: a workshop fills them in
 * like cards, and a lane opens when somebody writes in it.
 */
const CONTENT: ReadonlySet<string> = new Set([
  'goal',
  'duration',
  'expectation',
  'speakerNotes',
  'moment',
  'collapsed',
  'locked',
])

const isContent = (changes: object): boolean => Object.keys(changes).every((field) => CONTENT.has(field))

/** Refuses what would change the stages, steps or lanes of a map whose structure is locked. */
export function requireOpenStructure(doc: Y.Doc, command: Command): Result<null> {
  for (const mapId of mapsChanged(doc, command)) {
    const map = mapId === undefined ? undefined : readRecord(doc, 'maps', mapId)
    if (map?.locked)
      return fail(
        'locked',
        `The structure of “${map.title.trim() || 'this map'}” is locked. Unlock it to change its stages, steps and lanes.`,
      )
  }
  return ok(null)
}

/** The maps whose structure a command changes. */
function mapsChanged(doc: Y.Doc, command: Command): readonly (string | undefined)[] {
  switch (command.type) {
    case 'stage.add':
    case 'lane.add':
      return [command.mapId]
    case 'stage.edit':
      return isContent(command.changes) ? [] : [ofStage(doc, command.id)]
    case 'stage.move':
    case 'stage.remove':
    case 'stage.split':
    case 'stage.merge':
      return [ofStage(doc, command.id)]
    case 'step.add':
      return [ofStage(doc, command.stageId)]
    case 'step.edit':
      return isContent(command.changes) ? [] : [ofStep(doc, command.id)]
    case 'step.move':
    case 'step.remove':
      return [ofStep(doc, command.id)]
    case 'lane.edit':
      return isContent(command.changes) ? [] : [ofLane(doc, command.id)]
    case 'lane.move':
    case 'lane.remove':
      return [ofLane(doc, command.id)]
    case 'map.remove':
      return [command.id]
    case 'records.insert':
      return command.records.map((record) => ofRecord(doc, record))
    case 'records.restore':
      return [
        ...command.set.map((record) => ofRecord(doc, record)),
        ...command.removed.map((record) => ofStored(doc, record)),
      ]
    default:
      return []
  }
}

const ofLane = (doc: Y.Doc, id: string): string | undefined => readRecord(doc, 'lanes', id)?.mapId

const ofStage = (doc: Y.Doc, id: string): string | undefined => readRecord(doc, 'stages', id)?.mapId

const ofStep = (doc: Y.Doc, id: string): string | undefined =>
  ofStage(doc, readRecord(doc, 'steps', id)?.stageId ?? stageOfStandIn(id) ?? '')

function ofRecord(doc: Y.Doc, record: RecordToInsert): string | undefined {
  if (record.table === 'stages' || record.table === 'lanes') return record.fields.mapId
  return record.table === 'steps' ? ofStage(doc, record.fields.stageId ?? '') : undefined
}

function ofStored(doc: Y.Doc, { table, id }: RecordKey): string | undefined {
  if (table === 'stages') return ofStage(doc, id)
  if (table === 'lanes') return ofLane(doc, id)
  return table === 'steps' ? ofStep(doc, id) : undefined
}
