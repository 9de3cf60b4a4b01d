import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import { orderBetween } from '#shared/base/order.ts'
import type { Command, RecordToInsert } from '#shared/document/commands/types.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { perform } from './perform.ts'
import { recordsFromTemplate } from './template-records.ts'

export { UNTITLED_MAP } from '#shared/model/map.ts'

const snapshotOf = (project: ProjectContext): Snapshot => project.session.snapshot.getState()

/** The map that the window shows. */
export const shownMap = (project: ProjectContext): JourneyMap | null =>
  project.model.getState().model?.view.map ?? null

/** Turns to another map of the project. Who chooses a map has not come by a link, so nothing leads back. */
export function showMap(project: ProjectContext, mapId: string): void {
  project.window.setState({
    mapId,
    selection: new Set(),
    header: null,
    cell: null,
    channel: null,
    editing: null,
    trail: [],
  })
}

/**
 * Titles the project. Its only map goes along as long as nobody gave it a title of its own: to most people the project
 * and its map are one thing.
 */
export function renameProject(project: ProjectContext, title: string): void {
  const snapshot = snapshotOf(project)
  const before = projectOf(snapshot).title
  const [map, ...others] = mapsOf(snapshot)
  const follows = map && others.length === 0 && (map.title === '' || map.title === before)
  perform(project, 'Rename project', [
    { type: 'project.edit', changes: { title } },
    ...(follows ? [{ type: 'map.edit', id: map.id, changes: { title } } as const] : []),
  ])
}

export function renameMap(project: ProjectContext, mapId: string, title: string): void {
  perform(project, 'Rename map', [{ type: 'map.edit', id: mapId, changes: { title } }])
}

/** Puts a map before another one, or at the end. */
export function moveMap(project: ProjectContext, mapId: string, beforeId: string | null): void {
  perform(project, 'Move map', [{ type: 'map.move', id: mapId, beforeId }])
}

/** One place to the left (−1) or to the right (1). */
export function shiftMap(project: ProjectContext, mapId: string, by: 1 | -1): void {
  const maps = mapsOf(snapshotOf(project))
  const index = maps.findIndex((map) => map.id === mapId)
  const target = index + by
  if (index < 0 || target < 0 || target >= maps.length) return
  moveMap(project, mapId, maps[by > 0 ? target + 1 : target]?.id ?? null)
}

/** Says whether a map shows how it is or how it shall be. */
export function setMapState(project: ProjectContext, mapId: string, state: JourneyMap['state']): void {
  perform(project, 'Set map state', [{ type: 'map.edit', id: mapId, changes: { state } }])
}

/** Removes a map and turns to its neighbour. */
export function removeMap(project: ProjectContext, mapId: string): boolean {
  const maps = mapsOf(snapshotOf(project))
  const index = maps.findIndex((map) => map.id === mapId)
  const neighbour = maps[index + 1] ?? maps[index - 1]
  if (!perform(project, 'Delete map', [{ type: 'map.remove', id: mapId }])) return false
  if (neighbour) showMap(project, neighbour.id)
  return true
}

/** How a map is copied: all of it, its stages and lanes without cards, or all of it as the future state it shall have. */
export type CopyKind = 'whole' | 'structure' | 'future'

/** Copies a map, puts the copy behind it and turns to it. */
export function copyMap(project: ProjectContext, mapId: string, kind: CopyKind): void {
  const snapshot = snapshotOf(project)
  const map = snapshot.maps[mapId]
  if (!map) return
  const own = recordsOfMap(snapshot, map, kind !== 'structure')
  const renewed = renewIds(own)
  const records = kind === 'future' ? answering(own, renewed) : renewed
  const title = map.title === '' ? '' : `${map.title} (${kind === 'future' ? 'future' : 'copy'})`
  const changes = kind === 'future' ? { title, state: 'future' as const, counterpartId: mapId } : { title }
  insertMap(project, kind === 'future' ? 'Add future state' : 'Copy map', records, changes, mapId)
}

/** The copies, each naming the stage, step, lane or card that it was made from. */
const answering = (
  sources: readonly RecordToInsert[],
  copies: readonly RecordToInsert[],
): readonly RecordToInsert[] =>
  copies.map((copy, index) =>
    'counterpartId' in copy.fields
      ? ({ ...copy, fields: { ...copy.fields, counterpartId: sources[index]?.id ?? null } } as RecordToInsert)
      : copy,
  )

/** Adds the map of a template behind the others and turns to it; `recordsFromTemplate` says who travels on it. */
export function addMapFromTemplate(
  project: ProjectContext,
  title: string,
  records: readonly RecordToInsert[],
): void {
  const personaIds = shownMap(project)?.personaIds ?? []
  const template = recordsFromTemplate(records, personaIds.length > 0)
  if (template)
    insertMap(
      project,
      'Add map',
      template.records,
      { title, ...(template.bringsPersonas ? {} : { personaIds }) },
      null,
    )
}

/** Adds a map with nothing on it and turns to it. */
export function addEmptyMap(project: ProjectContext): void {
  const id = newId()
  const personaIds = shownMap(project)?.personaIds ?? []
  if (perform(project, 'Add map', [{ type: 'map.add', id, fields: { personaIds } }])) showMap(project, id)
}

function insertMap(
  project: ProjectContext,
  label: string,
  records: readonly RecordToInsert[],
  changes: Partial<JourneyMap>,
  afterId: string | null,
): void {
  const map = records.find((record) => record.table === 'maps')
  if (!map) return
  const order = orderBehind(snapshotOf(project), afterId)
  const own = records.map((record) =>
    record === map ? { ...map, fields: { ...map.fields, ...changes, order } } : record,
  )
  const commands: Command[] = [{ type: 'records.insert', records: own }]
  if (perform(project, label, commands)) showMap(project, map.id)
}

function orderBehind(snapshot: Snapshot, afterId: string | null): string {
  const maps = mapsOf(snapshot)
  const index = afterId === null ? maps.length - 1 : maps.findIndex((map) => map.id === afterId)
  return orderBetween(maps[index]?.order ?? null, maps[index + 1]?.order ?? null)
}

/** A map with all that hangs on it, under its own ids. Personas are shared, so they are not part of it. */
function recordsOfMap(snapshot: Snapshot, map: JourneyMap, withContent: boolean): RecordToInsert[] {
  const ofMap = (record: { readonly mapId: string }): boolean => record.mapId === map.id
  const stages = Object.values(snapshot.stages).filter(ofMap)
  const stageIds = new Set(stages.map(({ id }) => id))
  const lanes = Object.values(snapshot.lanes).filter(ofMap)
  const laneIds = new Set(lanes.map(({ id }) => id))
  const tables = {
    maps: [{ ...map, locked: false }],
    stages,
    steps: Object.values(snapshot.steps).filter(({ stageId }) => stageIds.has(stageId)),
    lanes,
    cards: withContent ? Object.values(snapshot.cards).filter(({ place }) => laneIds.has(place[0])) : [],
    groups: withContent ? Object.values(snapshot.groups).filter(ofMap) : [],
    connectors: withContent ? Object.values(snapshot.connectors).filter(ofMap) : [],
    notes: withContent ? Object.values(snapshot.notes).filter(ofMap) : [],
  }
  return Object.entries(tables).flatMap(([table, records]) =>
    records.map(({ id, ...fields }) => ({ table, id, fields }) as RecordToInsert),
  )
}
