import { clamp } from '#shared/base/geometry.ts'
import { type Card, SENTIMENT } from '#shared/model/card.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { SentimentValue } from './sentiment-patterns.ts'

/** A value of a sentiment line and the card that carries it. */
export interface SentimentPoint extends SentimentValue {
  readonly card: Card
}

/** The line of one persona through one lane, from left to right. */
export interface SentimentLine {
  readonly laneId: string
  readonly personaId: string | null
  readonly points: readonly SentimentPoint[]
}

/** All sentiment lines of a map: lane by lane, the map's personas in their order. Values lie within −2 to +2. */
export function sentimentLines(view: MapView): SentimentLine[] {
  const order = new Map<string | null, number>(view.map.personaIds.map((id, index) => [id, index]))
  const placeOf = (personaId: string | null): number => order.get(personaId) ?? order.size
  return view.lanes
    .filter(({ kind }) => kind === 'sentiment')
    .flatMap(({ id: laneId }) =>
      [...Map.groupBy(pointsOf(view, laneId), ({ card }) => card.personaId)]
        .sort(([a], [b]) => placeOf(a) - placeOf(b))
        .map(([personaId, points]) => ({ laneId, personaId, points })),
    )
}

const pointsOf = (view: MapView, laneId: string): SentimentPoint[] =>
  view.steps.flatMap(({ id: stepId }) =>
    cardsIn(view, laneId, stepId).flatMap((card) =>
      card.kind === 'sentiment' && card.amount !== null
        ? [{ stepId, card, value: clamp(card.amount, SENTIMENT.least, SENTIMENT.most) }]
        : [],
    ),
  )
