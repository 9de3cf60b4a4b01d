import { byOrder } from '#shared/base/order.ts'
import type { Card } from './card.ts'
import type { Connector } from './connector.ts'
import type { CounterpartCurve } from './counterpart-curve.ts'
import { feedsOf, fillMetrics } from './fed-metrics.ts'
import { computeMetrics } from './formula.ts'
import type { Group } from './group.ts'
import type { Lane } from './lane.ts'
import type { JourneyMap } from './map.ts'
import { type MapData, mapDataOf } from './map-data.ts'
import type { Note } from './note.ts'
import type { Persona } from './persona.ts'
import { scoreCurves } from './score-curves.ts'
import type { Snapshot } from './snapshot.ts'
import type { Stage } from './stage.ts'
import { type Step, stepRecord } from './step.ts'
import type { Trait } from './trait.ts'
import { isStepValue } from './vocabulary.ts'

export type { CounterpartCurve } from './counterpart-curve.ts'

/** A stage with its columns, in order. There is always at least one, see {@link standInStep}. */
export interface StageView {
  readonly stage: Stage
  readonly steps: readonly Step[]
}

/** One map with everything on it, in reading order: what layout, canvas, exports and analysis work from. */
export interface MapView {
  readonly map: JourneyMap
  readonly personas: readonly Persona[]
  /** What the personas' sheets say, by persona id, in order. */
  readonly traits: ReadonlyMap<string, readonly Trait[]>
  readonly stages: readonly StageView[]
  /** All columns from left to right. */
  readonly steps: readonly Step[]
  /** All rows from top to bottom, but for those that are hidden. */
  readonly lanes: readonly Lane[]
  /** Cards by lane id, then step id, in order. Sentiment values stand in it too; metrics carry what their formula makes. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, readonly Card[]>>
  /** The clusters of this map by id; empty ones too. */
  readonly groups: ReadonlyMap<string, Group>
  readonly connectors: readonly Connector[]
  readonly notes: readonly Note[]
  /** Lines of the map's counterpart, for lanes that show them; whoever knows both maps adds them. */
  readonly counterpartCurves?: readonly CounterpartCurve[]
  /** The journey data that the map shows, if any. */
  readonly data?: MapData
  /** The journey data that fills lanes of metrics, by lane id; hidden lanes too. */
  readonly feeds?: ReadonlyMap<string, MapData>
  /** Titles of all maps of the project by id: cards name the map that they open. */
  readonly mapTitles: ReadonlyMap<string, string>
}

const NO_CARDS: readonly Card[] = []

/** The cards of one cell, in order. */
export const cardsIn = (view: MapView, laneId: string, stepId: string): readonly Card[] =>
  view.cells.get(laneId)?.get(stepId) ?? NO_CARDS

/** The cluster that a card belongs to on this map; one that is gone, or on another map, is none. */
export const groupOf = ({ groups }: Pick<MapView, 'groups'>, { groupId }: Card): Group | undefined =>
  groupId === null ? undefined : groups.get(groupId)

const STAND_IN = /^(.+)~first\d*$/

/**
 * The column shown for a stage that has none: two people may each delete one of its last two steps. Its id is computed,
 * so that everyone who puts something there makes the same step. `isTaken` tells the ids of steps that are elsewhere
 * by now: a column that once stood in here may have been moved to another stage.
 */
export function standInStep(stage: Stage, isTaken: (stepId: string) => boolean): Step {
  let id = `${stage.id}~first`
  for (let next = 2; isTaken(id); next++) id = `${stage.id}~first${next}`
  return { ...stepRecord.defaults, id, stageId: stage.id }
}

/** The stage that a stand-in step's id speaks for, or `null` where the id is an ordinary one. */
export const stageOfStandIn = (stepId: string): string | null => STAND_IN.exec(stepId)?.[1] ?? null

/** All maps of a project, in order. */
export const mapsOf = (snapshot: Snapshot): readonly JourneyMap[] =>
  Object.values(snapshot.maps).sort(byOrder)

/** All personas of a project, in order. */
export const personasOf = (snapshot: Snapshot): readonly Persona[] =>
  Object.values(snapshot.personas).sort(byOrder)

/** What a person's sheet says, in order. */
export const traitsOf = (snapshot: Snapshot, personaId: string): readonly Trait[] =>
  Object.values(snapshot.traits)
    .filter((trait) => trait.personaId === personaId)
    .sort(byOrder)

/** What a view holds. */
export interface ViewOptions {
  /** Hidden lanes too: for writing a map down whole, and for the list that brings them back. */
  readonly withHidden?: boolean
  /** Every card as it is filed, numbers of formulas not worked out: for writing a map down. */
  readonly asFiled?: boolean
}

