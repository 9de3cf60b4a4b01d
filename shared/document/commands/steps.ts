import type * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { stageOfStandIn, standInStep } from '#shared/model/map-view.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { type CardKind, cardKindOf } from '#shared/model/vocabulary.ts'
import { insertRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { recordsWhere, requireRecord } from './siblings.ts'

/** The steps of a stage that are really there. */
export const stepsOf = (doc: Y.Doc, stageId: string): Step[] =>
  recordsWhere(doc, 'steps', (step) => step.stageId === stageId)

/** The column that stands in for a stage without steps, by the same id as on every screen. */
export const standInOf = (doc: Y.Doc, stage: Stage): Step =>
  standInStep(stage, (id) => readRecord(doc, 'steps', id) !== undefined)

/** The step, be it only a stand-in: what is seen as a column can be edited like one. Writes nothing. */
export function requireStep(doc: Y.Doc, id: string): Result<Step> {
  const step = requireRecord(doc, 'steps', id)
  if (step.ok) return step
  const stageId = stageOfStandIn(id)
  const stage = stageId === null ? undefined : readRecord(doc, 'stages', stageId)
  return stage ? ok({ ...standInOf(doc, stage), id }) : step
}

/** Makes a stand-in a real step; leaves a real one as it is. */
export function openStep(doc: Y.Doc, { id, stageId, order }: Step): void {
  if (!readRecord(doc, 'steps', id)) insertRecord(doc, 'steps', id, { stageId, order })
}

/** Makes the stand-in of a stage without steps a real step, before another comes beside it. */
export function openStage(doc: Y.Doc, stage: Stage): void {
  if (stepsOf(doc, stage.id).length === 0) openStep(doc, standInOf(doc, stage))
}

/** A cell that is there, with the kind of card that its lane makes. */
export interface Cell {
  readonly laneId: string
  readonly step: Step
  readonly kind: CardKind
}

/** Refuses to change what stands in a lane that somebody locked. */
export function requireUnlocked(doc: Y.Doc, laneId: string): Result<null> {
  const lane = readRecord(doc, 'lanes', laneId)
  return lane?.locked
    ? fail('locked', `The lane “${lane.title}” is locked. Unlock it to change what stands in it.`)
    : ok(null)
}

/** The cell where a lane and a step meet. Writes nothing; its step may be a stand-in, see {@link openStep}. */
export function findCell(doc: Y.Doc, laneId: string, stepId: string): Result<Cell> {
  const lane = requireRecord(doc, 'lanes', laneId)
  if (!lane.ok) return lane
  const step = requireStep(doc, stepId)
  if (!step.ok) return step
  const stage = requireRecord(doc, 'stages', step.value.stageId)
  if (!stage.ok) return stage
  return stage.value.mapId === lane.value.mapId
    ? ok({ laneId, step: step.value, kind: cardKindOf(lane.value.kind) })
    : fail('not-here', 'That lane and that step belong to different maps. Nothing was changed.')
}
