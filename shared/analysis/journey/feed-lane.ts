import type { Command, NewCard } from '#shared/document/commands/types.ts'
import type { Match, Measure } from '#shared/model/data-set.ts'
import { fedCardId, stepsToFeed } from '#shared/model/fed-metrics.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What a lane is to be filled with: a measure, the data set, and where its states stand. */
export interface Feed {
  readonly measure: Measure
  readonly dataSetId: string
  readonly matches: readonly Match[]
}

/** The part of a map that cards are added to; a `MapView` is one, and a map that is about to be made can be put so. */
export type FeedView = Pick<MapView, 'stages' | 'cells'>

/**
 * Has a lane of metrics filled from journey data: the lane says so, and every step that will have a number gets a card to
 * show it, where it has no metric yet. The cards' ids are computed, so that two analysts who do the same make the same cards.
 * The lane may be added by a command before these.
 */
export function feedCommands(
  snapshot: Pick<Snapshot, 'cards'>,
  view: FeedView,
  laneId: string,
  { measure, dataSetId, matches }: Feed,
): readonly Command[] {
  const cards = cardsToFeed(snapshot, view, laneId, matches)
  return [
    { type: 'lane.edit', id: laneId, changes: { measure, dataSetId } },
    ...(cards.length === 0 ? [] : [{ type: 'cards.add', cards, beforeId: null } as const]),
  ]
}

/** After a change of a data set's matches: the cards that its lanes lack. Lanes that nobody may change are left alone. */
export function refeedCommands(
  snapshot: Pick<Snapshot, 'cards'>,
  view: MapView,
  dataSetId: string,
  matches: readonly Match[],
): readonly Command[] {
  const its = view.lanes.filter(
    (lane) =>
      lane.kind === 'metrics' && lane.measure !== null && lane.dataSetId === dataSetId && !lane.locked,
  )
  const cards = its.flatMap(({ id }) => cardsToFeed(snapshot, view, id, matches))
  return cards.length === 0 ? [] : [{ type: 'cards.add', cards, beforeId: null }]
}

function cardsToFeed(
  { cards }: Pick<Snapshot, 'cards'>,
  { stages, cells }: FeedView,
  laneId: string,
  matches: readonly Match[],
): readonly NewCard[] {
  return stepsToFeed(stages, matches).flatMap((stepId): NewCard[] => {
    const there = cells.get(laneId)?.get(stepId) ?? []
    // A card of this id that somebody put elsewhere stays there.
    const id = fedCardId(laneId, stepId)
    if (there.some(({ kind }) => kind === 'metric') || cards[id]) return []
    return [{ id, laneId, stepId, fields: {} }]
  })
}
