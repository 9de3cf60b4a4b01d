import type * as Y from 'yjs'
import { clamp } from '#shared/base/geometry.ts'
import { byOrder, ordersBetween } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { isPlace, SENTIMENT, sentimentId } from '#shared/model/card.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import { cardKindOf } from '#shared/model/vocabulary.ts'
import { insertRecord, removeRecord, storedRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { cardsWhere, removeCards, requireRecord } from './siblings.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

/** Makes sure that a cell is there; a stand-in step becomes a real one when something is put into it. */
function openCell(
  doc: Y.Doc,
  laneId: string,
  stepId: string,
): Result<{ kind: ReturnType<typeof cardKindOf> }> {
  const lane = requireRecord(doc, 'lanes', laneId)
  if (!lane.ok) return lane
  if (!readRecord(doc, 'steps', stepId)) {
    const stageId = stageOfStandIn(stepId)
    if (stageId === null || !readRecord(doc, 'stages', stageId))
      return requireRecord(doc, 'steps', stepId) as Result<never>
    insertRecord(doc, 'steps', stepId, { stageId, order: 'V' })
  }
  return ok({ kind: cardKindOf(lane.value.kind) })
}

/** `count` orders before `beforeId` in a cell or at its end, as if the `moving` cards were not in it. */
function ordersInCell(
  doc: Y.Doc,
  laneId: string,
  stepId: string,
  beforeId: string | null,
  count: number,
  moving: ReadonlySet<string>,
): string[] {
  const siblings = [...cardsWhere(doc, (lane, step) => lane === laneId && step === stepId)]
    .filter((id) => !moving.has(id))
    .map((id) => ({ id, order: orderOf(doc, id) }))
    .sort(byOrder)
  const found = siblings.findIndex(({ id }) => id === beforeId)
  const index = found < 0 ? siblings.length : found
  return ordersBetween(siblings[index - 1]?.order ?? null, siblings[index]?.order ?? null, count)
}

function orderOf(doc: Y.Doc, cardId: string): string {
  const place: unknown = storedRecord(doc, 'cards', cardId)?.get('place')
  return isPlace(place) ? place[2] : ''
}

function groupByCell<T extends { readonly laneId: string; readonly stepId: string }>(
  items: readonly T[],
): T[][] {
  return [...Map.groupBy(items, ({ laneId, stepId }) => `${laneId} ${stepId}`).values()]
}

/** Cards, sentiment values and the connectors between them. */
export const cardHandlers: Handlers<
  'cards.add' | 'cards.edit' | 'cards.move' | 'cards.remove' | 'sentiment.set'
> = {
  'cards.add'(doc, { cards, beforeId }) {
    for (const group of groupByCell(cards)) {
      const { laneId, stepId } = group[0] as (typeof group)[number]
      const cell = openCell(doc, laneId, stepId)
      if (!cell.ok) return cell
      if (cell.value.kind === 'sentiment')
        return fail('not-here', 'A sentiment lane holds one value per step and no cards. Nothing was added.')
      const orders = ordersInCell(doc, laneId, stepId, beforeId, group.length, new Set())
      group.forEach((card, index) => {
        const place = [laneId, stepId, orders[index] as string] as const
        insertRecord(doc, 'cards', card.id, { ...card.fields, kind: cell.value.kind, place })
      })
    }
    return DONE
  },
  'cards.edit'(doc, { ids, changes }) {
    const there = ids.filter((id) => updateRecord(doc, 'cards', id, changes))
    return there.length > 0 || ids.length === 0
      ? DONE
      : (requireRecord(doc, 'cards', ids[0] as string) as Result<never>)
  },
  /** Cards whose card or sentiment lane cannot take them stay where they are; the rest move. */
  'cards.move'(doc, { moves }) {
    const moving = new Set(moves.map((move) => move.id))
    for (const group of groupByCell(moves)) {
      const { laneId, stepId, beforeId } = group[0] as (typeof group)[number]
      const cell = openCell(doc, laneId, stepId)
      if (!cell.ok) return cell
      const { kind } = cell.value
      const movable = group.filter(({ id }) => canMove(doc, id, kind))
      if (movable.length === 0 && moves.length === group.length)
        return fail('not-here', 'That card cannot stand in this lane. It was left where it was.')
      const orders = ordersInCell(doc, laneId, stepId, beforeId, movable.length, moving)
      movable.forEach(({ id }, index) => {
        updateRecord(doc, 'cards', id, { kind, place: [laneId, stepId, orders[index] as string] })
      })
    }
    return DONE
  },
  'cards.remove'(doc, { ids }) {
    removeCards(doc, new Set(ids))
    return DONE
  },
  /** An amount of `null` takes the point off the line. */
  'sentiment.set'(doc, { laneId, stepId, personaId, amount, text }) {
    const cell = openCell(doc, laneId, stepId)
    if (!cell.ok) return cell
    if (cell.value.kind !== 'sentiment')
      return fail('not-here', 'This lane has no sentiment line. Nothing was changed.')
    const id = sentimentId(laneId, stepId, personaId)
    if (amount === null) {
      removeRecord(doc, 'cards', id)
      return DONE
    }
    const fields = {
      amount: clamp(Math.round(amount * 100) / 100, SENTIMENT.least, SENTIMENT.most),
      ...(text === undefined ? {} : { text }),
    }
    if (!updateRecord(doc, 'cards', id, fields))
      insertRecord(doc, 'cards', id, {
        kind: 'sentiment',
        place: [laneId, stepId, 'V'],
        personaId,
        ...fields,
      })
    return DONE
  },
}

function canMove(doc: Y.Doc, id: string, into: string): boolean {
  const card = readRecord(doc, 'cards', id)
  return card !== undefined && (card.kind === 'sentiment') === (into === 'sentiment') && into !== 'sentiment'
}

/** Connectors, free notes and whole fragments. */
export const looseHandlers: Handlers<
  | 'connector.add'
  | 'connector.edit'
  | 'connector.remove'
  | 'note.add'
  | 'note.edit'
  | 'note.remove'
  | 'records.insert'
> = {
  'connector.add'(doc, { id, mapId, fields }) {
    if (fields.fromId === fields.toId)
      return fail('not-here', 'A connector needs two cards. Nothing was added.')
    for (const end of [fields.fromId, fields.toId]) {
      const card = requireRecord(doc, 'cards', end)
      if (!card.ok) return card
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
    removeRecord(doc, 'notes', id)
    return DONE
  },
  'records.insert'(doc, { records }) {
    for (const { table, id, fields } of records) insertRecord(doc, table, id, fields)
    return DONE
  },
}
