import type * as Y from 'yjs'
import { byOrder } from '#shared/base/order.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { isPlace } from '#shared/model/card.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { insertRecord, removeRecord, storedRecord, tableOf, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { ordersInCell, requireMovable } from './cells.ts'
import { edit } from './removal.ts'
import { cardsWhere, requireRecord } from './siblings.ts'
import { type Cell, findCell } from './steps.ts'
import type { Handlers } from './types.ts'

const DONE: Result<null> = ok(null)

/** The cluster that a card names as it is stored, be it gone or not: told without reading the whole card. */
function storedGroup(doc: Y.Doc, cardId: string): string | null {
  const groupId: unknown = storedRecord(doc, 'cards', cardId)?.get('groupId')
  return typeof groupId === 'string' ? groupId : null
}

/** The clusters that these cards name. */
export function groupsOf(doc: Y.Doc, cardIds: Iterable<string>): ReadonlySet<string> {
  if (tableOf(doc, 'groups').size === 0) return new Set()
  return new Set([...cardIds].flatMap((id) => storedGroup(doc, id) ?? []))
}

/** Removes those of the clusters that no card names any more: their names would come up in searches and nowhere else. */
export function sweepGroups(doc: Y.Doc, groupIds: Iterable<string>): void {
  const empty = new Set(groupIds)
  if (empty.size === 0) return
  for (const id of tableOf(doc, 'cards').keys()) empty.delete(storedGroup(doc, id) ?? '')
  for (const id of empty) removeRecord(doc, 'groups', id)
}

/** The map of the lane that a card stands in. */
const mapOfCard = (doc: Y.Doc, cardId: string): string | undefined =>
  readRecord(doc, 'lanes', readRecord(doc, 'cards', cardId)?.place[0] ?? '')?.mapId

/** Refuses where cards shall join a cluster that is gone, or one of another map. */
export function requireGroupFor(
  doc: Y.Doc,
  cardIds: readonly string[],
  groupId: string | null,
): Result<null> {
  if (groupId === null) return DONE
  const group = requireRecord(doc, 'groups', groupId)
  if (!group.ok) return group
  return cardIds.every((id) => (mapOfCard(doc, id) ?? group.value.mapId) === group.value.mapId)
    ? DONE
    : fail('not-here', 'A group holds cards of one map. Nothing was changed.')
}

interface Standing {
  readonly id: string
  readonly order: string
  /** Of a cluster that is there. */
  readonly groupId: string | null
}

/** The cards of a cell as people see them: in order, those of one cluster side by side. */
function rowOf(doc: Y.Doc, laneId: string, stepId: string): readonly Standing[] {
  const there = cardsWhere(doc, (lane, step) => lane === laneId && step === stepId)
  const cards = [...there].flatMap((id): Standing[] => {
    const place: unknown = storedRecord(doc, 'cards', id)?.get('place')
    const named = storedGroup(doc, id)
    const groupId = named !== null && readRecord(doc, 'groups', named) ? named : null
    return isPlace(place) ? [{ id, order: place[2], groupId }] : []
  })
  const runs = Map.groupBy(cards.sort(byOrder), ({ id, groupId }) => groupId ?? `card ${id}`)
  return [...runs.values()].flat()
}

/**
 * What a move makes of the clusters of the cards that go: a card that is put between two of a cluster joins it, one that is
 * taken away from the others of its cluster leaves it, and cards that go all together stay one. Asked before the move.
 */
