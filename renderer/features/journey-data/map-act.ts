import { type FeedView, feedCommands, refeedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { DataSet, Match } from '#shared/model/data-set.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isBare, newStages } from './new-stages.ts'
import type { PutOnMap } from './plan.ts'

/** Where the numbers come to stand, and what makes room for them. */
export interface Ground {
  readonly dataSetId: string
  readonly mapId: string
  readonly view: FeedView
  readonly matches: readonly Match[]
  /** The map and the stages that come with it. */
  readonly commands: readonly Command[]
  /** Stages are made of states, on the shown map in place of its bare one or on a map of their own. */
  readonly kind: 'there' | 'bare' | 'own'
}

/** What of a data set is written. */
export type DataFields = Omit<Partial<DataSet>, 'id' | 'mapId' | 'order'>

/** The ground as the shown map has it now; `null` where there is no map that states were matched to. */
export function groundOf(here: MapView | null, { into, draft, logId }: PutOnMap): Ground | null {
  if (!into && draft.onto === 'new') {
    const { mapId, stages, matches, commands } = newStages(here, draft)
    const kind = mapId === here?.map.id ? 'bare' : 'own'
    return { dataSetId: logId, mapId, view: { stages, cells: new Map() }, matches, commands, kind }
  }
  if (!here) return null
  const matches = [...draft.matches]
  return {
    dataSetId: into?.id ?? logId,
    mapId: here.map.id,
    view: here,
    matches,
    commands: [],
    kind: 'there',
  }
}

/**
 * All that puts the numbers on their map, as one act in three parts, each for a frame of its own: done at once they would make
 * the window stand still.
 */
export interface MapAct {
  /** Stages and lanes. What the map itself may refuse (its structure is locked) is here, so that nothing has been done then. */
  readonly room: readonly Command[]
  readonly numbers: readonly Command[]
  /** The cards that tell them in the lanes. */
  readonly cards: readonly Command[]
}

/**
 * What is to be done. Counting takes a while, and others go on writing: it starts from what the map is by now, and refuses where
 * that has no room any more.
 */
export function actOf(
  snapshot: Snapshot,
  plan: PutOnMap,
  ground: Ground,
  fields: DataFields,
): Result<MapAct> {
  const { dataSetId, mapId, matches, kind } = ground
  const now = viewMap(snapshot, mapId, { withHidden: true })
  if (kind !== 'own' && !now) return MAP_GONE
  if (kind === 'bare' && now && !isBare(now)) return NO_ROOM
  if (plan.into) {
    const cards = now ? refeedCommands(snapshot, now, dataSetId, matches) : []
    return ok({ room: [], numbers: [{ type: 'data.edit', id: dataSetId, changes: fields }], cards })
  }
  const view = kind === 'there' && now ? now : ground.view
  // A map shows one data set at a time.
  const others = dataSetsOf(snapshot, mapId).filter(({ shown }) => shown)
  const lanes = plan.draft.lanes.map((measure) => ({ id: newId(), measure }))
  const addLane = ({ id, measure }: (typeof lanes)[number]): Command => {
    const fields = { kind: 'metrics', title: MEASURE_TITLES[measure], color: 'grey' } as const
    return { type: 'lane.add', id, mapId, beforeId: null, fields }
  }
  return ok({
    room: [...ground.commands, ...lanes.map(addLane)],
    numbers: [
      { type: 'data.add', id: dataSetId, mapId, fields },
      ...others.map(({ id }): Command => ({ type: 'data.edit', id, changes: { shown: false } })),
    ],
    cards: lanes.flatMap(({ id, measure }) =>
      feedCommands(snapshot, view, id, { measure, dataSetId, matches }),
    ),
  })
}

const MAP_GONE = fail('gone', 'This map is not in the project any more. Nothing was changed.')
const NO_ROOM = fail(
  'no-room',
  'Somebody has begun to write on this map meanwhile, so it gets no other stages. Nothing was changed; the numbers can have a map of their own.',
)
