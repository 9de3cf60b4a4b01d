import type * as Y from 'yjs'
import { ok, type Result } from '#shared/base/result.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Stage } from '#shared/model/stage.ts'
import { removeRecord, updateRecord } from '../document.ts'
import { cardsWhere, removeCards, removeCommentsOn, requireRecord } from './siblings.ts'
import { standInOf, stepsOf } from './steps.ts'

const DONE: Result<null> = ok(null)

/** Changes a record that must be there. */
export function edit<T extends Exclude<ContentTable, 'projects'>>(
  doc: Y.Doc,
  table: T,
  id: string,
  changes: Partial<FieldsOf<T>>,
) {
  const found = requireRecord(doc, table, id)
  if (!found.ok) return found
  updateRecord(doc, table, id, changes)
  return DONE
}

/** Whether a record is on that map. */
export const ofMap = (mapId: string) => (record: { readonly mapId: string }) => record.mapId === mapId

/** Removes steps with all that stands in them. */
export function removeSteps(doc: Y.Doc, stepIds: ReadonlySet<string>): void {
  removeCards(
    doc,
    cardsWhere(doc, (_lane, step) => stepIds.has(step)),
  )
  removeCommentsOn(doc, stepIds)
  for (const id of stepIds) removeRecord(doc, 'steps', id)
}

/** Removes a stage with its steps. */
export function removeStage(doc: Y.Doc, stage: Stage): void {
  const steps = stepsOf(doc, stage.id)
  removeSteps(doc, new Set((steps.length > 0 ? steps : [standInOf(doc, stage)]).map((step) => step.id)))
  removeCommentsOn(doc, new Set([stage.id]))
  removeRecord(doc, 'stages', stage.id)
}

/** Removes a lane with all that stands in it. */
export function removeLane(doc: Y.Doc, id: string): void {
  removeCards(
    doc,
    cardsWhere(doc, (lane) => lane === id),
  )
  removeCommentsOn(doc, new Set([id]))
  removeRecord(doc, 'lanes', id)
}
