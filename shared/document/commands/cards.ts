import type * as Y from 'yjs'
import { clamp } from '#shared/base/geometry.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { channelDotId, isPlace, SENTIMENT, sentimentId } from '#shared/model/card.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { insertRecord, storedRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { cardsWhere, makeRoom, removeCards, requireRecord } from './siblings.ts'
import { type Cell, findCell, openStep, requireUnlocked } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

/**
 * Orders for `count` cards before `beforeId` in a cell or at its end, as if the `moving` cards were not in it. Cards
 * that must make way for them get theirs at once.
 */
function ordersInCell(
  doc: Y.Doc,
  { laneId, step }: Cell,
  beforeId: string | null,
  count: number,
  moving: ReadonlySet<string>,
): readonly string[] {
  const there = cardsWhere(doc, (lane, stepId) => lane === laneId && stepId === step.id)
  const siblings = [...there].flatMap((id) => {
    const place: unknown = storedRecord(doc, 'cards', id)?.get('place')
    return isPlace(place) ? [{ id, order: place[2] }] : []
  })
  const room = makeRoom(siblings, beforeId, count, moving)
  for (const { id, order } of room.shifted)
    updateRecord(doc, 'cards', id, { place: [laneId, step.id, order] })
  return room.orders
}

/** Cards by the cell they shall go to, or the first refusal; nothing is written before all cells are known to be there. */
function groupByCell<T extends { readonly laneId: string; readonly stepId: string }>(
  doc: Y.Doc,
  items: readonly T[],
): Result<{ readonly cell: Cell; readonly items: readonly T[] }[]> {
  const groups: { cell: Cell; items: T[] }[] = []
  for (const group of Map.groupBy(items, ({ laneId, stepId }) => `${laneId} ${stepId}`).values()) {
    const { laneId, stepId } = group[0] as T
    const cell = findCell(doc, laneId, stepId)
    if (!cell.ok) return cell
    const unlocked = requireUnlocked(doc, laneId)
    if (!unlocked.ok) return unlocked
    groups.push({ cell: cell.value, items: group })
  }
  return ok(groups)
}

/** Refuses where one of the cards stands in a locked lane: half of what was asked would surprise more than nothing. */
function requireMovable(doc: Y.Doc, ids: readonly string[]): Result<null> {
  const lanes = new Set(ids.flatMap((id) => readRecord(doc, 'cards', id)?.place[0] ?? []))
  for (const laneId of lanes) {
    const unlocked = requireUnlocked(doc, laneId)
    if (!unlocked.ok) return unlocked
  }
  return DONE
}

/** A cell of a lane that holds values of this kind, ready to be written to. */
function valueCell(doc: Y.Doc, laneId: string, stepId: string, kind: 'sentiment' | 'channel'): Result<Cell> {
  const cell = findCell(doc, laneId, stepId)
  if (!cell.ok) return cell
  if (cell.value.kind !== kind)
    return fail(
      'not-here',
      kind === 'sentiment'
        ? 'This lane has no sentiment line. Nothing was changed.'
        : 'This lane is no channel matrix. Nothing was changed.',
    )
  const unlocked = requireUnlocked(doc, laneId)
  return unlocked.ok ? cell : unlocked
}

/** Cards, the values of steps, and the connectors between them. */
export const cardHandlers: Handlers<
  'cards.add' | 'cards.edit' | 'cards.move' | 'cards.remove' | 'sentiment.set' | 'channel.set'
