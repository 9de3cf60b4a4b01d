import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { findDuplicates } from '#shared/analysis/duplicates.ts'
import type { CommandOf } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { select } from './card-actions.ts'
import { groupable } from './group-actions.ts'
import { perform } from './perform.ts'

/** Whether the selected cards, all of one kind, can become one. */
export function canMerge(project: ProjectContext): boolean {
  const cards = groupable(project)
  return cards.length > 1 && cards.every(({ kind }) => kind === cards[0]?.kind)
}

const mergeOf = ([first, ...others]: readonly Card[]): CommandOf<'cards.merge'>[] =>
  first ? [{ type: 'cards.merge', id: first.id, otherIds: others.map(({ id }) => id) }] : []

/** Duplicates say one thing: it stands there in the words of the first. */
const duplicatesOf = (cards: readonly Card[]): CommandOf<'cards.merge'>[] =>
  mergeOf(cards).map((command) => ({ ...command, text: cards[0]?.text ?? '' }))

/** Makes one card of those that are selected: the first as one reads takes in the others. */
export function mergeSelection(project: ProjectContext): void {
  const cards = groupable(project)
  const [first] = cards
  if (first && canMerge(project) && perform(project, `Merge ${cards.length} cards`, mergeOf(cards)))
    select(project, [first.id])
}

/** The cards of a lane that say what another one of their cell says, cell by cell; none of a locked lane. */
export function duplicatesIn(project: ProjectContext, laneId: string): readonly (readonly Card[])[] {
  const view = project.model.getState().model?.whole
  const lane = view?.lanes.find(({ id }) => id === laneId)
  if (!view || !lane || lane.locked) return []
  return view.steps.flatMap((step) =>
    findDuplicates(cardsIn(view, laneId, step.id).filter(({ kind }) => !isStepValue(kind))),
  )
}

/** Says how many cards of a lane say what others say, and offers to merge them: one act that one undo takes back. */
export function offerToMerge(project: ProjectContext, laneId: string): void {
  const groups = duplicatesIn(project, laneId)
  const [cards, left] = [groups.flat().length, groups.length]
  if (left === 0) {
    notify('No two cards of a cell say the same here.')
    return
  }
  notify(`${cards} cards of this lane say the same as another of their cell.`, {
    label: left === 1 ? 'Merge into one' : `Merge into ${left}`,
    onClick: () => {
      // Somebody may have changed the cards while the offer stood.
      const now = duplicatesIn(project, laneId)
      perform(project, 'Merge duplicates', now.flatMap(duplicatesOf))
    },
  })
}
