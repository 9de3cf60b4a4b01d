import * as v from 'valibot'
import { MEASURES } from './data-set.ts'
import {
  choice,
  flag,
  foreign,
  number,
  optionalChoice,
  order,
  reference,
  requiredReference,
  text,
  words,
} from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { BLUEPRINT_LINES, COLORS, EMPATHY_ZONES, LANE_KINDS, ROLES } from './vocabulary.ts'

/** Bounds of the least height a person may give a lane, in map units; a lane grows beyond it with its cards. */
export const LANE_HEIGHT = { least: 0, most: 2400 } as const

const schema = v.object({
  mapId: requiredReference(),
  order: order(),
  kind: choice(LANE_KINDS, 'cards'),
  title: text(),
  color: choice(COLORS, 'yellow'),
  /** Least height; 0 lets the cards decide. */
  height: number(0, LANE_HEIGHT.least, LANE_HEIGHT.most),
  collapsed: flag(false),
  /** The divider of a service blueprint below this lane. */
  lineBelow: optionalChoice(BLUEPRINT_LINES),
  /** Nobody may change what stands in it. */
  locked: flag(false),
  /** Left out of the map, on screen and on paper; the list of lanes brings it back. */
  hidden: flag(false),
  /** roles: who or what acts here. */
  role: optionalChoice(ROLES),
  /** channels: the rows of the matrix, from top to bottom. */
  channels: words(),
  /** sentiment: own words at the five levels, the best first; empty for the usual ones. */
  levels: words(),
  /** sentiment: whether faces stand beside the words. */
  faces: flag(false),
  /** sentiment: whether the counterpart's line is drawn beside this one. */
  showCounterpart: flag(false),
  /** On an empathy map: which of its fields this is. */
  zone: optionalChoice(EMPATHY_ZONES),
  /** On a future state: the lane of the current state that this one came from. */
  counterpartId: reference(),
  /** metrics: which number of which data set fills the lane; `null`: whatever is typed. */
  measure: optionalChoice(MEASURES),
  dataSetId: reference(),
  /** What to write here, shown where a cell is empty. Never exported. */
  prompt: text(),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
})

/** A row of one kind. */
export const laneRecord = defineRecord('lanes', schema, { required: { mapId: '-' }, textFields: ['title'] })
export type Lane = Identified<v.InferOutput<typeof schema>>
