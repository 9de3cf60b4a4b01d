import * as v from 'valibot'
import { choice, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { COLORS } from './vocabulary.ts'

const schema = v.object({
  mapId: requiredReference(),
  title: text(),
  color: choice(COLORS, 'grey'),
})

/**
 * A cluster of cards that say something together. Cards name the group they are in; those of one group that share a cell
 * stand side by side there, framed, under its name.
 */
export const groupRecord = defineRecord('groups', schema, { required: { mapId: '-' }, textFields: ['title'] })
export type Group = Identified<v.InferOutput<typeof schema>>
