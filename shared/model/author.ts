import * as v from 'valibot'
import { text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

const schema = v.object({
  name: text(),
})

/**
 * Who wrote with one Yjs client id, so that whoever merges two copies later can be told who changed what. A window signs
 * before its first edit. Of the history of edits, not of the project: no screen shows it as content, no export carries it.
 */
export const authorRecord = defineRecord('authors', schema, { textFields: [] })
export type AuthorRecord = Identified<v.InferOutput<typeof schema>>

/** The id under which the author of a Yjs client's edits is filed. */
export const authorIdOf = (clientId: number): string => `c${clientId}`
