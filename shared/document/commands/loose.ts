import type * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import { insertRecord, removeRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { orderBefore, recordsWhere, removeCommentsOn, requireRecord } from './siblings.ts'
import { findCell } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

/** Whether a card stands on the map, so that a line on it can end there. */
function isOnMap(doc: Y.Doc, { place: [laneId, stepId] }: Card, mapId: string): boolean {
  const cell = findCell(doc, laneId, stepId)
  return cell.ok && readRecord(doc, 'lanes', laneId)?.mapId === mapId
}

/** Connectors, free notes, comments, saved views, data sets and whole fragments. */
export const looseHandlers: Handlers<
  | 'connector.add'
  | 'connector.edit'
  | 'connector.remove'
  | 'note.add'
  | 'note.edit'
  | 'note.remove'
  | 'comment.add'
  | 'comment.edit'
  | 'comment.remove'
  | 'view.add'
  | 'view.edit'
  | 'view.move'
  | 'view.remove'
  | 'data.add'
  | 'data.edit'
  | 'data.remove'
  | 'records.insert'
> = {
  'connector.add'(doc, { id, mapId, fields }) {
    if (fields.fromId === fields.toId)
      return fail('not-here', 'A connector needs two cards. Nothing was added.')
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    for (const end of [fields.fromId, fields.toId]) {
      const card = requireRecord(doc, 'cards', end)
      if (!card.ok) return card
      if (!isOnMap(doc, card.value, mapId))
        return fail('not-here', 'A connector joins two cards of one map. Nothing was added.')
    }
    insertRecord(doc, 'connectors', id, { ...fields, mapId })
    return DONE
  },
  'connector.edit': (doc, { id, changes }) =>
    updateRecord(doc, 'connectors', id, changes)
      ? DONE
      : (requireRecord(doc, 'connectors', id) as Result<never>),
  'connector.remove'(doc, { id }) {
    removeRecord(doc, 'connectors', id)
    return DONE
  },
  'note.add'(doc, { id, mapId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    insertRecord(doc, 'notes', id, { ...fields, mapId })
    return DONE
  },
  'note.edit': (doc, { id, changes }) =>
    updateRecord(doc, 'notes', id, changes) ? DONE : (requireRecord(doc, 'notes', id) as Result<never>),
  'note.remove'(doc, { id }) {
    removeCommentsOn(doc, new Set([id]))
    removeRecord(doc, 'notes', id)
    return DONE
  },
  'comment.add'(doc, { id, mapId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    const thread = fields.threadId ? requireRecord(doc, 'comments', fields.threadId) : undefined
    if (thread && !thread.ok) return thread
    insertRecord(doc, 'comments', id, { ...fields, mapId })
    return DONE
  },
  'comment.edit': (doc, { id, changes }) =>
    updateRecord(doc, 'comments', id, changes) ? DONE : (requireRecord(doc, 'comments', id) as Result<never>),
  /** The first comment of a thread takes the answers with it. */
  'comment.remove'(doc, { id }) {
    for (const answer of recordsWhere(doc, 'comments', ({ threadId }) => threadId === id))
      removeRecord(doc, 'comments', answer.id)
    removeRecord(doc, 'comments', id)
    return DONE
  },
  'view.add'(doc, { id, mapId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    insertRecord(doc, 'views', id, {
      ...fields,
      mapId,
      order: orderBefore(doc, 'views', (view) => view.mapId === mapId, null),
    })
    return DONE
  },
  'view.edit': (doc, { id, changes }) =>
    updateRecord(doc, 'views', id, changes) ? DONE : (requireRecord(doc, 'views', id) as Result<never>),
  'view.move'(doc, { id, beforeId }) {
    const view = requireRecord(doc, 'views', id)
    if (!view.ok) return view
    const { mapId } = view.value
    updateRecord(doc, 'views', id, {
      order: orderBefore(doc, 'views', (other) => other.mapId === mapId, beforeId, id),
    })
    return DONE
  },
  'view.remove'(doc, { id }) {
    removeRecord(doc, 'views', id)
    return DONE
  },
  'data.add'(doc, { id, mapId, fields }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    insertRecord(doc, 'dataSets', id, {
      ...fields,
      mapId,
      order: orderBefore(doc, 'dataSets', (other) => other.mapId === mapId, null),
    })
    return DONE
  },
  'data.edit': (doc, { id, changes }) =>
    updateRecord(doc, 'dataSets', id, changes) ? DONE : (requireRecord(doc, 'dataSets', id) as Result<never>),
  'data.remove'(doc, { id }) {
    removeRecord(doc, 'dataSets', id)
    return DONE
  },
  'records.insert'(doc, { records }) {
    for (const { table, id, fields } of records) insertRecord(doc, table, id, fields)
    return DONE
  },
}
