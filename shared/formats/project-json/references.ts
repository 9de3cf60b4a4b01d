import type { FieldsOf } from '#shared/model/definitions.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'

/** Fields that hold the id of another record, or a list of ids, by table; a card's place is apart. */
export const REFERENCES: { readonly [T in TableName]?: { readonly [F in keyof FieldsOf<T>]?: TableName } } = {
  maps: { personaIds: 'personas', counterpartId: 'maps' },
  traits: { personaId: 'personas' },
  stages: { mapId: 'maps', counterpartId: 'stages' },
  steps: { stageId: 'stages', counterpartId: 'steps' },
  lanes: { mapId: 'maps', counterpartId: 'lanes' },
  cards: {
    painIds: 'cards',
    personaId: 'personas',
    linkedMapId: 'maps',
    counterpartId: 'cards',
    groupId: 'groups',
  },
  groups: { mapId: 'maps' },
  connectors: { mapId: 'maps', fromId: 'cards', toId: 'cards' },
  notes: { mapId: 'maps' },
  comments: { mapId: 'maps', threadId: 'comments' },
  views: { mapId: 'maps', personaIds: 'personas' },
  dataSets: { mapId: 'maps' },
}

/** Answers which id a reference leads to now; `undefined` where it leads to no known record. */
export type Lookup = (table: TableName, id: string) => string | undefined

/** Tables that a comment's target may be in. */
const TARGETS = ['cards', 'notes', 'steps', 'stages', 'lanes'] as const

/** The id of what a comment hangs on as {@link Lookup} finds it: the one reference that may lead into several tables. */
export function lookUpTarget(lookup: Lookup, id: string): string | undefined {
  for (const table of TARGETS) {
    const found = lookup(table, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** How a data set finds its places and cards again, with {@link Lookup}. */
export const lookUpPlaces = (lookup: Lookup) => ({
  place: (id: string): string => lookup('stages', id) ?? lookUpStep(lookup, id) ?? id,
  card: (id: string): string => lookup('cards', id) ?? id,
})

/** A step's id as {@link Lookup} finds it; where the step only stands in for a stage, that of the stage's new id. */
export function lookUpStep(lookup: Lookup, id: string): string | undefined {
  const step = lookup('steps', id)
  const stageId = stageOfStandIn(id)
  if (step !== undefined || stageId === null) return step
  const stage = lookup('stages', stageId)
  return stage === undefined ? undefined : stage + id.slice(stageId.length)
}
