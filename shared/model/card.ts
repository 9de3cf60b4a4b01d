import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { isOrder } from '#shared/base/order.ts'
import {
  choice,
  day,
  number,
  optionalChoice,
  optionalNumber,
  reference,
  references,
  text,
  words,
} from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import {
  CARD_KINDS,
  COLORS,
  EVIDENCE_LEVELS,
  IMPACTS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from './vocabulary.ts'

/** Where a card stands: lane, step and order in the cell. One value, so that of two concurrent moves one wins whole. */
export type Place = readonly [laneId: string, stepId: string, order: string]

/** Whether `value` is a well-formed place; whether the lane and step exist is for the reader to see. */
export const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && value.length === 3 && isId(value[0]) && isId(value[1]) && isOrder(value[2])

/** Sentiment runs from −2 (upset) to +2 (delighted). */
export const SENTIMENT = { least: -2, most: 2 } as const

const schema = v.object({
  kind: choice(CARD_KINDS, 'text'),
  place: v.custom<Place>(isPlace),
  text: text(),
  /** `null` takes the lane's colour. */
  color: optionalChoice(COLORS),
  tags: words(),
  evidence: choice(EVIDENCE_LEVELS, 'assumed'),
  author: text(),
  /** Dots given in votes that were closed. */
  votes: number(0, 0, 9999),
  /** touchpoint: over which channels, and whether it exists. */
  channels: words(),
  status: choice(TOUCHPOINT_STATUSES, 'existing'),
  /** pain: how bad. */
  impact: choice(IMPACTS, 'workaround'),
  /** opportunity: who, by when, how far, and what it is worth against what it takes (1 to 5). */
  owner: text(),
  due: day(),
  progress: choice(OPPORTUNITY_STATUSES, 'idea'),
  value: optionalNumber(),
  effort: optionalNumber(),
  /** opportunity: the pains it answers. */
  painIds: references(),
  /** sentiment: whose and how much; metric: `amount` is the number. */
  personaId: reference(),
  amount: optionalNumber(),
  /** metric: what is counted. */
  unit: text(),
})

/**
 * The sticky, of any kind. One flat record for all kinds: a card that is dragged from the pains to the opportunities
 * changes its kind and keeps everything else it ever was, so dragging it back loses nothing.
 */
export const cardRecord = defineRecord('cards', schema, {
  required: { place: ['-', '-', 'V'] },
  textFields: ['text'],
})
export type Card = Identified<v.InferOutput<typeof schema>>

/**
 * The id of the one sentiment value of a persona at a step of a lane. Computed, not random: two people who rate the
 * same step at the same time set one value instead of making two.
 */
export const sentimentId = (laneId: string, stepId: string, personaId: string | null): string =>
  `${laneId}~${stepId}~${personaId ?? ''}`
