import type * as Y from 'yjs'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { holdsCards, type LaneKind } from '#shared/model/vocabulary.ts'

/** What {@link buildProject} shall build. */
export interface ProjectShape {
  /** Steps of each stage. */
  readonly stages?: readonly number[]
  readonly lanes?: readonly LaneKind[]
  /** Cards in each cell of a lane that holds cards. */
  readonly cardsPerCell?: number
  readonly personas?: number
}

/** A document with one map, and the ids of what is on it, which speak for themselves in a failing test. */
export interface BuiltProject {
  readonly doc: Y.Doc
  readonly mapId: string
  readonly personaIds: readonly string[]
  /** `stage1`, `stage2`, … */
  readonly stageIds: readonly string[]
  /** By stage: `step1-1`, `step1-2`, … */
  readonly stepIds: readonly (readonly string[])[]
  /** `lane1` and so on, in the order of the kinds. */
  readonly laneIds: readonly string[]
  /** The ids of the cards of a cell: `card-<lane>-<step>-<number>`. */
  readonly cardIds: (laneId: string, stepId: string) => readonly string[]
}

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

/** A small project, by default two stages of two steps, lanes for cards, pains and sentiment, and a card in each cell. */
export function buildProject(shape: ProjectShape = {}): BuiltProject {
  const { stages = [2, 2], lanes = ['cards', 'pains', 'sentiment'], cardsPerCell = 1, personas = 1 } = shape
  const mapId = 'map1'
  const stageIds = numbered('stage', stages.length)
  const stepIds = stages.map((count, index) => numbered(`step${index + 1}-`, count))
  const laneIds = numbered('lane', lanes.length)
  const personaIds = numbered('persona', personas)
  const cardIds = (laneId: string, stepId: string): string[] =>
    numbered(`card-${laneId}-${stepId}-`, cardsPerCell)
  const cards: NewCard[] = laneIds
    .filter((_, index) => holdsCards(lanes[index] as LaneKind))
    .flatMap((laneId) =>
      stepIds
        .flat()
        .flatMap((stepId) =>
          cardIds(laneId, stepId).map((id) => ({ id, laneId, stepId, fields: { text: `Text of ${id}` } })),
        ),
    )
  const doc = createDocument('project-1', 'Built', 0)
  carryOut(doc, [
    { type: 'map.add', id: mapId, fields: { title: 'Map' } },
    ...personaIds.map((id): Command => ({ type: 'persona.add', id, mapId, fields: { name: id } })),
    ...stepIds.flatMap((ids, index) => buildStage(mapId, stageIds[index] as string, ids)),
    ...laneIds.map((id, index): Command => {
      const kind = lanes[index] as LaneKind
      return { type: 'lane.add', id, mapId, beforeId: null, fields: { title: id, kind } }
    }),
    { type: 'cards.add', cards, beforeId: null },
  ])
  return { doc, mapId, personaIds, stageIds, stepIds, laneIds, cardIds }
}

function buildStage(mapId: string, id: string, [first, ...others]: readonly string[]): Command[] {
  return [
    {
      type: 'stage.add',
      id,
      mapId,
      stepId: first as string,
      beforeId: null,
      fields: { title: `Title of ${id}` },
    },
    ...others.map(
      (stepId): Command => ({ type: 'step.add', id: stepId, stageId: id, beforeId: null, fields: {} }),
    ),
  ]
}

/** Carries out commands of which none may be refused. */
export function carryOut(doc: Y.Doc, commands: readonly Command[], origin: unknown = 'test'): void {
  const result = runCommands(doc, commands, origin)
  if (!result.ok) throw new Error(`Refused: ${result.error.message}`)
}

/** What is in a document, as plain JSON with tables and records in the order of their ids: equal where documents are. */
export function contentsOf(doc: Y.Doc): string {
  return JSON.stringify(
    Object.entries(projectDocument(doc)).map(([table, records]) => [table, byId(records)]),
  )
}

export const byId = (records: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))
