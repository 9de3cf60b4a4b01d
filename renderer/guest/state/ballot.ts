import type { NumberedMessage } from '#renderer/room/outbox.ts'
import { foldName } from '#shared/base/fold.ts'
import type { CardInWords, MapOutline, RatingView, VoteView } from '#shared/protocol/room-view.ts'

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

/** My dots as they will be once everything that is underway is with the host. */
export function myDots(
  { id, mine }: VoteView,
  underway: readonly NumberedMessage[],
): Readonly<Record<string, number>> {
  const dots: Record<string, number> = { ...mine }
  for (const message of underway)
    if (message.type === 'vote.cast' && message.voteId === id) dots[message.cardId] = message.dots
  return dots
}

export const dotsLeft = ({ budget }: VoteView, dots: Readonly<Record<string, number>>): number =>
  budget - Object.values(dots).reduce((sum, given) => sum + given, 0)

/** My values as they will be once everything that is underway is with the host. */
export function myValues(
  { id, mine }: RatingView,
  underway: readonly NumberedMessage[],
): ReadonlyMap<string, number> {
  const values = new Map(Object.entries(mine))
  for (const message of underway) {
    if (message.type !== 'rating.set' || message.ratingId !== id) continue
    if (message.amount === null) values.delete(message.stepId)
    else values.set(message.stepId, message.amount)
  }
  return values
}
