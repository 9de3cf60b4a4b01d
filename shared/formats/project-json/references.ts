import type { FieldsOf } from '#shared/model/definitions.ts'
import { stageOfStandIn } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'

/** Fields that hold the id of another record, or a list of ids, by table; a card's place is apart. */
export const REFERENCES: { readonly [T in TableName]?: { readonly [F in keyof FieldsOf<T>]?: TableName } } = {
  maps: { personaIds: 'personas', counterpartId: 'maps' },
  stages: { mapId: 'maps' },
  steps: { stageId: 'stages' },
  lanes: { mapId: 'maps' },
  cards: { painIds: 'cards', personaId: 'personas' },
  connectors: { mapId: 'maps', fromId: 'cards', toId: 'cards' },
  notes: { mapId: 'maps' },
}

/** Answers which id a reference leads to now; `undefined` where it leads to no known record. */
export type Lookup = (table: TableName, id: string) => string | undefined

/** A step's id as {@link Lookup} finds it; where the step only stands in for a stage, that of the stage's new id. */
export function lookUpStep(lookup: Lookup, id: string): string | undefined {
  const step = lookup('steps', id)
  const stageId = stageOfStandIn(id)
  if (step !== undefined || stageId === null) return step
  const stage = lookup('stages', stageId)
  return stage === undefined ? undefined : stage + id.slice(stageId.length)
}
