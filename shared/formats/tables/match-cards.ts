import { newId } from '#shared/base/ids.ts'
import { type IdCell, markOf } from './grid-marks.ts'
import type { ReadCard } from './grid-types.ts'
import { newCell, readCell } from './read-cell.ts'

/** A cell of a grid with a text or an id, from top to bottom. */
export interface GridEntry {
  readonly laneId: string
  readonly stepId: string
  readonly said: string
  readonly id: IdCell | undefined
}

/**
 * Which card each text is. People move the texts that they see and leave the hidden ids behind, so a text whose id is
 * elsewhere is found by what it says; a text that no id knows is new, and an id whose text is gone is no card any more.
 */
export function matchCards(entries: readonly GridEntry[]): readonly ReadCard[] {
  const owners = ownersOf(entries)
  const left = new Map<string, GridEntry[]>()
  for (const entry of owners.values()) {
    if (isKnown(entry)) continue
    const mark = entry.id?.marks[0] ?? ''
    const list = left.get(mark)
    if (list) list.push(entry)
    else left.set(mark, [entry])
  }
  const claimed = new Map<GridEntry, IdCell>()
  for (const entry of entries) {
    const isOwner = entry.id !== undefined && owners.get(entry.id.id) === entry
    if (entry.said.trim() === '' || (isOwner && isKnown(entry))) continue
    const found = take(left.get(markOf(entry.said)), entry)
    if (found?.id) claimed.set(entry, found.id)
  }
  const moved = new Set([...claimed.values()].map(({ id }) => id))
  return entries.flatMap((entry) => {
    const own =
      entry.id && owners.get(entry.id.id) === entry && !moved.has(entry.id.id) ? entry.id : undefined
    return cardOf(entry, claimed.get(entry) ?? own)
  })
}

/** One entry for each id: the one that says what the id knows, else the first. */
function ownersOf(entries: readonly GridEntry[]): Map<string, GridEntry> {
  const owners = new Map<string, GridEntry>()
  for (const entry of entries) {
    if (!entry.id) continue
    const owner = owners.get(entry.id.id)
    if (!owner || (!isKnown(owner) && isKnown(entry))) owners.set(entry.id.id, entry)
  }
  return owners
}

const isKnown = ({ said, id }: GridEntry): boolean => id !== undefined && !readCell(said, id.marks[0]).touched

/** Takes out the entry nearest to one: of its cell, of its lane, of its step, else any. */
function take(list: GridEntry[] | undefined, near: GridEntry): GridEntry | undefined {
  if (!list || list.length === 0) return undefined
  const distance = ({ laneId, stepId }: GridEntry): number =>
    (laneId === near.laneId ? 0 : 2) + (stepId === near.stepId ? 0 : 1)
  const nearest = list.reduce((best, one) => (distance(one) < distance(best) ? one : best))
  list.splice(list.indexOf(nearest), 1)
  return nearest
}

function cardOf({ laneId, stepId, said }: GridEntry, id: IdCell | undefined): ReadCard[] {
  const place = { laneId, stepId, fields: new Map() }
  if (!id)
    return said.trim() === '' ? [] : [{ ...place, id: newId(), isNew: true, kind: '', text: newCell(said) }]
  const text = readCell(said, id.marks[0])
  const isEmptied = text.touched && text.text === ''
  return isEmptied ? [] : [{ ...place, id: id.id, isNew: false, kind: id.kind, text }]
}
