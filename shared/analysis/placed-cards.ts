import { quoted } from '#shared/base/quote.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { CardKind } from '#shared/model/vocabulary.ts'

/** What a finding speaks of, so that a window can show it: any of these may be empty. */
export interface Target {
  readonly cardIds: readonly string[]
  readonly stepIds: readonly string[]
  readonly stageIds: readonly string[]
}

/** The target of so much, the rest empty. */
export const targetOf = (some: Partial<Target>): Target => ({
  cardIds: [],
  stepIds: [],
  stageIds: [],
  ...some,
})

/** A card and the cell that it stands in. */
export interface PlacedCard {
  readonly card: Card
  readonly lane: Lane
  readonly stepId: string
}

const placed = new WeakMap<MapView, readonly PlacedCard[]>()

/** All cards and step values of a map as people read it: step by step, each from the top lane to the lowest. */
export function placedCards(view: MapView): readonly PlacedCard[] {
  const known = placed.get(view)
  if (known) return known
  const cards = view.steps.flatMap(({ id: stepId }) =>
    view.lanes.flatMap((lane) => cardsIn(view, lane.id, stepId).map((card) => ({ card, lane, stepId }))),
  )
  placed.set(view, cards)
  return cards
}

/** The cards of one kind that say something, in reading order. */
export const spokenOf = (view: MapView, kind: CardKind): PlacedCard[] =>
  placedCards(view).filter(({ card }) => card.kind === kind && card.text.trim() !== '')

/** The id of each step's stage. */
export const stageIdsOf = (view: MapView): ReadonlyMap<string, string> =>
  new Map(view.stages.flatMap(({ stage, steps }) => steps.map(({ id }) => [id, stage.id])))

/** What a step is called in a sentence: its title, else that of a stage which is all step, else its number. */
export function stepName(view: MapView, stepId: string): string {
  const { stage, steps } = view.stages.find((one) => one.steps.some(({ id }) => id === stepId)) ?? {}
  const title = steps?.find(({ id }) => id === stepId)?.title.trim() ?? ''
  if (title !== '') return quoted(title)
  if (steps?.length === 1 && stage && stage.title.trim() !== '') return quoted(stage.title)
  return `step ${view.steps.findIndex(({ id }) => id === stepId) + 1}`
}

/** What a stage is called in a sentence: its title, else its number. */
export function stageName(view: MapView, stageId: string): string {
  const at = view.stages.findIndex(({ stage }) => stage.id === stageId)
  const title = view.stages[at]?.stage.title.trim() ?? ''
  return title === '' ? `stage ${at + 1}` : quoted(title)
}
