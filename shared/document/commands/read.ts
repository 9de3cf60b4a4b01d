import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import {
  CHECK_ANSWERS,
  COLORS,
  DIRECTIONS,
  EVIDENCE_LEVELS,
  IMPACTS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import type { Command } from './types.ts'

/** Most cards that one contributed command adds, edits, moves or removes. */
export const CONTRIBUTED_CARDS = 200

const id = v.custom<string>(isId)
const ids = v.pipe(v.array(id), v.maxLength(CONTRIBUTED_CARDS))
const beforeId = v.nullable(id)
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT))
const line = v.pipe(v.string(), v.maxLength(200))
const words = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), v.maxLength(64))
const finite = v.nullable(v.pipe(v.number(), v.finite()))
const check = v.nullable(v.picklist(CHECK_ANSWERS))

/** What contributors say of a card; the keys are those of `CONTRIBUTED_FIELDS`. */
const cardFields = {
  text: v.exactOptional(text),
  color: v.exactOptional(v.nullable(v.picklist(COLORS))),
  tags: v.exactOptional(words),
  evidence: v.exactOptional(v.picklist(EVIDENCE_LEVELS)),
  channels: v.exactOptional(words),
  status: v.exactOptional(v.picklist(TOUCHPOINT_STATUSES)),
  impact: v.exactOptional(v.picklist(IMPACTS)),
  reach: v.exactOptional(finite),
  owner: v.exactOptional(line),
  due: v.exactOptional(v.nullable(v.pipe(v.string(), v.isoDate()))),
  progress: v.exactOptional(v.picklist(OPPORTUNITY_STATUSES)),
  value: v.exactOptional(finite),
  effort: v.exactOptional(finite),
  painIds: v.exactOptional(v.pipe(v.array(id), v.maxLength(64))),
  feasible: v.exactOptional(check),
  viable: v.exactOptional(check),
  desirable: v.exactOptional(check),
  personaId: v.exactOptional(v.nullable(id)),
  amount: v.exactOptional(finite),
  unit: v.exactOptional(line),
  target: v.exactOptional(finite),
  better: v.exactOptional(v.nullable(v.picklist(DIRECTIONS))),
}

const contribution = v.variant('type', [
  v.object({
    type: v.literal('cards.add'),
    cards: v.pipe(
      // A page sends whole cards; what contributors do not decide of them is left out.
      v.array(v.object({ id, laneId: id, stepId: id, fields: v.object(cardFields) })),
      v.minLength(1),
      v.maxLength(CONTRIBUTED_CARDS),
    ),
    beforeId,
  }),
  // An edit of anything else would change nothing and yet look done, so it is none.
  v.object({ type: v.literal('cards.edit'), ids, changes: v.strictObject(cardFields) }),
  v.object({
    type: v.literal('cards.move'),
    moves: v.pipe(
      v.array(v.object({ id, laneId: id, stepId: id, beforeId })),
      v.minLength(1),
      v.maxLength(CONTRIBUTED_CARDS),
    ),
  }),
  v.object({ type: v.literal('cards.remove'), ids }),
  v.object({
    type: v.literal('comment.add'),
    id,
    mapId: id,
    fields: v.object({
      targetId: v.exactOptional(v.nullable(id)),
      threadId: v.exactOptional(v.nullable(id)),
      text,
      createdAt: v.exactOptional(v.pipe(v.string(), v.isoTimestamp(), v.maxLength(40))),
    }),
  }),
  v.object({
    type: v.literal('comment.edit'),
    id,
    changes: v.strictObject({ text: v.exactOptional(text), resolved: v.exactOptional(v.boolean()) }),
  }),
  v.object({ type: v.literal('comment.remove'), id }),
])

/**
 * A command as it came from somebody who only contributes, or `undefined` where it is none that they may give or is not
 * well formed. Takes any value and never throws; what comes out holds nothing but what was checked.
 */
export function readContribution(value: unknown): Command | undefined {
  const read = v.safeParse(contribution, value)
  return read.success ? read.output : undefined
}
