import { ordersBetween } from '#shared/base/order.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'

const STAGES = 20
const LANES = 10
const WORDS =
  'parcel refund queue branch letter phone form wait promise delivery signature doubt relief counter'.split(
    ' ',
  )

export const MAP_ID = 'room-map'
export const LANE_ID = 'lane-0'
export const STEP_ID = 'step-0'

/** A project with one map of twenty steps by ten lanes, and as many cards in them. */
export function projectOfCards(count: number) {
  const doc = createDocument('bench-room', 'The room', 0)
  const stages = ordersBetween(null, null, STAGES)
  const lanes = ordersBetween(null, null, LANES)
  const cards = ordersBetween(null, null, count)
  const records: RecordToInsert[] = [
    { table: 'maps', id: MAP_ID, fields: { title: 'The room', order: 'V' } },
    ...stages.flatMap((order, index): RecordToInsert[] => [
      { table: 'stages', id: `stage-${index}`, fields: { mapId: MAP_ID, title: `Stage ${index}`, order } },
      { table: 'steps', id: `step-${index}`, fields: { stageId: `stage-${index}`, order: 'V' } },
    ]),
    ...lanes.map((order, index): RecordToInsert => {
      return { table: 'lanes', id: `lane-${index}`, fields: { mapId: MAP_ID, title: `Lane ${index}`, order } }
    }),
    ...cards.map((order, index): RecordToInsert => {
      const place = [`lane-${index % LANES}`, `step-${index % STAGES}`, order] as const
      const text = [1, 3, 7, 11].map((step) => WORDS[(index * step) % WORDS.length]).join(' ')
      return { table: 'cards', id: `card-${index}`, fields: { kind: 'text', place, text } }
    }),
  ]
  const done = runCommands(doc, [{ type: 'records.insert', records }], 'bench')
  if (!done.ok) throw new Error(done.error.message)
  return doc
}
