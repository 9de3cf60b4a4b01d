import type * as Y from 'yjs'
import { ok } from '#shared/base/result.ts'
import { authorIdOf } from '#shared/model/author.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { insertRecord, removeRecord, storedRecord, updateRecord } from '../document.ts'
import type { Handlers, RecordToInsert } from './types.ts'

/** Going back to an earlier state, and the signatures by which one learns whose work a state is. */
export const restoreHandlers: Handlers<'records.restore' | 'author.sign'> = {
  'records.restore'(doc, { set, removed }) {
    for (const { table, id } of removed) removeRecord(doc, table, id)
    for (const record of set) restoreRecord(doc, record)
    return ok(null)
  },
  'author.sign'(doc, { clientId, name }) {
    insertRecord(doc, 'authors', authorIdOf(clientId), { name })
    return ok(null)
  },
}

/** A record that is still there is changed where it differs, so that what others do to the rest of it meanwhile stays. */
function restoreRecord(doc: Y.Doc, { table, id, fields }: RecordToInsert): void {
  if (!storedRecord(doc, table, id)) insertRecord(doc, table, id, fields)
  else updateRecord(doc, table, id, { ...DEFINITIONS[table].defaults, ...fields } as never)
}
