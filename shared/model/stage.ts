import * as v from 'valibot'
import { choice, order, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { COLORS } from './vocabulary.ts'

const schema = v.object({
  mapId: requiredReference(),
  order: order(),
  title: text(),
  color: choice(COLORS, 'grey'),
})

/** A group of columns. A stage without a step is shown with an empty one, so that it never vanishes. */
export const stageRecord = defineRecord('stages', schema, { required: { mapId: '-' }, textFields: ['title'] })
export type Stage = Identified<v.InferOutput<typeof schema>>
