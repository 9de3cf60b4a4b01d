import type * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FieldsOf, TableRecords } from '#shared/model/definitions.ts'
import { PROJECT_RECORD } from '#shared/model/project.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Stage } from '#shared/model/stage.ts'
import { cardKindOf } from '#shared/model/vocabulary.ts'
import { insertRecord, removeRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { cardsWhere, orderBefore, recordsWhere, removeCards, requireRecord } from './siblings.ts'
import { openStage, openStep, requireStep, standInOf, stepsOf } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

function edit<T extends Exclude<TableName, 'projects'>>(
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

const ofMap = (mapId: string) => (record: { readonly mapId: string }) => record.mapId === mapId
const ofStage = (stageId: string) => (step: TableRecords['steps']) => step.stageId === stageId

function removeSteps(doc: Y.Doc, stepIds: ReadonlySet<string>): void {
  removeCards(
    doc,
    cardsWhere(doc, (_lane, step) => stepIds.has(step)),
  )
  for (const id of stepIds) removeRecord(doc, 'steps', id)
}

function removeStage(doc: Y.Doc, stage: Stage): void {
  const steps = stepsOf(doc, stage.id)
  removeSteps(doc, new Set((steps.length > 0 ? steps : [standInOf(doc, stage)]).map((step) => step.id)))
  removeRecord(doc, 'stages', stage.id)
}

function removeLane(doc: Y.Doc, id: string): void {
  removeCards(
    doc,
    cardsWhere(doc, (lane) => lane === id),
  )
  removeRecord(doc, 'lanes', id)
}

/** Stages and steps: the columns. */
export const columnHandlers: Handlers<
  | 'stage.add'
  | 'stage.edit'
  | 'stage.move'
  | 'stage.remove'
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
      const cards = cardsWhere(doc, (laneId) => laneId === id)
      if (cards.size > 0 && (kind === 'sentiment' || lane.value.kind === 'sentiment'))
        return fail(
          'not-here',
          'A lane with cards cannot become a sentiment line, nor the other way round. Nothing was changed.',
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
    removeLane(doc, id)
    return DONE
  },
}

const everyOne = () => true

/** Maps, personas and the project itself. */
export const projectHandlers: Handlers<
  | 'project.edit'
  | 'persona.add'
  | 'persona.edit'
  | 'persona.remove'
  | 'map.add'
  | 'map.edit'
  | 'map.move'
  | 'map.remove'
> = {
  'project.edit'(doc, { changes }) {
    return updateRecord(doc, 'projects', PROJECT_RECORD, changes)
      ? DONE
      : fail('gone', 'This project has no record of itself, so it cannot be renamed. Nothing was changed.')
  },
  'persona.add'(doc, { id, mapId, fields }) {
    const map = mapId === null ? undefined : requireRecord(doc, 'maps', mapId)
    if (map && !map.ok) return map
    insertRecord(doc, 'personas', id, { ...fields, order: orderBefore(doc, 'personas', everyOne, null) })
    if (map) updateRecord(doc, 'maps', map.value.id, { personaIds: [...map.value.personaIds, id] })
    return DONE
  },
  'persona.edit': (doc, { id, changes }) => edit(doc, 'personas', id, changes),
  'persona.remove'(doc, { id }) {
    const persona = requireRecord(doc, 'personas', id)
    if (!persona.ok) return persona
    for (const map of recordsWhere(doc, 'maps', ({ personaIds }) => personaIds.includes(id)))
      updateRecord(doc, 'maps', map.id, { personaIds: map.personaIds.filter((other) => other !== id) })
    const own = recordsWhere(doc, 'cards', (card) => card.kind === 'sentiment' && card.personaId === id)
    removeCards(doc, new Set(own.map((card) => card.id)))
    removeRecord(doc, 'personas', id)
    return DONE
  },
  'map.add'(doc, { id, fields }) {
    insertRecord(doc, 'maps', id, { ...fields, order: orderBefore(doc, 'maps', everyOne, null) })
    return DONE
  },
  'map.edit': (doc, { id, changes }) => edit(doc, 'maps', id, changes),
  'map.move'(doc, { id, beforeId }) {
    const map = requireRecord(doc, 'maps', id)
    if (!map.ok) return map
    updateRecord(doc, 'maps', id, { order: orderBefore(doc, 'maps', everyOne, beforeId, id) })
    return DONE
  },
  'map.remove'(doc, { id }) {
    const map = requireRecord(doc, 'maps', id)
    if (!map.ok) return map
    for (const stage of recordsWhere(doc, 'stages', ofMap(id))) removeStage(doc, stage)
    for (const lane of recordsWhere(doc, 'lanes', ofMap(id))) removeLane(doc, lane.id)
    for (const note of recordsWhere(doc, 'notes', ofMap(id))) removeRecord(doc, 'notes', note.id)
    for (const line of recordsWhere(doc, 'connectors', ofMap(id))) removeRecord(doc, 'connectors', line.id)
    removeRecord(doc, 'maps', id)
    return DONE
  },
}
