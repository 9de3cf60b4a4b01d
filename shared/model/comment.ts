import * as v from 'valibot'
import { flag, participant, reference, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

const schema = v.object({
  mapId: requiredReference(),
  /** The card, note, step, stage or lane that is spoken about; `null` for the map as a whole. */
  targetId: reference(),
  /** The comment that this one answers; `null` where it begins a thread. */
  threadId: reference(),
  author: text(),
  /** Which participant of a room wrote it; see `card.ts`. */
  authorId: participant(),
  text: text(),
  /** ISO 8601 in UTC. */
  createdAt: text(),
  /** Of the thread's first comment: nothing is left to do. */
  resolved: flag(false),
})

/** What people say about the map to each other. Never drawn in an export. */
export const commentRecord = defineRecord('comments', schema, {
  required: { mapId: '-' },
  textFields: ['text'],
})
export type Comment = Identified<v.InferOutput<typeof schema>>
