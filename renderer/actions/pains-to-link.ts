import type { Card } from '#shared/model/card.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'

/** A pain of the map, with the step it stands at. */
export interface PainToLink {
  readonly card: Card
  readonly place: string
}

/** What a pain is called in a list. */
export const nameOfPain = ({ text }: Pick<Card, 'text'>): string => text.trim() || 'Pain point without text'

/** All pains of a map from left to right; within a step in the order of the lanes. */
export function painsOf(view: MapView): readonly PainToLink[] {
  return view.stages.flatMap(({ stage, steps }) =>
    steps.flatMap((step) =>
      view.lanes
        .flatMap((lane) => cardsIn(view, lane.id, step.id))
        .filter((card) => card.kind === 'pain')
        .map((card) => ({ card, place: step.title.trim() || stage.title.trim() || 'Untitled step' })),
    ),
  )
}

/** The same pains, those of these ids before the others; among themselves in the order they had. */
export const linkedFirst = (
  pains: readonly PainToLink[],
  linkedIds: ReadonlySet<string>,
): readonly PainToLink[] => {
  const isLinked = ({ card }: PainToLink): boolean => linkedIds.has(card.id)
  return [...pains.filter(isLinked), ...pains.filter((pain) => !isLinked(pain))]
}

/** Those whose text or place holds all the words that were typed, in whatever case and order. */
export function findPains(pains: readonly PainToLink[], typed: string): readonly PainToLink[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return pains.filter(({ card, place }) => {
    const text = `${card.text} ${place}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
