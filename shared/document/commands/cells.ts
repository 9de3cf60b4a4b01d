import type * as Y from 'yjs'
import { ok, type Result } from '#shared/base/result.ts'
import { isPlace } from '#shared/model/card.ts'
import { storedRecord, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { cardsWhere, makeRoom } from './siblings.ts'
import { type Cell, findCell, requireUnlocked } from './steps.ts'

/**
 * Orders for `count` cards before `beforeId` in a cell or at its end, as if the `moving` cards were not in it. Cards
 * that must make way for them get theirs at once.
 */
export function ordersInCell(
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
export function groupByCell<T extends { readonly laneId: string; readonly stepId: string }>(
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
export function requireMovable(doc: Y.Doc, ids: readonly string[]): Result<null> {
  const lanes = new Set(ids.flatMap((id) => readRecord(doc, 'cards', id)?.place[0] ?? []))
  for (const laneId of lanes) {
    const unlocked = requireUnlocked(doc, laneId)
    if (!unlocked.ok) return unlocked
  }
  return ok(null)
}
