import * as v from 'valibot'
import { text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

/** The one record of the table `projects` has this id. */
export const PROJECT_RECORD = 'project'

const schema = v.object({
  /** Names the document towards hosts and merges; never changes, not even in a copy. */
  projectId: text(),
  title: text(),
  /** ISO 8601 in UTC, for lists. */
  createdAt: text(),
})

/** What a project says of itself; everything else hangs on maps and personas. */
export const projectRecord = defineRecord('projects', schema, { textFields: ['title'] })
export type ProjectRecord = Identified<v.InferOutput<typeof schema>>
