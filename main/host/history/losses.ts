/** Tells a change that takes much of a map away at once from ordinary work. */
import { nameOfLine } from '#shared/document/commands/merge.ts'
import type { Card } from '#shared/model/card.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

/** What is a loss: so much of the cards of a map, and so many of them at least. */
const GREAT = { share: 0.5, cards: 8 } as const

/** Cards that went from one map. */
export interface LostCards {
  readonly mapId: string
  readonly mapTitle: string
  /** Ids of those that are nowhere any more. */
  readonly cards: readonly string[]
  /** How many were on the map before. */
  readonly of: number
}

/** Whether so many are a loss that somebody should hear of. */
export const isGreat = (lost: number, of: number): boolean => lost >= GREAT.cards && lost >= of * GREAT.share

/** The greatest loss between two states; `undefined` where there is none worth a question. */
export function greatestLoss(before: Snapshot, after: Snapshot): LostCards | undefined {
  if (before.cards === after.cards) return undefined
  const gone = Object.values(before.cards).filter(({ id, kind }) => !after.cards[id] && !isStepValue(kind))
  if (gone.length < GREAT.cards) return undefined
  const goneByMap = Map.groupBy(gone, (card) => mapOf(before, card))
  const losses = mapsOf(before).flatMap(({ id, title }) => {
    const of = Object.values(before.cards).filter(
      (card) => !isStepValue(card.kind) && mapOf(before, card) === id,
    ).length
    const candidates = goneByMap.get(id) ?? []
    if (!isGreat(candidates.length, of)) return []
    const cards = withoutKept(candidates, before, after, id)
    return isGreat(cards.length, of)
      ? [{ mapId: id, mapTitle: title, cards: cards.map((card) => card.id), of }]
      : []
  })
  return losses.sort((a, b) => b.cards.length - a.cards.length)[0]
}

/** The map on which a card stands; `undefined` for one without a place. */
const mapOf = ({ lanes }: Snapshot, { place: [laneId] }: Card): string | undefined => lanes[laneId]?.mapId

/** Those whose words stand neither in the parking lot nor on a card that took them up when cards were merged. */
function withoutKept(
  gone: readonly Card[],
  before: Snapshot,
  after: Snapshot,
  mapId: string,
): readonly Card[] {
  const parked = countTexts(
    Object.values(after.notes).flatMap((note) =>
      note.parked && note.mapId === mapId && !before.notes[note.id]?.parked ? [note.text] : [],
    ),
  )
  const lines = new Set(
    Object.values(after.cards).flatMap((card) =>
      card !== before.cards[card.id] && mapOf(after, card) === mapId ? linesOf(card.text) : [],
    ),
  )
  return gone.filter(({ text }) => {
    const left = parked.get(text) ?? 0
    parked.set(text, left - 1)
    const own = linesOf(text)
    return left <= 0 && (own.length === 0 || !own.every((line) => lines.has(line)))
  })
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(nameOfLine)
    .filter((line) => line !== '')

function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
