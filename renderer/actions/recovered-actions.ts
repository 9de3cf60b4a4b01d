import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { select } from './card-actions.ts'
import { perform } from './perform.ts'

/** Puts cards that lost their cell into the one where the keyboard is. */
export function placeCards(project: ProjectContext, cardIds: readonly string[]): void {
  const { cell } = project.window.getState()
  if (!cell) return
  const moves = cardIds.map((id) => ({ id, ...cell, beforeId: null }))
  if (
    perform(project, cardIds.length === 1 ? 'Put card back' : 'Put cards back', [
      { type: 'cards.move', moves },
    ])
  )
    select(project, cardIds)
}

/** Deletes cards that lost their cell. */
export function throwAway(project: ProjectContext, cardIds: readonly string[]): void {
  if (!perform(project, 'Delete recovered', [{ type: 'cards.remove', ids: cardIds }])) return
  notify(cardIds.length === 1 ? 'The card was deleted.' : `${cardIds.length} cards were deleted.`, {
    label: 'Undo',
    onClick: () => project.session.history.undo(),
  })
}