> = {
  'cards.add'(doc, { cards, beforeId }) {
    const groups = groupByCell(doc, cards)
    if (!groups.ok) return groups
    if (groups.value.some(({ cell }) => isStepValue(cell.kind)))
      return fail('not-here', 'This lane holds one value per step and no cards. Nothing was added.')
    for (const { cell, items } of groups.value) {
      openStep(doc, cell.step)
      const orders = ordersInCell(doc, cell, beforeId, items.length, new Set())
      items.forEach((card, index) => {
        const place = [cell.laneId, cell.step.id, orders[index] as string] as const
        insertRecord(doc, 'cards', card.id, { ...card.fields, kind: cell.kind, place })
      })
    }
    return DONE
  },
  'cards.edit'(doc, { ids, changes }) {
    const movable = requireMovable(doc, ids)
    if (!movable.ok) return movable
    const there = ids.filter((id) => updateRecord(doc, 'cards', id, changes))
    return there.length > 0 || ids.length === 0
      ? DONE
      : (requireRecord(doc, 'cards', ids[0] as string) as Result<never>)
  },
  /** Cards that are gone, and sentiment values, which belong to their step, stay where they are; the rest move. */
  'cards.move'(doc, { moves }) {
    const groups = groupByCell(doc, moves)
    if (!groups.ok) return groups
    const [first] = moves
    if (first && moves.every(({ id }) => !readRecord(doc, 'cards', id)))
      return requireRecord(doc, 'cards', first.id) as Result<never>
    const movable = requireMovable(
      doc,
      moves.map(({ id }) => id),
    )
    if (!movable.ok) return movable
    const fitting = groups.value.map(({ cell, items }) => ({
      cell,
      beforeId: items[0]?.beforeId ?? null,
      ids: items.map(({ id }) => id).filter((id) => !isStepValue(cell.kind) && isMovable(doc, id)),
    }))
    if (first && fitting.every(({ ids }) => ids.length === 0))
      return fail('not-here', 'That card cannot stand in this lane. It was left where it was.')
    const moving = new Set(fitting.flatMap(({ ids }) => ids))
    for (const { cell, beforeId, ids } of fitting) {
      if (ids.length === 0) continue
      openStep(doc, cell.step)
      const orders = ordersInCell(doc, cell, beforeId, ids.length, moving)
      ids.forEach((id, index) => {
        const place = [cell.laneId, cell.step.id, orders[index] as string] as const
        updateRecord(doc, 'cards', id, { kind: cell.kind, place })
      })
    }
    return DONE
  },
  'cards.remove'(doc, { ids }) {
    const movable = requireMovable(doc, ids)
    if (!movable.ok) return movable
    removeCards(doc, new Set(ids))
    return DONE
  },
  /** An amount of `null` takes the point off the line. */
  'sentiment.set'(doc, { laneId, stepId, personaId, amount, text }) {
    const cell = valueCell(doc, laneId, stepId, 'sentiment')
    if (!cell.ok) return cell
    const id = sentimentId(laneId, stepId, personaId)
    if (amount === null) {
      removeCards(doc, new Set([id]))
      return DONE
    }
    openStep(doc, cell.value.step)
    const fields = {
      kind: 'sentiment',
      place: [laneId, stepId, 'V'],
      personaId,
      amount: clamp(Math.round(amount * 100) / 100, SENTIMENT.least, SENTIMENT.most),
      ...(text === undefined ? {} : { text }),
    } as const
    if (readRecord(doc, 'cards', id)) updateRecord(doc, 'cards', id, fields)
    else insertRecord(doc, 'cards', id, fields)
    return DONE
  },
  'channel.set'(doc, { laneId, stepId, channel, on }) {
    const cell = valueCell(doc, laneId, stepId, 'channel')
    if (!cell.ok) return cell
    const id = channelDotId(laneId, stepId, channel)
    if (!on) {
      removeCards(doc, new Set([id]))
      return DONE
    }
    openStep(doc, cell.value.step)
    if (!readRecord(doc, 'cards', id))
      insertRecord(doc, 'cards', id, { kind: 'channel', place: [laneId, stepId, 'V'], channels: [channel] })
    return DONE
  },
}

function isMovable(doc: Y.Doc, id: string): boolean {
  const card = readRecord(doc, 'cards', id)
  return card !== undefined && !isStepValue(card.kind)
}
