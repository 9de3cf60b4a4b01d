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
  /** A connector that is selected alone. */
  readonly connector: Connector | null
  readonly canConnect: boolean
  readonly canDuplicate: boolean
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
  return {
    color: colorOf(snapshot, stickies, notes),
    sameKind: isOneKind ? [first, ...others] : null,
    connector: count === 1 ? (connectors[0] ?? null) : null,
    canConnect: count === 2 && stickies.length === 2,
    canDuplicate: stickies.length > 0,
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

/** The value after `now` in a list, going round. */
export const nextOf = <T>(values: readonly T[], now: T): T =>
  values[(values.indexOf(now) + 1) % values.length] ?? now
