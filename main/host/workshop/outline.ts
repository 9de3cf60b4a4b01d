import type { Card } from '#shared/model/card.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { holdsCards, isStepValue } from '#shared/model/vocabulary.ts'
import type { CardInWords, HostRoomMessage, MapOutline } from '#shared/protocol/room-view.ts'
import type { RoomState } from './state.ts'
import { isOnBallot } from './vote.ts'

/** What a phone is told of a map. */
export type Outline = Omit<Extract<HostRoomMessage, { readonly type: 'outline' }>, 'type'>

/** A map in words, and what can be voted on or was; the same for everybody. */
export interface SharedOutline {
  readonly outline: MapOutline
  readonly ballot: readonly CardInWords[]
  /** All cards by their author; those of nobody under the empty text. */
  readonly authored: ReadonlyMap<string, readonly CardInWords[]>
}

/** `undefined` where there is no such map. */
export function outlineOf(
  snapshot: Snapshot,
  mapId: string,
  { vote, results }: Pick<RoomState, 'vote' | 'results'>,
): SharedOutline | undefined {
  const view = viewMap(snapshot, mapId)
  if (!view) return undefined
  const cards = cardsOf(view)
  const counted = new Set(vote ? [] : results?.cards.map(({ cardId }) => cardId))
  const onBallot = cards.filter((card) =>
    vote ? vote.mapId === mapId && isOnBallot(snapshot, vote, card) : counted.has(card.id),
  )
  const authored = Map.groupBy(cards, ({ authorId }) => authorId)
  return {
    outline: inWords(view),
    ballot: onBallot.map(cardInWords),
    authored: new Map([...authored].map(([id, own]) => [id, own.map(cardInWords)])),
  }
}

/** What one person is told. */
export const outlineFor = ({ outline, ballot, authored }: SharedOutline, personId: string): Outline => ({
  outline,
  ballot,
  mine: authored.get(personId) ?? [],
})

/** In reading order: column by column, from top to bottom. */
const cardsOf = ({ steps, lanes, cells }: MapView): Card[] =>
  steps.flatMap((step) =>
    lanes.flatMap((lane) => cells.get(lane.id)?.get(step.id) ?? []).filter(({ kind }) => !isStepValue(kind)),
  )

const cardInWords = ({ id, text, kind, place }: Card): CardInWords => ({
  ...{ id, text, kind },
  laneId: place[0],
  stepId: place[1],
})

function inWords({ map, personas, stages, lanes }: MapView): MapOutline {
  return {
    mapId: map.id,
    title: map.title,
    scope: scopeSentence(map, personas),
    stages: stages.map(({ stage, steps }) => ({
      id: stage.id,
      title: stage.title,
      steps: steps.map(({ id, title }) => ({ id, title })),
    })),
    lanes: lanes.map(({ id, title, kind, locked }) => ({
      ...{ id, title, kind },
      open: holdsCards(kind) && !locked,
    })),
  }
}
