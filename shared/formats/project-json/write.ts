import { byOrder } from '#shared/base/order.ts'
import { type Card, computedId } from '#shared/model/card.ts'
import { DEFINITIONS, type FieldsOf, type TableRecords } from '#shared/model/definitions.ts'
import type { Lane } from '#shared/model/lane.ts'
import {
  cardsIn,
  type MapView,
  mapsOf,
  personasOf,
  type StageView,
  traitsOf,
  viewMap,
} from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { TableName } from '#shared/model/record.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { cardKindOf } from '#shared/model/vocabulary.ts'
import {
  type CardJson,
  type CellJson,
  HOMELESS_TABLES,
  type HomelessJson,
  type HomelessTable,
  type LaneJson,
  type LeanRecord,
  type MapJson,
  type PersonaJson,
  PROJECT_JSON_FORMAT,
  PROJECT_JSON_VERSION,
  type ProjectJson,
  type StageJson,
} from './types.ts'

/** What to leave in. */
export interface ProjectJsonOptions {
  /**
   * What is for the people at work alone, lane prompts, a presenter's notes and which participant of a room wrote what: kept
   * in the project's own file and in templates, left out of everything a person takes away.
   */
  readonly prompts: boolean
}

/** One run of writing: what is written, how, and which records found their place so far. */
interface Writing {
  readonly snapshot: Snapshot
  readonly options: ProjectJsonOptions
  readonly housed: Set<object>
}

/**
 * The whole project as a plain object for JSON: nested as people read a map, fields at their default left out, the
 * same for the same content whoever writes it. Nothing is lost: `readProjectJson` gives back every record.
 */
export function writeProjectJson(
  snapshot: Snapshot,
  options: ProjectJsonOptions = { prompts: true },
): ProjectJson {
  const { projectId, title, createdAt } = projectOf(snapshot)
  const writing: Writing = { snapshot, options, housed: new Set() }
  const personas = personasOf(snapshot).map((persona) => writePersona(persona, writing))
  const maps = mapsOf(snapshot).flatMap((map) => {
    const view = viewMap(snapshot, map.id, { withHidden: true, asFiled: true })
    return view ? [writeMap(view, writing)] : []
  })
  const homeless = writeHomeless(writing)
  return {
    format: PROJECT_JSON_FORMAT,
    version: PROJECT_JSON_VERSION,
    project: { id: projectId, title, createdAt },
    personas,
    maps,
    ...(homeless && { homeless }),
  }
}

/** The record's id and the fields that differ from their default, in the order in which the model lists them. */
export function lean<T extends TableName, Implied extends keyof FieldsOf<T> = never>(
  table: T,
  record: TableRecords[T],
  implied: readonly Implied[],
): LeanRecord<T, Implied> {
  const result: Record<string, unknown> = { id: record.id }
  const fields = record as unknown as Readonly<Record<string, unknown>>
  for (const [key, usual] of Object.entries(DEFINITIONS[table].defaults)) {
    const value = fields[key]
    if (value === usual || (implied as readonly string[]).includes(key)) continue
    if (Array.isArray(value) && value.length === 0) continue
    result[key] = value
  }
  return result as LeanRecord<T, Implied>
}

function writePersona(persona: Persona, { snapshot, housed }: Writing): PersonaJson {
  const traits = traitsOf(snapshot, persona.id)
  for (const trait of traits) housed.add(trait)
  return {
    ...lean('personas', persona, ['order']),
    ...(traits.length > 0 && {
      traits: traits.map((trait) => lean('traits', trait, ['personaId', 'order'])),
    }),
  }
}

