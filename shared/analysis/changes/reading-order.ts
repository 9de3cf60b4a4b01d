import { byOrder } from '#shared/base/order.ts'
import type { Card } from '#shared/model/card.ts'
import { mapsOf, personasOf, stageOfStandIn } from '#shared/model/map-view.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type RecordPath, recordPath } from '#shared/model/work.ts'
import { inBothOrders } from './both-orders.ts'
import type { Change } from './change.ts'
import { recordIn } from './holders.ts'

/** What is told of a map, in this order; the stages with their steps, and cards column by column. */
const RANKS: Readonly<Record<ContentTable, number>> = {
  maps: 0,
  stages: 1,
  steps: 1,
  lanes: 2,
  cards: 3,
  groups: 4,
  connectors: 5,
  notes: 6,
  comments: 7,
  views: 8,
  dataSets: 9,
  projects: 10,
  personas: 11,
  traits: 12,
}

interface Sibling {
  readonly id: string
  readonly order: string
}

/** Puts changes into the order in which one reads the maps; what is gone is told where it was. */
export function readingOrder(
  changes: readonly Change[],
  before: Snapshot,
  after: Snapshot,
): readonly Change[] {
  const places = placesOf(before, after)
  const keyed = changes.map((change) => ({ change, key: keyOf(change, places, before, after) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key))
  return keyed.map(({ change }) => change)
}

type Key = readonly (number | string)[]

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < a.length; at++) {
    const [left, right] = [a[at] as number | string, b[at] as number | string]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

function keyOf({ kind, table, id, mapId }: Change, places: Places, before: Snapshot, after: Snapshot): Key {
  const of = kind === 'removed' ? before : after
  const at = (path: RecordPath): number => places.get(path) ?? Number.MAX_SAFE_INTEGER
  const map = mapId === null ? Number.MAX_SAFE_INTEGER : at(recordPath('maps', mapId))
  if (table !== 'cards') return [map, RANKS[table], at(recordPath(table, id)), 0, '', id]
  const [laneId, stepId, order] = (recordIn(of, table, id) as Card).place
  const standsIn = stageOfStandIn(stepId)
  const column =
    places.get(recordPath('steps', stepId)) ?? (standsIn ? at(recordPath('stages', standsIn)) : 0)
  return [map, RANKS.cards, column, at(recordPath('lanes', laneId)), order, id]
}

type Places = ReadonlyMap<RecordPath, number>

/** Numbers maps, columns, lanes and personas in the order of both states. */
function placesOf(before: Snapshot, after: Snapshot): Places {
  const places = new Map<RecordPath, number>()
  const number = (table: ContentTable, { id }: { readonly id: string }) =>
    places.set(recordPath(table, id), places.size)
  const both = <T extends 'stages' | 'steps' | 'lanes' | 'traits'>(
    table: T,
    holderOf: (record: Snapshot[T][string]) => string,
  ) => siblingsInBoth(before[table], after[table], holderOf as (record: Sibling) => string)
  const stages = both('stages', ({ mapId }) => mapId)
  const steps = both('steps', ({ stageId }) => stageId)
  const lanes = both('lanes', ({ mapId }) => mapId)
  const traits = both('traits', ({ personaId }) => personaId)
  for (const map of inBothOrders(mapsOf(before), mapsOf(after))) {
    number('maps', map)
    for (const stage of stages(map.id)) {
      number('stages', stage)
      for (const step of steps(stage.id)) number('steps', step)
    }
    for (const lane of lanes(map.id)) number('lanes', lane)
  }
  for (const persona of inBothOrders(personasOf(before), personasOf(after))) {
    number('personas', persona)
    for (const trait of traits(persona.id)) number('traits', trait)
  }
  return places
}

/** The records below one holder, those that are gone among them. */
function siblingsInBoth(
  before: Readonly<Record<string, Sibling>>,
  after: Readonly<Record<string, Sibling>>,
  holderOf: (record: Sibling) => string,
): (holderId: string) => readonly Sibling[] {
  const sorted = (records: Readonly<Record<string, Sibling>>) =>
    Map.groupBy(Object.values(records).sort(byOrder), holderOf)
  const [was, is] = [sorted(before), sorted(after)]
  return (holderId) => {
    const now = is.get(holderId) ?? []
    const here = new Set(now.map(({ id }) => id))
    // What went elsewhere is told there.
    const old = (was.get(holderId) ?? []).filter(({ id }) => here.has(id) || !Object.hasOwn(after, id))
    return inBothOrders(old, now)
  }
}
