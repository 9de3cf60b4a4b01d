import type { Card } from '#shared/model/card.ts'
import type { Connector } from '#shared/model/connector.ts'
import type { Note } from '#shared/model/note.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

/** What the bar can do for a selection. */
export interface Tools {
  /** Set where something has a colour: the one all show, if they do, and whether any has one of its own. */
  readonly color: { readonly shown: Color | null; readonly hasOwn: boolean } | null
  /** Cards of one kind, which then has tools of its own. */
  readonly sameKind: readonly [Card, ...Card[]] | null
  /** A card with text that is selected alone. */
  readonly sticky: Card | null
  /** A connector that is selected alone. */
  readonly connector: Connector | null
  readonly canConnect: boolean
  readonly canDuplicate: boolean
  /** Whether the cards are several that are not all of one group. */
  readonly canGroup: boolean
  readonly isGrouped: boolean
  /** Whether they are several of one kind. */
  readonly canMerge: boolean
  /** The map that a card leads to, of those that are selected. */
  readonly linkedMapId: string | null
}

/** Finds out what can be done. `null` where nothing is selected that is still there. */
export function toolsFor(snapshot: Snapshot, selection: ReadonlySet<string>): Tools | null {
  const ids = [...selection]
  const cards = ids.flatMap((id) => snapshot.cards[id] ?? [])
  const notes = ids.flatMap((id) => snapshot.notes[id] ?? [])
  const connectors = ids.flatMap((id) => snapshot.connectors[id] ?? [])
  const count = cards.length + notes.length + connectors.length
  if (count === 0) return null
  const stickies = cards.filter((card) => !isStepValue(card.kind))
  const [first, ...others] = cards
  const isOneKind =
    first !== undefined && cards.length === count && others.every(({ kind }) => kind === first.kind)
  // A group that is gone is none.
  const groupIds = new Set(
    stickies.map(({ groupId }) => (groupId !== null && snapshot.groups[groupId] ? groupId : null)),
  )
  return {
    color: colorOf(snapshot, stickies, notes),
    sameKind: isOneKind ? [first, ...others] : null,
    sticky: count === 1 ? (stickies[0] ?? null) : null,
    connector: count === 1 ? (connectors[0] ?? null) : null,
    canConnect: count === 2 && stickies.length === 2,
    canDuplicate: stickies.length > 0,
    canGroup: stickies.length > 1 && (groupIds.size > 1 || groupIds.has(null)),
    isGrouped: [...groupIds].some((id) => id !== null),
    canMerge: isOneKind && stickies.length > 1,
    linkedMapId:
      cards.find(({ linkedMapId }) => linkedMapId !== null && snapshot.maps[linkedMapId])?.linkedMapId ??
      null,
  }
}

function colorOf(snapshot: Snapshot, cards: readonly Card[], notes: readonly Note[]): Tools['color'] {
  const colors = [
    ...cards.map((card) => card.color ?? snapshot.lanes[card.place[0]]?.color ?? null),
    ...notes.map((note) => note.color),
  ]
  const [first] = colors
  if (first === undefined) return null
  return {
    shown: colors.every((color) => color === first) ? first : null,
    hasOwn: cards.some((card) => card.color !== null),
  }
}

/** The value that all these cards share, or `null` where they differ. */
export function sharedBy<T>(cards: readonly [Card, ...Card[]], read: (card: Card) => T): T | null {
  const value = read(cards[0])
  return cards.every((card) => read(card) === value) ? value : null
}

/** Most names that a menu of people offers. */
const MOST_PEOPLE = 20

/** Everybody whom the project names as answering for something, by the alphabet. */
export function knownPeople({ cards }: Snapshot): readonly string[] {
  const names = Object.values(cards).flatMap(({ kind, owner, text }) =>
    kind === 'owner' ? [owner, text] : [owner],
  )
  const known = new Set(names.map((name) => name.trim()).filter((name) => name !== ''))
  return [...known].sort((a, b) => a.localeCompare(b)).slice(0, MOST_PEOPLE)
}