export function groupsAfterMove(
  doc: Y.Doc,
  { laneId, step }: Cell,
  beforeId: string | null,
  ids: readonly string[],
  moving: ReadonlySet<string>,
): ReadonlyMap<string, { readonly groupId: string | null }> {
  const result = new Map<string, { readonly groupId: string | null }>()
  if (tableOf(doc, 'groups').size === 0) return result
  const row = rowOf(doc, laneId, step.id)
  const target = row.findIndex(({ id }) => id === beforeId)
  const [before, behind] = target < 0 ? [row, []] : [row.slice(0, target), row.slice(target)]
  const stays = ({ id }: Standing): boolean => !moving.has(id)
  const previous = before.findLast(stays)?.groupId ?? null
  const next = behind.find(stays)?.groupId ?? null
  const mapId = readRecord(doc, 'lanes', laneId)?.mapId
  for (const id of ids) {
    const own = storedGroup(doc, id)
    const isElsewhere = own !== null && readRecord(doc, 'groups', own)?.mapId !== mapId
    const isBeside = own !== null && (own === previous || own === next)
    if (previous !== null && previous === next) result.set(id, { groupId: previous })
    else if (own !== null && (isElsewhere || (!isBeside && leavesOthers(doc, id, own, moving))))
      result.set(id, { groupId: null })
  }
  return result
}

/** Whether others of the card's cluster stand in its cell and stay there. */
function leavesOthers(doc: Y.Doc, cardId: string, groupId: string, moving: ReadonlySet<string>): boolean {
  const place = readRecord(doc, 'cards', cardId)?.place
  return (
    place !== undefined &&
    rowOf(doc, place[0], place[1]).some((other) => other.groupId === groupId && !moving.has(other.id))
  )
}

/** Makes the members that share a cell stand in a row there, where the first of them stands. */
function standTogether(doc: Y.Doc, cardIds: readonly string[]): void {
  const cells = Map.groupBy(cardIds, (id) => readRecord(doc, 'cards', id)?.place.slice(0, 2).join(' ') ?? '')
  for (const members of cells.values()) {
    const place = readRecord(doc, 'cards', members[0] as string)?.place
    const cell = place && findCell(doc, place[0], place[1])
    if (!cell?.ok) continue
    const row = rowOf(doc, cell.value.laneId, cell.value.step.id)
    const moving = new Set(members)
    const first = row.findIndex(({ id }) => moving.has(id))
    const beforeId = row.slice(first).find(({ id }) => !moving.has(id))?.id ?? null
    const inOrder = row.filter(({ id }) => moving.has(id))
    const orders = ordersInCell(doc, cell.value, beforeId, inOrder.length, moving)
    inOrder.forEach(({ id }, index) => {
      const order = orders[index] as string
      updateRecord(doc, 'cards', id, { place: [cell.value.laneId, cell.value.step.id, order] })
    })
  }
}

/** Clusters of cards. */
export const groupHandlers: Handlers<'group.add' | 'group.edit' | 'group.remove'> = {
  'group.add'(doc, { id, mapId, fields, cardIds }) {
    const map = requireRecord(doc, 'maps', mapId)
    if (!map.ok) return map
    const members = cardIds.filter((card) => {
      const kind = readRecord(doc, 'cards', card)?.kind
      return kind !== undefined && !isStepValue(kind) && mapOfCard(doc, card) === mapId
    })
    if (members.length === 0) return fail('not-here', 'A group needs cards of this map. Nothing was changed.')
    const movable = requireMovable(doc, members)
    if (!movable.ok) return movable
    const left = groupsOf(doc, members)
    insertRecord(doc, 'groups', id, { ...fields, mapId })
    for (const card of members) updateRecord(doc, 'cards', card, { groupId: id })
    standTogether(doc, members)
    sweepGroups(doc, left)
    return DONE
  },
  'group.edit': (doc, { id, changes }) => edit(doc, 'groups', id, changes),
  /** Its cards stay where they are. */
  'group.remove'(doc, { id }) {
    const members = [...tableOf(doc, 'cards').keys()].filter((card) => storedGroup(doc, card) === id)
    const movable = requireMovable(doc, members)
    if (!movable.ok) return movable
    for (const card of members) updateRecord(doc, 'cards', card, { groupId: null })
    removeRecord(doc, 'groups', id)
    return DONE
  },
}
