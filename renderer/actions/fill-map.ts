import { byMe } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import type { Command, NewCard, RecordToInsert } from '#shared/document/commands/types.ts'
import { type LanePreset, lanePreset } from '#shared/model/lane-presets.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { tableOf } from './clipboard/plain-table.ts'
import { addMapFromTemplate } from './map-actions.ts'
import { perform } from './perform.ts'
import { mapChanges, recordsFromTemplate } from './template-records.ts'

const DOING = lanePreset('actions')

/** What most maps have: what people do and where, how it feels, where it hurts, what to do about it. */
const USUAL_LANES: readonly LanePreset[] = [
  DOING,
  ...['touchpoints', 'sentiment', 'pains', 'opportunities'].map(lanePreset),
]
const STAGE_COLORS: readonly Color[] = ['blue', 'teal', 'green', 'orange']

/** Puts a template's stages, lanes and cards on the map that is shown; where there is none, adds the template's own. */
export function fillFromTemplate(
  project: ProjectContext,
  title: string,
  records: readonly RecordToInsert[],
): void {
  const map = project.model.getState().model?.view.map
  if (!map) {
    addMapFromTemplate(project, title, records)
    return
  }
  const template = recordsFromTemplate(records, map.personaIds.length > 0)
  if (!template) return
  const wanted = template.records.filter(({ table, fields }) =>
    table === 'maps' ? false : !('mapId' in fields) || fields.mapId === template.map.id,
  )
  const moved = wanted.map((record) =>
    'mapId' in record.fields
      ? ({ ...record, fields: { ...record.fields, mapId: map.id } } as RecordToInsert)
      : record,
  )
  perform(project, 'Fill map', [
    ...removeLanes(project),
    { type: 'records.insert', records: moved },
    { type: 'map.edit', id: map.id, changes: mapChanges(map, template) },
  ])
}

/** Makes a grid of four stages with the usual lanes on the map that is shown, or on a new one. */
export function fillWithGrid(project: ProjectContext): void {
  const { mapId, commands } = ensureMap(project)
  const stages = STAGE_COLORS.map(
    (color, index): Command => ({
      type: 'stage.add',
      id: newId(),
      stepId: newId(),
      mapId,
      beforeId: null,
      fields: { title: `Stage ${index + 1}`, color },
    }),
  )
  const lanes = USUAL_LANES.map((lane) => addLane(mapId, newId(), lane))
  perform(project, 'Make a grid', [...commands, ...removeLanes(project), ...stages, ...lanes])
}

/** What a pasted list makes: a step per line, a card for each cell that follows a tab in it. */
export interface ListPlan {
  readonly steps: readonly { readonly title: string; readonly cards: readonly string[] }[]
}

/** Reads a list, or a table of tab-separated cells. Bullets and numbers before the lines go. */
export const planList = (text: string): ListPlan => ({
  steps: tableOf(text).map(([title = '', ...cards]) => ({ title, cards: cards.filter(Boolean) })),
})

/** Makes a stage with a step for each line of a list on the map that is shown, or on a new one. */
export function fillFromList(project: ProjectContext, { steps }: ListPlan): void {
  if (steps.length === 0) return
  const { mapId, commands } = ensureMap(project)
  const stageId = newId()
  const laneId = newId()
  const made = steps.map((step) => ({ ...step, id: newId() }))
  const [first, ...others] = made
  if (!first) return
  const cards = made.flatMap(({ id, cards: texts }): NewCard[] =>
    texts.map((text) => ({ id: newId(), laneId, stepId: id, fields: { text, ...byMe() } })),
  )
  perform(project, 'Paste a list', [
    ...commands,
    ...removeLanes(project),
    {
      type: 'stage.add',
      id: stageId,
      stepId: first.id,
      mapId,
      beforeId: null,
      fields: { title: 'Journey', color: 'blue' },
    },
    { type: 'step.edit', id: first.id, changes: { title: first.title } },
    ...others.map(
      ({ id, title }): Command => ({ type: 'step.add', id, stageId, beforeId: null, fields: { title } }),
    ),
    ...USUAL_LANES.map((lane) => addLane(mapId, lane === DOING ? laneId : newId(), lane)),
    ...(cards.length > 0 ? [{ type: 'cards.add', cards, beforeId: null } as const] : []),
  ])
}

const addLane = (mapId: string, id: string, { id: _preset, ...fields }: LanePreset): Command => ({
  type: 'lane.add',
  id,
  mapId,
  beforeId: null,
  fields,
})

/** A map without stages may still have lanes, which nobody sees. They would stand above the new ones. */
function removeLanes(project: ProjectContext): Command[] {
  const lanes = project.model.getState().model?.view.lanes ?? []
  return lanes.map(({ id }) => ({ type: 'lane.remove', id }))
}

function ensureMap(project: ProjectContext): { mapId: string; commands: Command[] } {
  const map = project.model.getState().model?.view.map
  if (map) return { mapId: map.id, commands: [] }
  const id = newId()
  return { mapId: id, commands: [{ type: 'map.add', id, fields: {} }] }
}
