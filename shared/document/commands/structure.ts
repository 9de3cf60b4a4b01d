import { byOrder, ordersBetween } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import type { Stage } from '#shared/model/stage.ts'
import { cardKindOf, holdsCards } from '#shared/model/vocabulary.ts'
import { insertRecord, removeRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { edit, ofMap, removeLane, removeStage, removeSteps } from './removal.ts'
import { cardsWhere, orderBefore, recordsWhere, removeCommentsOn, requireRecord } from './siblings.ts'
import { openStage, openStep, requireStep, requireUnlocked, stepsOf } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

const ofStage = (stageId: string) => (step: TableRecords['steps']) => step.stageId === stageId

const refuseSplit = (): Result<never> =>
  fail('not-here', 'A stage is split between two of its steps. Nothing was changed.')

/** Stages and steps: the columns. */
export const columnHandlers: Handlers<
  | 'stage.add'
  | 'stage.edit'
  | 'stage.move'
  | 'stage.remove'
  | 'stage.split'
  | 'stage.merge'
  | 'step.add'
  | 'step.edit'
  | 'step.move'
  | 'step.remove'
> = {
  'stage.add'(doc, { id, stepId, mapId, beforeId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    const order = orderBefore(doc, 'stages', ofMap(mapId), beforeId)
    insertRecord(doc, 'stages', id, { ...fields, mapId, order })
    insertRecord(doc, 'steps', stepId, { stageId: id, order: 'V' })
    return DONE
  },
  'stage.edit': (doc, { id, changes }) => edit(doc, 'stages', id, changes),
  'stage.move'(doc, { id, beforeId }) {
    const stage = requireRecord(doc, 'stages', id)
    if (!stage.ok) return stage
    updateRecord(doc, 'stages', id, {
      order: orderBefore(doc, 'stages', ofMap(stage.value.mapId), beforeId, id),
    })
    return DONE
  },
  'stage.remove'(doc, { id }) {
    const stage = requireRecord(doc, 'stages', id)
    if (!stage.ok) return stage
    removeStage(doc, stage.value)
    return DONE
  },
  'stage.split'(doc, { id, newId, fromStepId, fields }) {
    const stage = requireRecord(doc, 'stages', id)
    if (!stage.ok) return stage
    const steps = stepsOf(doc, id).sort(byOrder)
    const from = steps.findIndex((step) => step.id === fromStepId)
    if (from < 0) {
      const step = requireRecord(doc, 'steps', fromStepId)
      return step.ok ? refuseSplit() : step
    }
    if (from === 0) return refuseSplit()
    const { mapId } = stage.value
    const stages = recordsWhere(doc, 'stages', ofMap(mapId)).sort(byOrder)
    const next = stages[stages.findIndex((other) => other.id === id) + 1]?.id ?? null
    const order = orderBefore(doc, 'stages', ofMap(mapId), next)
    insertRecord(doc, 'stages', newId, { ...fields, mapId, order })
    for (const step of steps.slice(from)) updateRecord(doc, 'steps', step.id, { stageId: newId })
    return DONE
  },
  /** Steps keep their sequence; those of the stage that stood first come first. */
  'stage.merge'(doc, { id, otherId }) {
    const stage = requireRecord(doc, 'stages', id)
    if (!stage.ok) return stage
    const other = requireRecord(doc, 'stages', otherId)
    if (!other.ok) return other
    if (id === otherId || stage.value.mapId !== other.value.mapId)
      return fail('not-here', 'Only two stages of one map can be merged. Nothing was changed.')
    for (const one of [stage.value, other.value]) openStage(doc, one)
    const [first, second] = [stage.value, other.value].sort(byOrder) as [Stage, Stage]
    const steps = [first, second].flatMap((one) => stepsOf(doc, one.id).sort(byOrder))
    const orders = ordersBetween(null, null, steps.length)
    steps.forEach((step, index) => {
      updateRecord(doc, 'steps', step.id, { stageId: id, order: orders[index] as string })
    })
    removeCommentsOn(doc, new Set([otherId]))
    removeRecord(doc, 'stages', otherId)
    return DONE
  },
  'step.add'(doc, { id, stageId, beforeId, fields }) {
    const stage = requireRecord(doc, 'stages', stageId)
    if (!stage.ok) return stage
    openStage(doc, stage.value)
    insertRecord(doc, 'steps', id, {
      ...fields,
      stageId,
      order: orderBefore(doc, 'steps', ofStage(stageId), beforeId),
    })
    return DONE
  },
  'step.edit'(doc, { id, changes }) {
    const step = requireStep(doc, id)
    if (!step.ok) return step
    openStep(doc, step.value)
    updateRecord(doc, 'steps', id, changes)
    return DONE
  },
  /** A stage that gives its last step away goes with it. */
  'step.move'(doc, { id, stageId, beforeId }) {
    const step = requireStep(doc, id)
    if (!step.ok) return step
    const stage = requireRecord(doc, 'stages', stageId)
    if (!stage.ok) return stage
    const left = readRecord(doc, 'stages', step.value.stageId)
    if (left && left.mapId !== stage.value.mapId)
      return fail('not-here', 'A step stays on its map, where its cards are. Nothing was changed.')
    openStep(doc, step.value)
    openStage(doc, stage.value)
    const order = orderBefore(doc, 'steps', ofStage(stageId), beforeId, id)
    updateRecord(doc, 'steps', id, { stageId, order })
    if (left && stepsOf(doc, left.id).length === 0) removeRecord(doc, 'stages', left.id)
    return DONE
  },
  /** The last step takes its stage with it: a stage has at least one. */
  'step.remove'(doc, { id }) {
    const step = requireStep(doc, id)
    if (!step.ok) return step
    const stage = readRecord(doc, 'stages', step.value.stageId)
    const others = stepsOf(doc, step.value.stageId).filter((other) => other.id !== id)
    if (stage && others.length === 0) removeStage(doc, stage)
    else removeSteps(doc, new Set([id]))
    return DONE
  },
}

/** Lanes: the rows. */
export const laneHandlers: Handlers<'lane.add' | 'lane.edit' | 'lane.move' | 'lane.remove'> = {
  'lane.add'(doc, { id, mapId, beforeId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    insertRecord(doc, 'lanes', id, {
      ...fields,
      mapId,
      order: orderBefore(doc, 'lanes', ofMap(mapId), beforeId),
    })
    return DONE
  },
  /** A lane of another kind makes its cards that kind too; they keep all else they are. */
  'lane.edit'(doc, { id, changes }) {
    const lane = requireRecord(doc, 'lanes', id)
    if (!lane.ok) return lane
    const kind = changes.kind ?? lane.value.kind
    if (kind !== lane.value.kind) {
      const unlocked = requireUnlocked(doc, id)
      if (!unlocked.ok) return unlocked
      const cards = cardsWhere(doc, (laneId) => laneId === id)
      if (cards.size > 0 && !(holdsCards(kind) && holdsCards(lane.value.kind)))
        return fail(
          'not-here',
          'Cards cannot become values of a sentiment line or a channel matrix, nor the other way round. Empty the lane first; nothing was changed.',
        )
      for (const card of cards) updateRecord(doc, 'cards', card, { kind: cardKindOf(kind) })
    }
    updateRecord(doc, 'lanes', id, changes)
    return DONE
  },
  'lane.move'(doc, { id, beforeId }) {
    const lane = requireRecord(doc, 'lanes', id)
    if (!lane.ok) return lane
    updateRecord(doc, 'lanes', id, {
      order: orderBefore(doc, 'lanes', ofMap(lane.value.mapId), beforeId, id),
    })
    return DONE
  },
  'lane.remove'(doc, { id }) {
    const lane = requireRecord(doc, 'lanes', id)
    if (!lane.ok) return lane
    const unlocked = requireUnlocked(doc, id)
    if (!unlocked.ok) return unlocked
    removeLane(doc, id)
    return DONE
  },
}
