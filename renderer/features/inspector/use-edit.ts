import { perform } from '#renderer/actions/perform.ts'
import { MIXED, sharedValue } from '#renderer/fields/shared-values.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { CommandOf } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'

type CardChanges = CommandOf<'cards.edit'>['changes']
type TextOfCards = 'text' | 'owner' | 'unit' | 'formula' | 'author'

/** Changes the same fields of all these cards, as one undo step. */
export function useEditCards(cards: readonly Card[]) {
  const project = useProject()
  const ids = cards.map((card) => card.id)
  return (label: string, changes: CardChanges, joinKey?: string): void => {
    perform(project, label, [{ type: 'cards.edit', ids, changes }], joinKey)
  }
}

/** Binds a live field to a text of these cards; where they differ it is empty, and typing sets it for all. */
export function useCardText(cards: readonly [Card, ...Card[]], field: TextOfCards) {
  const project = useProject()
  const edit = useEditCards(cards)
  const ids = cards.map((card) => card.id)
  // The same key as the canvas's own typing, so that one goes on with the other.
  const joinKey = field === 'text' ? `type:${ids[0]}` : `${field}:${ids.join()}`
  const value = sharedValue(cards, field)
  return {
    value: value === MIXED ? '' : value,
    placeholder: value === MIXED ? 'They differ' : undefined,
    latest: (): string => {
      const table = project.session.snapshot.getState().cards
      const now = sharedValue(
        ids.flatMap((id) => table[id] ?? []),
        field,
      )
      return now === MIXED ? '' : now
    },
    write: (text: string): void => edit('Type', { [field]: text }, joinKey),
  }
}
