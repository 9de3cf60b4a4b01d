import * as v from 'valibot'
import { choice, flag, number, optionalChoice, order, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import { BLUEPRINT_LINES, COLORS, LANE_KINDS } from './vocabulary.ts'

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
  /** What to write here, shown where a cell is empty. Never exported. */
  prompt: text(),
})

/** A row of one kind. */
export const laneRecord = defineRecord('lanes', schema, { required: { mapId: '-' }, textFields: ['title'] })
export type Lane = Identified<v.InferOutput<typeof schema>>
