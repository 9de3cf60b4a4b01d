import { fail, ok, type Result } from '#shared/base/result.ts'
import { PROJECT_RECORD } from '#shared/model/project.ts'
import type { Trait } from '#shared/model/trait.ts'
import { insertRecord, removeRecord, updateRecord } from '../document.ts'
import { edit, ofMap, removeLane, removeStage } from './removal.ts'
import { orderBefore, recordsWhere, removeCards, requireRecord } from './siblings.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

const everyOne = () => true
const ofPersona = (personaId: string) => (trait: Trait) => trait.personaId === personaId

/** Maps, personas and the project itself. */
export const projectHandlers: Handlers<
  | 'project.edit'
  | 'persona.add'
  | 'persona.edit'
  | 'persona.move'
  | 'persona.remove'
  | 'trait.add'
  | 'trait.edit'
  | 'trait.move'
  | 'trait.remove'
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
  'persona.move'(doc, { id, beforeId }) {
    const persona = requireRecord(doc, 'personas', id)
    if (!persona.ok) return persona
    updateRecord(doc, 'personas', id, { order: orderBefore(doc, 'personas', everyOne, beforeId, id) })
    return DONE
  },
  'trait.add'(doc, { id, personaId, beforeId, fields }) {
    const persona = requireRecord(doc, 'personas', personaId)
    if (!persona.ok) return persona
    const order = orderBefore(doc, 'traits', ofPersona(personaId), beforeId)
    insertRecord(doc, 'traits', id, { ...fields, personaId, order })
    return DONE
  },
  'trait.edit': (doc, { id, changes }) => edit(doc, 'traits', id, changes),
  'trait.move'(doc, { id, beforeId }) {
    const trait = requireRecord(doc, 'traits', id)
    if (!trait.ok) return trait
    const order = orderBefore(doc, 'traits', ofPersona(trait.value.personaId), beforeId, id)
    updateRecord(doc, 'traits', id, { order })
    return DONE
  },
  'trait.remove'(doc, { id }) {
    removeRecord(doc, 'traits', id)
    return DONE
  },
  'persona.remove'(doc, { id }) {
    const persona = requireRecord(doc, 'personas', id)
    if (!persona.ok) return persona
    for (const map of recordsWhere(doc, 'maps', ({ personaIds }) => personaIds.includes(id)))
      updateRecord(doc, 'maps', map.id, { personaIds: map.personaIds.filter((other) => other !== id) })
    const own = recordsWhere(doc, 'cards', (card) => card.kind === 'sentiment' && card.personaId === id)
    removeCards(doc, new Set(own.map((card) => card.id)))
    for (const trait of recordsWhere(doc, 'traits', ofPersona(id))) removeRecord(doc, 'traits', trait.id)
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
    for (const table of ['groups', 'connectors', 'comments', 'views', 'dataSets'] as const)
      for (const record of recordsWhere(doc, table, ofMap(id))) removeRecord(doc, table, record.id)
    removeRecord(doc, 'maps', id)
    return DONE
  },
}
