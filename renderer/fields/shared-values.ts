import type { CommandOf } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'

/** Stands for "they differ" where several records are edited at once. */
export const MIXED = Symbol('mixed')
export type Mixed = typeof MIXED

/** The value that all records have in a field, or {@link MIXED}. */
export function sharedValue<R, K extends keyof R>(records: readonly R[], field: K): R[K] | Mixed {
  const first = records[0]
  if (!first) return MIXED
  return records.every((record) => record[field] === first[field]) ? first[field] : MIXED
}

/** Fields of a card that hold several words or ids. */
export type ListField = 'tags' | 'channels' | 'painIds'

/** Whether a word stands in the list of all of these cards, of some, or of none. */
export function membership(cards: readonly Card[], field: ListField, word: string): 'all' | 'some' | 'none' {
  const having = cards.filter((card) => card[field].includes(word)).length
  return having === 0 ? 'none' : having === cards.length ? 'all' : 'some'
}

/** Every word that stands in the list of any of these cards, in the order in which they come. */
export const wordsOfAll = (cards: readonly Card[], field: ListField): readonly string[] => [
  ...new Set(cards.flatMap((card) => card[field])),
]

type ListEdit = CommandOf<'cards.edit'>

/**
 * Commands that put words into the list of every card. Each card keeps its own others, so there is a command for each
 * card that changes, and none where nothing does.
 */
export const addToLists = (
  cards: readonly Card[],
  field: ListField,
  words: readonly string[],
): readonly ListEdit[] =>
  cards
    .filter((card) => words.some((word) => !card[field].includes(word)))
    .map((card) => edit(card, field, [...new Set([...card[field], ...words])]))

/** Commands that take a word out of the list of every card. */
export const removeFromLists = (
  cards: readonly Card[],
  field: ListField,
  word: string,
): readonly ListEdit[] =>
  cards
    .filter((card) => card[field].includes(word))
    .map((card) =>
      edit(
        card,
        field,
        card[field].filter((other) => other !== word),
      ),
    )

/** One more click on a word: those that lack it get it; where all have it, all lose it. */
export const toggleInLists = (cards: readonly Card[], field: ListField, word: string): readonly ListEdit[] =>
  membership(cards, field, word) === 'all'
    ? removeFromLists(cards, field, word)
    : addToLists(cards, field, [word])

const edit = (card: Card, field: ListField, list: readonly string[]): ListEdit => ({
  type: 'cards.edit',
  ids: [card.id],
  changes: { [field]: list },
})
