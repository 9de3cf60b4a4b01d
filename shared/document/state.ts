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
 * refuses (`too-large`, `damaged-document`, `foreign-document`) what is no whole document of ours. One of a newer
 * version is opened, unknown tables and all: ask {@link isNewerDocument} before writing to it.
 */
export function decodeDocument(bytes: Uint8Array): Result<Y.Doc> {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    return fail('too-large', 'This project is too large to open: its document has more than 64 MB.')
  const doc = new Y.Doc()
  try {
    // Applying allocates what the bytes claim to hold; reading them first finds out whether they do.
    Y.decodeUpdateV2(bytes, BoundedDecoder)
    Y.applyUpdateV2(doc, bytes)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null || doc.subdocs.size > 0)
      return refuse(doc, 'damaged-document')
    openTables(doc)
    return isNewerDocument(doc) || onlyOurs(doc) ? ok(doc) : refuse(doc, 'foreign-document')
  } catch {
    return refuse(doc, 'damaged-document')
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

function refuse(doc: Y.Doc, code: 'damaged-document' | 'foreign-document'): Result<never> {
  doc.destroy()
  return code === 'damaged-document'
    ? fail(code, 'The document in this file is damaged and cannot be read.')
    : fail(code, 'The document in this file was not made by Throughline.')
}

/**
 * Format 2 packs runs, so that thirty bytes can claim a billion changes. Real documents stay far below these: a change
 * takes about a byte, if only for its text.
 */
const LEAST_CHANGES = 10_000
const CHANGES_PER_BYTE = 32
const MOST_CHANGES = 8_000_000

class BoundedDecoder extends Y.UpdateDecoderV2 {
  #left: number

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV2>[0]) {
    super(decoder)
    this.#left = Math.min(MOST_CHANGES, LEAST_CHANGES + CHANGES_PER_BYTE * decoder.arr.length)
  }

  override readInfo(): number {
    if (this.#left-- <= 0) throw new RangeError('More changes than the bytes can hold')
    return super.readInfo()
  }
}
