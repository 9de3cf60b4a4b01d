import * as v from 'valibot'
import { choice, foreign, order, reference, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { COLORS } from './vocabulary.ts'

const schema = v.object({
  mapId: requiredReference(),
  order: order(),
  title: text(),
  color: choice(COLORS, 'grey'),
  /** What the customer wants to reach here, how long it takes, what they expect. */
  goal: text(),
  duration: text(),
  expectation: text(),
  /** For the one who presents; never shown on the map nor exported. */
  speakerNotes: text(),
  /** On a future state: the stage of the current state that this one came from. */
  counterpartId: reference(),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** A group of columns. A stage without a step is shown with an empty one, so that it never vanishes. */
export const stageRecord = defineRecord('stages', schema, {
  required: { mapId: '-' },
  textFields: ['title', 'goal', 'duration', 'expectation', 'speakerNotes'],
})
export type Stage = Identified<v.InferOutput<typeof schema>>
