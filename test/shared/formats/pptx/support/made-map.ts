import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** A map with stages of so many steps, a lane for cards, and cards in the order of these texts, step by step. */
export interface MadeMap {
  readonly stages?: readonly number[]
  readonly lanes?: number
  /** Of each cell. */
  readonly texts: readonly string[]
  readonly card?: Partial<FieldsOf<'cards'>>
  readonly map?: Partial<FieldsOf<'maps'>>
  readonly more?: readonly RecordToInsert[]
}

const orderOf = (index: number): string => `${String(index).padStart(4, '0')}V`

export function madeMap({
  stages = [1],
  lanes = 1,
  texts,
  card = {},
  map = {},
  more = [],
}: MadeMap): Snapshot {
  const steps = stages.flatMap((count, stage) =>
    Array.from({ length: count }, (_, step) => ({ stageId: `stage${stage}`, id: `step${stage}-${step}` })),
  )
  const laneIds = Array.from({ length: lanes }, (_, index) => `lane${index}`)
  const records: RecordToInsert[] = [
    { table: 'maps', id: 'map', fields: { title: 'Made', order: 'V', ...map } },
    ...stages.map((_, index) => ({
      table: 'stages' as const,
      id: `stage${index}`,
      fields: { mapId: 'map', title: `Stage ${index}`, order: orderOf(index) },
    })),
    ...steps.map(({ id, stageId }, index) => ({
      table: 'steps' as const,
      id,
      fields: { stageId, title: `Step ${index}`, order: orderOf(index) },
    })),
    ...laneIds.map((id, index) => ({
      table: 'lanes' as const,
      id,
      fields: { mapId: 'map', title: `Lane ${index}`, order: orderOf(index) },
    })),
    ...laneIds.flatMap((laneId) =>
      steps.flatMap(({ id: stepId }) =>
        texts.map((text, index) => ({
          table: 'cards' as const,
          id: `${laneId}/${stepId}/${index}`,
          fields: { text, place: [laneId, stepId, orderOf(index)] as const, ...card },
        })),
      ),
    ),
    ...more,
  ]
  return snapshotOfRecords(records)
}
