import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command, NewFields } from '#shared/document/commands/types.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { cardKindOf, EMPATHY_ZONES, LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { addPicture, value } from './studio.ts'

/** Titles of the maps that are there from the start. */
export const MAPS = {
  personas: 'All about Mira',
  empathy: 'Mira: empathy map',
  lanes: 'Every kind of lane',
  cards: 'Every field of a card',
  rows: 'What rows can do',
  stages: 'Stages and their steps',
} as const

export const PICTURES = [pngOf(40, 30, [200, 60, 40]), pngOf(30, 40, [40, 60, 200])] as const
export const PICTURE_REFS = PICTURES.map((bytes) => refOf(bytes))

/** Stages of a map of {@link journey}, each with its steps. */
export const STAGES = [
  ['before', 'hear', 'compare'],
  ['during', 'ride', 'mend'],
  ['after', 'pay', 'part'],
] as const

/** Steps of a map of {@link journey}, by their bare names. */
export type StepName = (typeof STAGES)[number][1 | 2]

/** Ids on a map of {@link journey} begin with its own id. */
export const on = (mapId: string, name: string): string => `${mapId}-${name}`

/** A map with three stages of two steps each and a lane of each of the kinds; titles of stages and steps are their names. */
export const journey = (id: string, title: string, kinds: readonly LaneKind[]): Command[] => [
  { type: 'map.add', id, fields: { title, personaIds: ['mira', 'jonas'], personaDetail: 'none' } },
  ...STAGES.flatMap(([stage, first, second]): Command[] => [
    {
      type: 'stage.add',
      id: on(id, stage),
      stepId: on(id, first),
      mapId: id,
      beforeId: null,
      fields: { title: stage },
    },
    { type: 'step.edit', id: on(id, first), changes: { title: first } },
    {
      type: 'step.add',
      id: on(id, second),
      stageId: on(id, stage),
      beforeId: null,
      fields: { title: second },
    },
  ]),
  ...kinds.map(
    (kind): Command => ({
      type: 'lane.add',
      id: on(id, kind),
      mapId: id,
      beforeId: null,
      fields: { kind, title: `Lane of ${kind}` },
    }),
  ),
]

/** Adds one card to a map of {@link journey}. */
export const addCard = (
  mapId: string,
  kind: LaneKind,
  step: StepName,
  id: string,
  fields: NewFields<'cards', 'place' | 'kind'>,
): Command => ({
  type: 'cards.add',
  cards: [{ id, laneId: on(mapId, kind), stepId: on(mapId, step), fields }],
  beforeId: null,
})

export const editCard = (id: string, changes: NewFields<'cards', 'place' | 'kind'>): Command => ({
  type: 'cards.edit',
  ids: [id],
  changes,
})

const persona = (id: string, name: string, color: 'blue' | 'orange'): Command => ({
  type: 'persona.add',
  id,
  mapId: null,
  fields: { name, color },
})

const START: readonly Command[] = [
  persona('mira', 'Mira', 'blue'),
  persona('jonas', 'Jonas', 'orange'),
  ...journey('personas', MAPS.personas, []),
  {
    type: 'map.edit',
    id: 'personas',
    changes: { personaIds: ['mira'], personaDetail: 'full', showBackstory: true },
  },
  { type: 'map.add', id: 'empathy', fields: { title: MAPS.empathy, kind: 'empathy', personaIds: ['mira'] } },
  {
    type: 'stage.add',
    id: 'empathy-stage',
    stepId: 'empathy-step',
    mapId: 'empathy',
    beforeId: null,
    fields: {},
  },
  ...EMPATHY_ZONES.map(
    (zone): Command => ({
      type: 'lane.add',
      id: `empathy-${zone}`,
      mapId: 'empathy',
      beforeId: null,
      fields: { title: zone, zone },
    }),
  ),
  ...journey('lanes', MAPS.lanes, LANE_KINDS),
  ...journey(
    'cards',
    MAPS.cards,
    LANE_KINDS.filter((kind) => cardKindOf(kind) !== 'channel'),
  ),
  ...journey('rows', MAPS.rows, ['cards', 'pains', 'sentiment']),
  ...journey('stages', MAPS.stages, ['cards']),
]

/** Puts there what lines begin from, in place of the empty map of a new project. */
export async function begin(project: ProjectContext): Promise<void> {
  for (const bytes of PICTURES) await addPicture(project, bytes)
  const empty = mapsOf(project.session.snapshot.getState())
  const clear = empty.map(({ id }): Command => ({ type: 'map.remove', id }))
  value(project.session.run('Begin', [...clear, ...START]))
}
