import { findDuplicates } from '#shared/analysis/duplicates.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { parkCommands } from '#shared/document/parking.ts'
import type { Author } from '#shared/document/rights.ts'
import { mapsOf } from '#shared/model/map-view.ts'
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

const NO_MAP = fail(
  'missing',
  'There is no map left to put the cards on. They are kept: bring the map back by undoing, then reveal.',
)

/**
 * Every card goes to its cell, those that say the same side by side; where its column or lane is gone, to the nearest one
 * of the round; where none is left, to the parking lot. Nothing is lost. Refuses (`missing`) where there is no map at all.
 */
export function planReveal(
  round: Round,
  people: readonly Participant[],
  snapshot: Snapshot,
  newId: () => string,
): Result<Reveal> {
  const cellFor = cellsOf(round, snapshot)
  // What is on the map already was revealed just before the host was killed.
  const due = round.cards.filter(({ id }) => !snapshot.cards[id])
  const placed = due.flatMap((card) => {
    const cell = cellFor(card)
    return cell ? [{ card, cell }] : []
  })
  const cards = alikeTogether(placed).map(({ card, cell }): NewCard => {
    const { id, text } = card
    const author = authorOf(round, card, people)
    return { id, ...cell, fields: { text, ...(author && { author: author.name, authorId: author.id }) } }
  })
  const parked = due.filter((card) => !cellFor(card))
  const parkingMap = snapshot.maps[round.mapId] ? round.mapId : mapsOf(snapshot)[0]?.id
  if (parked.length > 0 && parkingMap === undefined) return NO_MAP
  const parking = parked.flatMap((card) => {
    const author = authorOf(round, card, people)
    const commands = parkCommands(snapshot, parkingMap ?? '', card.text, newId(), author)
    return commands.ok ? commands.value : []
  })
  const adding: Command[] = cards.length > 0 ? [{ type: 'cards.add', cards, beforeId: null }] : []
  const moved = placed.filter(({ card, cell }) => card.stepId !== cell.stepId || card.laneId !== cell.laneId)
  return ok({
    commands: [...adding, ...parking],
    told: [
      ...tell(moved.length, 'the nearest one has them now'),
      ...tell(parked.length, 'they are in the parking lot now'),
    ],
  })
}

const tell = (count: number, where: string): string[] =>
  count === 0
    ? []
    : [`The place of ${count === 1 ? 'one card' : `${count} cards`} was gone or locked: ${where}.`]

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