function writeMap(view: MapView, writing: Writing): MapJson {
  const { snapshot, housed } = writing
  const signed = writing.options.prompts ? (['mapId'] as const) : (['mapId', 'authorId'] as const)
  const here = <R extends { readonly id: string; readonly mapId: string }>(
    table: Readonly<Record<string, R>>,
  ) => Object.values(table).filter(({ mapId }) => mapId === view.map.id)
  const groups = [...view.groups.values()].sort(byId)
  const connectors = [...view.connectors].sort(byId)
  const comments = here(snapshot.comments).sort(byTime)
  const views = here(snapshot.views).sort(byOrder)
  const dataSets = here(snapshot.dataSets).sort(byOrder)
  const loose = [...groups, ...connectors, ...view.notes, ...comments, ...views, ...dataSets]
  for (const record of loose) housed.add(record)
  return {
    ...lean('maps', view.map, ['order']),
    stages: view.stages.map((stage) => writeStage(stage, writing)),
    lanes: view.lanes.map((lane) => writeLane(view, lane, writing)),
    ...(groups.length > 0 && { groups: groups.map((group) => lean('groups', group, ['mapId'])) }),
    ...(connectors.length > 0 && {
      connectors: connectors.map((line) => lean('connectors', line, ['mapId'])),
    }),
    ...(view.notes.length > 0 && { notes: view.notes.map((note) => lean('notes', note, signed)) }),
    ...(comments.length > 0 && { comments: comments.map((comment) => lean('comments', comment, signed)) }),
    ...(views.length > 0 && { views: views.map((saved) => lean('views', saved, ['mapId', 'order'])) }),
    ...(dataSets.length > 0 && {
      dataSets: dataSets.map((data) => lean('dataSets', data, ['mapId', 'order'])),
    }),
  }
}

function writeStage({ stage, steps }: StageView, { snapshot, housed, options }: Writing): StageJson {
  // The step that stands in where a stage has none is not filed anywhere; whoever reads the stage makes it again.
  const filed = steps.filter((step) => snapshot.steps[step.id] !== undefined)
  for (const record of [stage, ...filed]) housed.add(record)
  return {
    ...lean('stages', stage, options.prompts ? ['mapId', 'order'] : ['mapId', 'order', 'speakerNotes']),
    steps: filed.map((step) =>
      lean('steps', step, options.prompts ? ['stageId', 'order'] : ['stageId', 'order', 'speakerNotes']),
    ),
  }
}

function writeLane(view: MapView, lane: Lane, { options, housed }: Writing): LaneJson {
  housed.add(lane)
  const cells = view.steps.flatMap((step): CellJson[] => {
    const cards = cardsIn(view, lane.id, step.id)
    for (const card of cards) housed.add(card)
    return cards.length === 0
      ? []
      : [{ step: step.id, cards: cards.map((card) => writeCard(card, lane, options)) }]
  })
  return {
    ...lean('lanes', lane, options.prompts ? ['mapId', 'order'] : ['mapId', 'order', 'prompt']),
    ...(cells.length > 0 && { cells }),
  }
}

function writeCard(card: Card, lane: Lane, { prompts }: ProjectJsonOptions): CardJson {
  const { id, ...fields } = lean('cards', card, prompts ? ['place', 'kind'] : ['place', 'kind', 'authorId'])
  const usualKind = cardKindOf(lane.kind)
  const idFollows = card.kind === usualKind && id === computedId(card)
  return {
    ...(!idFollows && { id }),
    ...(card.kind !== usualKind && { kind: card.kind }),
    ...fields,
  }
}

/** What no map shows: all that hangs on something that is gone. */
function writeHomeless({ snapshot, options, housed }: Writing): HomelessJson | undefined {
  const left = HOMELESS_TABLES.map((table) => [table, writeUnhoused(table)] as const).filter(
    ([, records]) => records.length > 0,
  )
  return left.length === 0 ? undefined : (Object.fromEntries(left) as HomelessJson)

  function writeUnhoused<T extends HomelessTable>(table: T) {
    const hidden = options.prompts
      ? []
      : (['prompt', 'speakerNotes', 'authorId'] as unknown as (keyof FieldsOf<T>)[])
    return (Object.values(snapshot[table]) as TableRecords[T][])
      .filter((record) => !housed.has(record))
      .sort(byId)
      .map((record) => lean(table, record, hidden))
  }
}

const byTime = (
  a: { readonly createdAt: string; readonly id: string },
  b: { readonly createdAt: string; readonly id: string },
): number => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : byId(a, b))

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
