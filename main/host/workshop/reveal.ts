import { foldName } from '#shared/base/fold.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { NOTE_BOUNDS } from '#shared/model/note.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { columnsOf } from './map-columns.ts'
import type { Participant, Round, RoundCard } from './state.ts'

/** What puts the cards of a round on the map. */
export interface Reveal {
  readonly commands: readonly Command[]
  /** What facilitators must know, in sentences. */
  readonly told: readonly string[]
}

interface Cell {
  readonly laneId: string
  readonly stepId: string
}

/**
 * Every card goes to its cell, those that say the same side by side; where its column or lane is gone, to the nearest one
 * of the round; where none is left, to the parking lot. Nothing is lost.
 */
export function planReveal(
  round: Round,
  people: readonly Participant[],
  snapshot: Snapshot,
  newId: () => string,
): Reveal {
  const cellFor = cellsOf(round, snapshot)
  // What is on the map already was revealed just before the host was killed.
  const due = round.cards.filter(({ id }) => !snapshot.cards[id])
  const placed = due.flatMap((card) => {
    const cell = cellFor(card)
    return cell ? [{ card, cell }] : []
  })
  const parked = due.filter((card) => !cellFor(card))
  const moved = placed.filter(({ card, cell }) => card.stepId !== cell.stepId || card.laneId !== cell.laneId)
  const cards = alikeTogether(placed).map(({ card, cell }): NewCard => {
    const { id, text } = card
    return { id, ...cell, fields: { text, ...authorOf(round, card, people) } }
  })
  const canPark = snapshot.maps[round.mapId] !== undefined
  return {
    commands: [
      ...(cards.length > 0 ? [{ type: 'cards.add' as const, cards, beforeId: null }] : []),
      ...(canPark ? parkAll(parked, round.mapId, snapshot, newId) : []),
    ],
    told: [
      ...(moved.length > 0
        ? [`The place of ${cardsInWords(moved.length)} was gone or locked; the nearest one has them now.`]
        : []),
      ...(parked.length > 0
        ? [
            `The places of ${cardsInWords(parked.length)} are gone or locked; they are in the parking lot now.`,
          ]
        : []),
    ],
  }
}

const cardsInWords = (count: number): string => (count === 1 ? 'one card' : `${count} cards`)

/** Nobody in an anonymous round. */
function authorOf({ anonymous }: Round, card: RoundCard, people: readonly Participant[]) {
  if (anonymous) return {}
  return { author: people.find(({ id }) => id === card.author)?.name ?? card.name, authorId: card.author }
}

/** Tells where a card can go just now. */
function cellsOf(round: Round, snapshot: Snapshot): (card: RoundCard) => Cell | undefined {
  const living = columnsOf(snapshot, round.mapId)
  const open = round.laneIds.filter((laneId) => {
    const lane = snapshot.lanes[laneId]
    return lane?.mapId === round.mapId && holdsCards(lane.kind) && !lane.locked
  })
  return ({ laneId, stepId }) => {
    const lane = open.includes(laneId) ? laneId : open[0]
    const step = nearest(stepId, round.columns, living)
    return lane === undefined || step === undefined ? undefined : { laneId: lane, stepId: step }
  }
}

/** The column itself, or of those that are left the one that stood closest to it. */
function nearest(stepId: string, before: readonly string[], living: readonly string[]): string | undefined {
  if (living.includes(stepId)) return stepId
  const at = before.indexOf(stepId)
  const left = before
    .flatMap((id, index) => (living.includes(id) ? [{ id, distance: Math.abs(index - at) }] : []))
    .sort((a, b) => a.distance - b.distance)
  return left[0]?.id ?? living[0]
}

/** Cells keep the order in which cards are given to them. */
function alikeTogether<T extends { readonly card: RoundCard }>(placed: readonly T[]): T[] {
  return [...Map.groupBy(placed, ({ card }) => foldName(card.text)).values()].flat()
}

const GAP = 16
const ROW = 120

/** Below what lies in the parking lot already. */
function parkAll(
  cards: readonly RoundCard[],
  mapId: string,
  snapshot: Snapshot,
  newId: () => string,
): Command[] {
  const start = parkingPlace(snapshot, mapId)
  return cards.map(({ text }, index) => ({
    type: 'note.add',
    id: newId(),
    mapId,
    fields: { text, parked: true, x: start.x, y: start.y + index * ROW },
  }))
}

/** Where the next thought of the parking lot lies: left of the grid, below the others. */
export function parkingPlace(snapshot: Snapshot, mapId: string): { readonly x: number; readonly y: number } {
  const bottoms = Object.values(snapshot.notes)
    .filter((note) => note.mapId === mapId && note.parked)
    .map(({ y }) => y + ROW)
  return { x: -NOTE_BOUNDS.usual - GAP, y: Math.max(0, ...bottoms) }
}