/** A map in reading order, or `undefined` where there is no such map. Cards without a cell on it are left out. */
export function viewMap(
  snapshot: Snapshot,
  mapId: string,
  { withHidden = false, asFiled = false }: ViewOptions = {},
): MapView | undefined {
  const map = snapshot.maps[mapId]
  if (!map) return undefined
  const here = <R extends { readonly mapId: string }>(table: Readonly<Record<string, R>>): R[] =>
    Object.values(table).filter((record) => record.mapId === mapId)
  const allLanes = here(snapshot.lanes).sort(byOrder)
  const lanes = allLanes.filter((lane) => withHidden || !lane.hidden)
  const stages = viewStages(snapshot, here(snapshot.stages))
  const steps = stages.flatMap((stage) => stage.steps)
  const groups = new Map(here(snapshot.groups).map((group) => [group.id, group]))
  const filed = {
    lanes: allLanes,
    cells: fileCards(snapshot, allLanes, steps, asFiled ? NO_GROUPS : groups),
  }
  // An empathy map has no way on which customers could be counted.
  const data = map.kind === 'journey' ? mapDataOf(snapshot, mapId, stages) : null
  const scores = data ? scoreCurves(data, lanes) : []
  const feeds = feedsOf(allLanes, snapshot, stages, data)
  const cells = rowsOf(lanes, asFiled ? filed : computeMetrics(fillMetrics(filed, { feeds })))
  const personas = map.personaIds.flatMap((id) => snapshot.personas[id] ?? [])
  return {
    map,
    personas,
    traits: new Map(personas.map(({ id }) => [id, traitsOf(snapshot, id)])),
    stages,
    steps,
    lanes,
    cells,
    groups,
    connectors: here(snapshot.connectors)
      .filter((line) => isOn(cells, snapshot, line.fromId) && isOn(cells, snapshot, line.toId))
      .sort(byId),
    notes: here(snapshot.notes).sort(fromAbove),
    ...(data && { data }),
    ...(feeds.size > 0 && { feeds }),
    ...(scores.length > 0 && { counterpartCurves: scores }),
    mapTitles: new Map(mapsOf(snapshot).map(({ id, title }) => [id, title])),
  }
}

/**
 * Cards that no map has a place for: somebody put them into a stage, step or lane that somebody else deleted at the same
 * time. They wait in a tray until they are put into a cell or thrown away.
 */
export function recoveredCards(snapshot: Snapshot): readonly Card[] {
  const filed = new Set<string>()
  for (const { id } of Object.values(snapshot.maps)) {
    const view = viewMap(snapshot, id, { withHidden: true })
    for (const row of view?.cells.values() ?? [])
      for (const cards of row.values()) for (const card of cards) filed.add(card.id)
  }
  return Object.values(snapshot.cards)
    .filter((card) => !filed.has(card.id) && !isStepValue(card.kind))
    .sort(byId)
}

function viewStages(snapshot: Snapshot, stages: Stage[]): StageView[] {
  const stepsOf = new Map<string, Step[]>()
  for (const step of Object.values(snapshot.steps)) {
    const siblings = stepsOf.get(step.stageId)
    if (siblings) siblings.push(step)
    else stepsOf.set(step.stageId, [step])
  }
  return stages.sort(byOrder).map((stage) => ({
    stage,
    steps: stepsOf.get(stage.id)?.sort(byOrder) ?? [
      standInStep(stage, (id) => snapshot.steps[id] !== undefined),
    ],
  }))
}

const NO_GROUPS: MapView['groups'] = new Map()

function fileCards(
  snapshot: Snapshot,
  lanes: readonly Lane[],
  steps: readonly Step[],
  groups: MapView['groups'],
) {
  const cells = new Map(lanes.map((lane) => [lane.id, new Map<string, Card[]>()]))
  const stepIds = new Set(steps.map((step) => step.id))
  for (const card of Object.values(snapshot.cards)) {
    const [laneId, stepId] = card.place
    const row = cells.get(laneId)
    if (!row || !stepIds.has(stepId)) continue
    const cell = row.get(stepId)
    if (cell) cell.push(card)
    else row.set(stepId, [card])
  }
  for (const row of cells.values())
    for (const cell of row.values()) {
      if (cell.length < 2) continue
      cell.sort(byPlace)
      if (groups.size > 0) gather(cell, groups)
    }
  return cells
}

/** Puts the cards of a group side by side, where the first of them stands. */
function gather(cell: Card[], groups: MapView['groups']): void {
  if (!cell.some(({ groupId }) => groupId !== null && groups.has(groupId))) return
  const runs = Map.groupBy(cell, ({ id, groupId }) =>
    groupId !== null && groups.has(groupId) ? `group ${groupId}` : `card ${id}`,
  )
  cell.splice(0, cell.length, ...[...runs.values()].flat())
}

/** The cells of some of the lanes. A formula may name a lane that is hidden, so rows are left out last. */
const rowsOf = (lanes: readonly Lane[], all: Pick<MapView, 'lanes' | 'cells'>): MapView['cells'] =>
  lanes.length === all.lanes.length
    ? all.cells
    : new Map(lanes.map(({ id }) => [id, all.cells.get(id) as ReadonlyMap<string, readonly Card[]>]))

/** Records that have no order of their own: in this one, every copy draws them alike. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** What lies below the grid comes last, at one height what lies right of it, wherever its edges are. */
const fromAbove = (a: Note, b: Note): number =>
  Number(a.below !== null) - Number(b.below !== null) ||
  (a.below ?? a.y) - (b.below ?? b.y) ||
  Number(a.beside !== null) - Number(b.beside !== null) ||
  (a.beside ?? a.x) - (b.beside ?? b.x) ||
  byId(a, b)

const byPlace = (a: Card, b: Card): number =>
  byOrder({ order: a.place[2], id: a.id }, { order: b.place[2], id: b.id })

function isOn(cells: MapView['cells'], snapshot: Snapshot, cardId: string): boolean {
  const place = snapshot.cards[cardId]?.place
  return place !== undefined && cells.get(place[0])?.has(place[1]) === true
}
