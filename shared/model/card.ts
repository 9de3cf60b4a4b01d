import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { isOrder } from '#shared/base/order.ts'
import {
  choice,
  day,
  foreign,
  imageReference,
  number,
  numbers,
  optionalChoice,
  optionalNumber,
  participant,
  reference,
  references,
  text,
  words,
} from './fields.ts'
import { defineRecord, type Identified } from './record.ts'
import {
  CARD_KINDS,
  CHECK_ANSWERS,
  COLORS,
  DIRECTIONS,
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
  /** Which participant of a room wrote it: whoever only contributes changes no card but their own. Never drawn. */
  authorId: participant(),
  /** The cluster that it belongs to; see `group.ts`. A group that is gone leaves its cards as they are. */
  groupId: reference(),
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
  /** opportunity: can it be made, does it pay, does anybody want it? `null` where nobody checked yet. */
  feasible: optionalChoice(CHECK_ANSWERS),
  viable: optionalChoice(CHECK_ANSWERS),
  desirable: optionalChoice(CHECK_ANSWERS),
  /** pain: how many of a hundred customers meet it. */
  reach: optionalNumber(),
  /** sentiment: whose and how much; metric: `amount` is the number. Any other card: whom it is about. */
  personaId: reference(),
  amount: optionalNumber(),
  /** sentiment that a room rated: the standard deviation around `amount`, and how many people rated. */
  spread: v.fallback(
    v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(SENTIMENT.most - SENTIMENT.least))),
    null,
  ),
  raters: number(0, 0, 9999),
  /** metric: what is counted, what is aimed at, which way is good, what it was before (oldest first). */
  unit: text(),
  target: optionalNumber(),
  better: optionalChoice(DIRECTIONS),
  series: numbers(),
  /** metric: computes `amount` from other lanes' numbers at the same step, see `formula.ts`; empty: typed in. */
  formula: text(),
  /** image: which one, and its width by its height. */
  image: imageReference(),
  imageRatio: number(1, 0.05, 20),
  /** A map that tells this card's part in detail. */
  linkedMapId: reference(),
  /** On a future state: the card of the current state that this one came from. */
  counterpartId: reference(),
  /** What a file of another program said of it besides; see `fields.ts`. */
  foreign: foreign(),
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

/** Most letters of a channel's name that its dot's id spells out; of a longer one the rest is told by a number. */
const SPELLED = 80

/**
 * The id of the dot that says a step goes over a channel. Computed for the same reason as {@link sentimentId}; the
 * channel's letters that an id may not hold are written as their code.
 */
export function channelDotId(laneId: string, stepId: string, channel: string): string {
  const spelled = channel.replace(/[^a-z0-9]/g, (letter) => `_${letter.charCodeAt(0).toString(36)}-`)
  const name =
    spelled.length <= SPELLED ? spelled : `${spelled.slice(0, SPELLED - 10)}~${fingerprint(channel)}`
  return `${laneId}~${stepId}~${name}`
}

/** FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0
  return hash.toString(36)
}

/** The id that a step's value must have, or `null` for a card, whose id is its own. */
export function computedId(card: Pick<Card, 'kind' | 'place' | 'personaId' | 'channels'>): string | null {
  const [laneId, stepId] = card.place
  if (card.kind === 'sentiment') return sentimentId(laneId, stepId, card.personaId)
  return card.kind === 'channel' ? channelDotId(laneId, stepId, card.channels[0] ?? '') : null
}
