import * as v from 'valibot'
import {
  choice,
  flag,
  foreign,
  number,
  optionalNumberBetween,
  participant,
  requiredReference,
  text,
} from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { COLORS } from './vocabulary.ts'

/** Bounds of a free note's place and width, in map units. */
export const NOTE_BOUNDS = { reach: 100_000, least: 80, usual: 200, most: 1200 } as const

const schema = v.object({
  mapId: requiredReference(),
  /** From the grid's upper left corner; may be negative, as notes lie around the grid. */
  x: number(0, -NOTE_BOUNDS.reach, NOTE_BOUNDS.reach),
  y: number(0, -NOTE_BOUNDS.reach, NOTE_BOUNDS.reach),
  /**
   * How far under the grid's lower edge it lies, so that a grid that grows pushes it down instead of lying over it; `y` then
   * means nothing. `null` where `y` tells its place. One field of its own and no mark beside `y`: whichever of two drags at
   * the same time wins, what it says is a place that somebody chose.
   */
  below: optionalNumberBetween(0, NOTE_BOUNDS.reach),
  /**
   * How far right of the grid's right edge it lies, for the same reason; `x` then means nothing. `null` where `x` tells its
   * place, as for all that lies below the grid: nothing grows over it there, and such notes stay in one row.
   */
  beside: optionalNumberBetween(0, NOTE_BOUNDS.reach),
  width: number(NOTE_BOUNDS.usual, NOTE_BOUNDS.least, NOTE_BOUNDS.most),
  text: text(),
  color: choice(COLORS, 'grey'),
  /** Who had the thought, where that is known: of what people park in a workshop. */
  author: text(),
  authorId: participant(),
  /** Whether it waits in the parking lot, where the layout finds its place; the fields above then mean nothing. */
  parked: flag(false),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** A card outside the grid, with coordinates: backstory, parking lot, legend. */
export const noteRecord = defineRecord('notes', schema, { required: { mapId: '-' }, textFields: ['text'] })
export type Note = Identified<v.InferOutput<typeof schema>>
