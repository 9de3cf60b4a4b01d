import { foldName } from '#shared/base/fold.ts'
import type { CardInWords, MapOutline } from '#shared/protocol/room-view.ts'

/** Cards of one stage that can be voted on, in the order of the map. */
export interface BallotGroup {
  readonly stageId: string
  readonly title: string
  readonly cards: readonly CardInWords[]
}

/** The ballot by stage; an order that stays as it is while people vote. */
export function ballotGroups(
  { stages }: MapOutline,
  ballot: readonly CardInWords[],
  search: string,
): readonly BallotGroup[] {
  const wanted = foldName(search)
  const found = ballot.filter(({ text }) => wanted === '' || foldName(text).includes(wanted))
  const groups = stages.map(({ id, title, steps }) => {
    const inside = new Set(steps.map((step) => step.id))
    const cards = found.filter(({ stepId }) => inside.has(stepId))
    return { stageId: id, title: title.trim() || 'Untitled stage', cards }
  })
  return groups.filter(({ cards }) => cards.length > 0)
}

export const dotsLeft = (budget: number, dots: Readonly<Record<string, number>>): number =>
  budget - Object.values(dots).reduce((sum, given) => sum + given, 0)
