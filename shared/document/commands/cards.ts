import type * as Y from 'yjs'
import { clamp } from '#shared/base/geometry.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { channelDotId, SENTIMENT, sentimentId } from '#shared/model/card.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { insertRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { groupByCell, ordersInCell, requireMovable } from './cells.ts'
import { groupsAfterMove, groupsOf, requireGroupFor, sweepGroups } from './groups.ts'
import { mergeCards } from './merge.ts'
import { removeCards, removeSplitConnectors, requireRecord } from './siblings.ts'
import { type Cell, findCell, openStep, requireUnlocked } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

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
  'cards.add' | 'cards.edit' | 'cards.move' | 'cards.remove' | 'cards.merge' | 'sentiment.set' | 'channel.set'
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
    const group = requireGroupFor(doc, ids, changes.groupId ?? null)
    if (!group.ok) return group
    const left = changes.groupId === undefined ? [] : groupsOf(doc, ids)
    const there = ids.filter((id) => updateRecord(doc, 'cards', id, changes))
    sweepGroups(doc, left)
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
    const left = groupsOf(doc, moving)
    for (const { cell, beforeId, ids } of fitting) {
      if (ids.length === 0) continue
      openStep(doc, cell.step)
      const groups = groupsAfterMove(doc, cell, beforeId, ids, moving)
      const orders = ordersInCell(doc, cell, beforeId, ids.length, moving)
      ids.forEach((id, index) => {
        const place = [cell.laneId, cell.step.id, orders[index] as string] as const
        updateRecord(doc, 'cards', id, { kind: cell.kind, place, ...groups.get(id) })
      })
    }
    removeSplitConnectors(doc, moving)
    sweepGroups(doc, left)
    return DONE
  },
  'cards.remove'(doc, { ids }) {
    const movable = requireMovable(doc, ids)
    if (!movable.ok) return movable
    const left = groupsOf(doc, ids)
    removeCards(doc, new Set(ids))
    sweepGroups(doc, left)
    return DONE
  },
  'cards.merge': mergeCards,
  /** An amount of `null` takes the point off the line. */
  'sentiment.set'(doc, { laneId, stepId, personaId, amount, text, rating }) {
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
    const before = readRecord(doc, 'cards', id)
    // A value that somebody sets by hand is no longer the mean of what a room said.
    const rated = rating ?? (before?.amount === fields.amount ? {} : { spread: null, raters: 0 })
    if (before) updateRecord(doc, 'cards', id, { ...fields, ...rated })
    else insertRecord(doc, 'cards', id, { ...fields, ...rated })
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
