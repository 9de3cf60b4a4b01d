import * as Y from 'yjs'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { TABLES } from '#shared/model/record.ts'
import { DOCUMENT_VERSION, documentVersion, openTables, ROOT_TYPES, recordVersions } from './document.ts'

/** The largest document that is opened, in encoded bytes: some hundred times a very large map. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

/** The whole document, its history of edits included, as bytes for a file (Yjs update, format 2). */
export const encodeDocument = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdateV2(doc)

/**
 * The document in bytes that {@link encodeDocument} made, with all its tables open. Takes anything and never throws;
 * refuses (`too-large`, `too-many-changes`, `damaged-document`, `foreign-document`) what is no whole document of ours. One of a newer
 * version is opened, unknown tables and all: ask {@link isNewerDocument} before writing to it.
 */
export function decodeDocument(bytes: Uint8Array): Result<Y.Doc> {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    return fail('too-large', 'This project is too large to open: its document has more than 64 MB.')
  const doc = new Y.Doc()
  try {
    // Applying allocates what the bytes claim to hold; reading them first, change by change, finds out whether they do.
    Y.encodeStateVectorFromUpdateV2(bytes, undefined, BoundedDecoder)
    Y.applyUpdateV2(doc, bytes)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null || doc.subdocs.size > 0)
      return refuse(doc, 'damaged-document')
    openTables(doc)
    return isNewerDocument(doc) || onlyOurs(doc) ? ok(doc) : refuse(doc, 'foreign-document')
  } catch (error) {
    return refuse(doc, error instanceof TooManyChanges ? 'too-many-changes' : 'damaged-document')
  }
}

/** Whether a newer program wrote the document. It may then be read, but writing could break what it holds. */
export function isNewerDocument(doc: Y.Doc): boolean {
  const versions = recordVersions(doc)
  return (
    documentVersion(doc) > DOCUMENT_VERSION ||
    TABLES.some((table) => Number(versions[table]) > DEFINITIONS[table].migrations.length)
  )
}

const onlyOurs = (doc: Y.Doc): boolean => [...doc.share.keys()].every((name) => ROOT_TYPES.has(name))

const REFUSALS = {
  'damaged-document': 'The document in this file is damaged and cannot be read.',
  'foreign-document': 'The document in this file was not made by Throughline.',
  'too-many-changes':
    'The document in this file holds more than half a million changes, too many to be opened.',
} as const

function refuse(doc: Y.Doc, code: keyof typeof REFUSALS): Result<never> {
  doc.destroy()
  return fail(code, REFUSALS[code])
}

/**
 * The most changes of a document that is opened: each takes some 400 bytes of memory, twice while a project is opened. Their
 * number has little to do with the document's length. Format 2 packs runs, so that thirty bytes can claim a billion changes,
 * and an honest document of three kilobytes holds 80,000 after two fields were changed in turn as often.
 */
export const MAX_CHANGES = 500_000

class TooManyChanges extends Error {}

class BoundedDecoder extends Y.UpdateDecoderV2 {
  #left = MAX_CHANGES

  override readInfo(): number {
    if (this.#left-- <= 0) throw new TooManyChanges()
    return super.readInfo()
  }
}
