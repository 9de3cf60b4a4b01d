import * as Y from 'yjs'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { runCommands } from './commands/run.ts'
import type { RecordToInsert } from './commands/types.ts'
import { readRecord } from './projection.ts'
import { touchedByUpdate } from './touched.ts'

/** What holds people's own words on a map, and goes with the stage, step or lane that somebody deletes. */
type Work = Extract<RecordToInsert, { readonly table: 'cards' | 'notes' }>

/**
 * The cards and notes of a document in which somebody wrote what a peer of this state vector has not seen: should the peer
 * have deleted them, alone or with all around them, it did not know. Take it before the peer's changes come in, which leave
 * nothing of what they delete, and give it to {@link keepUnseenWork} afterwards.
 */
export function unseenWork(doc: Y.Doc, stateVector: Uint8Array): readonly Work[] {
  const touched = touchedByUpdate(doc, Y.encodeStateAsUpdate(doc, stateVector))
  return [...touched.keys()].flatMap((path) => {
    const [table, id = ''] = path.split('/')
    if (table !== 'cards' && table !== 'notes') return []
    const record = readRecord(doc, table, id)
    if (!record) return []
    const { id: _, ...fields } = record
    return { table, id, fields } as Work
  })
}

/**
 * Files again what is gone of such work, as it was: where its place is gone too, it waits in the tray of recovered cards.
 * Answers how many there were.
 */
export function keepUnseenWork(doc: Y.Doc, work: readonly Work[], origin: unknown): number {
  const records = work.filter((record) => !readRecord(doc, record.table, record.id) && hasUse(doc, record))
  if (records.length > 0) runCommands(doc, [{ type: 'records.insert', records }], origin)
  return records.length
}

/** A value of a step means nothing without it, and the tray has no place for one. */
function hasUse(doc: Y.Doc, { table, fields }: Work): boolean {
  if (table !== 'cards' || !fields.kind || !isStepValue(fields.kind)) return true
  const [laneId = '', stepId = ''] = fields.place ?? []
  const stageId = stageOfStandIn(stepId)
  const hasStep =
    readRecord(doc, 'steps', stepId) ?? (stageId === null ? undefined : readRecord(doc, 'stages', stageId))
  return hasStep !== undefined && readRecord(doc, 'lanes', laneId) !== undefined
}
