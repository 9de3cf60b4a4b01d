/** What somebody does to a map in an afternoon: seeded, so that two runs do the same. */
import type { Command } from '#shared/document/commands/types.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import type { Chance } from '#test/support/random.ts'

/**
 * One act of somebody who works on the first map: mostly new cards, then words in them, then moves, rarely a step. Leaves
 * alone the cards that the test has plans for.
 */
export function nextEdit(
  snapshot: Snapshot,
  chance: Chance,
  text: string,
  leaves: ReadonlySet<string>,
): Command {
  const map = mapsOf(snapshot)[0]
  const view = map && viewMap(snapshot, map.id)
  if (!view) throw new Error('There must be a map.')
  const lane = chance.pick(view.lanes.filter(({ kind }) => kind === 'cards'))
  const step = chance.pick(view.steps)
  const cell = { laneId: lane.id, stepId: step.id }
  const cards = Object.values(snapshot.cards).filter(({ id, kind }) => !isStepValue(kind) && !leaves.has(id))
  const card = chance.pickAny(cards)
  if (!card || chance.happens(0.5))
    return { type: 'cards.add', cards: [{ id: chance.id(), ...cell, fields: { text } }], beforeId: null }
  if (chance.happens(0.6)) return { type: 'cards.edit', ids: [card.id], changes: { text } }
  if (chance.happens(0.9)) return { type: 'cards.move', moves: [{ id: card.id, ...cell, beforeId: null }] }
  return { type: 'step.add', id: chance.id(), stageId: step.stageId, beforeId: null, fields: { title: text } }
}
