import { CARD_WORDS } from '#renderer/actions/kind-words.ts'
import type { Card } from '#shared/model/card.ts'
import type { Connector } from '#shared/model/connector.ts'
import type { Note } from '#shared/model/note.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What the details are about. A selection of one sort can be edited as such; of a mixture only what all have. */
export type Subject =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cards'; readonly cards: readonly [Card, ...Card[]] }
  | { readonly kind: 'notes'; readonly notes: readonly [Note, ...Note[]] }
  | { readonly kind: 'connectors'; readonly connectors: readonly [Connector, ...Connector[]] }
  | {
      readonly kind: 'mixture'
      readonly cards: readonly Card[]
      readonly notes: readonly Note[]
      readonly connectors: readonly Connector[]
    }

/** Finds what is selected. Records that somebody else has deleted meanwhile are passed over. */
export function subjectOf(snapshot: Snapshot, selection: ReadonlySet<string>): Subject {
  const ids = [...selection]
  const cards = ids.flatMap((id) => snapshot.cards[id] ?? [])
  const notes = ids.flatMap((id) => snapshot.notes[id] ?? [])
  const connectors = ids.flatMap((id) => snapshot.connectors[id] ?? [])
  const sorts = [cards, notes, connectors].filter((sort) => sort.length > 0)
  if (sorts.length > 1) return { kind: 'mixture', cards, notes, connectors }
  const [[card, ...otherCards], [note, ...otherNotes], [line, ...otherLines]] = [cards, notes, connectors]
  if (card) return { kind: 'cards', cards: [card, ...otherCards] }
  if (note) return { kind: 'notes', notes: [note, ...otherNotes] }
  if (line) return { kind: 'connectors', connectors: [line, ...otherLines] }
  return { kind: 'nothing' }
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : count === 1 ? `1 ${one}` : `${count} ${many}`

/** The subject in a few words, as the panel's heading: `Pain point`, `3 cards`, `2 cards and 1 note`. */
export function subjectTitle(subject: Subject): string {
  switch (subject.kind) {
    case 'nothing':
      return 'Details'
    case 'cards': {
      const { cards } = subject
      const [one, many] = CARD_WORDS[sharedKind(cards) ?? 'text']
      return cards.length === 1 ? one : `${cards.length} ${many}`
    }
    case 'notes':
      return subject.notes.length === 1 ? 'Free note' : `${subject.notes.length} free notes`
    case 'connectors':
      return subject.connectors.length === 1 ? 'Connector' : `${subject.connectors.length} connectors`
    case 'mixture': {
      const parts = [
        counted(subject.cards.length, 'card', 'cards'),
        counted(subject.notes.length, 'note', 'notes'),
        counted(subject.connectors.length, 'connector', 'connectors'),
      ].filter((part) => part !== '')
      return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    }
  }
}

/** The kind that all these cards are of, or `null` where they differ. */
export function sharedKind(cards: readonly [Card, ...Card[]]): Card['kind'] | null {
  const [first] = cards
  return cards.every((card) => card.kind === first.kind) ? first.kind : null
}
