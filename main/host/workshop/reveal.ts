import { findDuplicates } from '#shared/analysis/duplicates.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { parkCommands } from '#shared/document/parking.ts'
import type { Author } from '#shared/document/rights.ts'
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
    const author = authorOf(round, card, people)
    return { id, ...cell, fields: { text, ...(author && { author: author.name, authorId: author.id }) } }
  })
  const parking = parked.flatMap((card) => {
    const commands = parkCommands(snapshot, round.mapId, card.text, newId(), authorOf(round, card, people))
    return commands.ok ? commands.value : []
  })
  return {
    commands: [
      ...(cards.length > 0 ? [{ type: 'cards.add' as const, cards, beforeId: null }] : []),
      ...parking,
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
function authorOf({ anonymous }: Round, card: RoundCard, people: readonly Participant[]): Author | null {
  if (anonymous) return null
  return { id: card.author, name: people.find(({ id }) => id === card.author)?.name ?? card.name }
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

/** Those that say the same one after the other: cells keep the order in which cards are given to them. */
function alikeTogether<T extends { readonly card: RoundCard }>(placed: readonly T[]): T[] {
  const items = placed.map((one) => ({ one, text: one.card.text }))
  const groups = new Map(
    findDuplicates(items).flatMap((group) => group.map((item) => [item, group] as const)),
  )
  return [...new Set(items.flatMap((item) => groups.get(item) ?? [item]))].map(({ one }) => one)
}
