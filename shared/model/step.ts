import * as v from 'valibot'
import { flag, foreign, number, order, reference, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

/** Bounds of a column's width in map units; the narrowest still holds a word, the widest several cards side by side. */
export const STEP_WIDTH = { least: 140, usual: 232, most: 1200 } as const

const schema = v.object({
  stageId: requiredReference(),
  order: order(),
  title: text(),
  width: number(STEP_WIDTH.usual, STEP_WIDTH.least, STEP_WIDTH.most),
  /** A moment that matters: the step with the greatest emotional load. */
  moment: flag(false),
  duration: text(),
  expectation: text(),
  /** For the one who presents; never shown on the map nor exported. */
  speakerNotes: text(),
  /** On a future state: the step of the current state that this one came from. */
  counterpartId: reference(),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** A column of the map. It knows its stage; the stage knows the map. */
export const stepRecord = defineRecord('steps', schema, {
  required: { stageId: '-' },
  textFields: ['title', 'duration', 'expectation', 'speakerNotes'],
})
export type Step = Identified<v.InferOutput<typeof schema>>
