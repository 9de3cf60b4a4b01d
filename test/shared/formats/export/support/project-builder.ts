import { ordersBetween } from '#shared/base/order.ts'
import { sentimentId } from '#shared/model/card.ts'
import { DEFINITIONS, type FieldsOf } from '#shared/model/definitions.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import { cardKindOf } from '#shared/model/vocabulary.ts'

type Fields<T extends TableName> = Partial<FieldsOf<T>>

/** A lane with its cells: `cells[i]` are the cards of step i, in order. */
export interface LaneSeed extends Fields<'lanes'> {
  readonly id: string
  readonly cells?: readonly (readonly CardSeed[])[]
}
export type CardSeed = Fields<'cards'> & { readonly id?: string }

/** One map of a project, from the top left to the bottom right. */
export interface MapSeed extends Fields<'maps'> {
  readonly personas?: readonly (Fields<'personas'> & { readonly id: string })[]
  readonly stages: readonly (Fields<'stages'> & { readonly steps: readonly Fields<'steps'>[] })[]
  readonly lanes: readonly LaneSeed[]
  readonly connectors?: readonly Fields<'connectors'>[]
  readonly notes?: readonly Fields<'notes'>[]
}

export const MAP_ID = 'map'

/** A snapshot with one map, as the projection of a document would show it. */
export function snapshotOf({ personas = [], stages, lanes, connectors, notes, ...map }: MapSeed): Snapshot {
  const tables = emptySnapshot() as Record<TableName, Record<string, unknown>>
  const put = <T extends TableName>(table: T, id: string, fields: Fields<T>): void => {
    const records: Record<string, unknown> = tables[table]
    records[id] = { ...DEFINITIONS[table].defaults, ...fields, id }
  }
  const orders = (count: number): string[] => ordersBetween(null, null, count)
  const personaOrders = orders(personas.length)
  personas.forEach(({ id, ...fields }, index) => {
    put('personas', id, { order: personaOrders[index]!, ...fields })
  })
  put('maps', MAP_ID, { personaIds: personas.map(({ id }) => id), ...map })
  const stepIds: string[] = []
  const stageOrders = orders(stages.length)
  stages.forEach(({ steps, ...fields }, index) => {
    const stageId = `stage${index}`
    put('stages', stageId, { mapId: MAP_ID, order: stageOrders[index]!, ...fields })
    const stepOrders = orders(steps.length)
    steps.forEach((step, inStage) => {
      put('steps', `step${stepIds.length}`, { stageId, order: stepOrders[inStage]!, ...step })
      stepIds.push(`step${stepIds.length}`)
    })
  })
  const laneOrders = orders(lanes.length)
  lanes.forEach(({ id: laneId, cells = [], ...fields }, index) => {
    put('lanes', laneId, { mapId: MAP_ID, order: laneOrders[index]!, ...fields })
    const kind = cardKindOf(fields.kind ?? 'cards')
    cells.forEach((cards, column) => {
      const stepId = stepIds[column]!
      const cardOrders = orders(cards.length)
      cards.forEach(({ id, ...card }, place) => {
        const own =
          kind === 'sentiment'
            ? sentimentId(laneId, stepId, card.personaId ?? null)
            : `${laneId}-${column}-${place}`
        put('cards', id ?? own, { kind, place: [laneId, stepId, cardOrders[place]!], ...card })
      })
    })
  })
  connectors?.forEach((fields, index) => {
    put('connectors', `connector${index}`, { mapId: MAP_ID, ...fields })
  })
  notes?.forEach((fields, index) => {
    put('notes', `note${index}`, { mapId: MAP_ID, ...fields })
  })
  return tables as Snapshot
}

export const viewOf = (seed: MapSeed): MapView => viewMap(snapshotOf(seed), MAP_ID)!
