/**
 * The one live document of an opened project. It is Hocuspocus's own `Document`, so what windows edit, what the journal
 * writes down and what the file is made of are one and the same object: with two documents bound together, an edit could
 * be in one and, after an error, not in the other. Hocuspocus only carries its messages; it neither loads, stores nor
 * unloads it (see `sync-server.ts`).
 */
import { Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import { openTables } from '#shared/document/document.ts'
import { isWhole } from '#shared/document/guard.ts'
import { readRecord } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { type TouchedRecords, touchedByUpdate } from '#shared/document/touched.ts'
import { keepUnseenWork, unseenWork } from '#shared/document/unseen-work.ts'
import { PROJECT_RECORD } from '#shared/model/project.ts'
import { changesNothing } from './changes-nothing.ts'

export type ProjectDocument = Document

/** An empty document to be filled from the file and the journal. */
export function createProjectDocument(id: string): ProjectDocument {
  const document = new Document(id, { gc: true })
  document.isLoading = false
  openTables(document)
  return document
}

/** Everything in a document as one update. */
export const encodeWhole = (document: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(document)

/** Takes in what another copy of the same project holds, and nothing twice. Throws where the bytes are no update. */
export function mergeInto(document: ProjectDocument, update: Uint8Array, origin: string): void {
  Y.applyUpdate(document, update, origin)
}

/** Takes in what a copy has that was worked on apart. What one side deleted while the other worked on it is not lost to either. */
export function mergeApart(document: ProjectDocument, copy: Y.Doc, news: Uint8Array, origin: string): void {
  const work = [
    ...unseenWork(document, Y.encodeStateVector(copy)),
    ...unseenWork(copy, Y.encodeStateVector(document)),
  ]
  mergeInto(document, news, origin)
  keepUnseenWork(document, work, origin)
}

/** What a copy holds and the document does not, as one update; `undefined` where that is nothing. */
export function newsIn(copy: Y.Doc, document: Y.Doc): Uint8Array | undefined {
  const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(document))
  return changesNothing(document, update) ? undefined : update
}

/**
 * What the document would take in a file, in bytes, once it had taken in an update; `undefined` where the two do not fit
 * together. The document stays as it is: an update that Yjs stumbles over would be in it by half.
 */
export function sizeWith(document: Y.Doc, update: Uint8Array): number | undefined {
  const trial = new Y.Doc()
  try {
    Y.applyUpdate(trial, encodeWhole(document))
    Y.applyUpdate(trial, update)
    return isWhole(trial) ? encodeDocument(trial).length : undefined
  } catch {
    return undefined
  } finally {
    trial.destroy()
  }
}

/** How far a document has got, in bytes that {@link touchedSince} understands. */
export const progressOf = (document: Y.Doc): Uint8Array => Y.encodeStateVector(document)

/** Which clients wrote in which records since a document had got so far; nothing where the bytes do not say. */
export function touchedSince(document: Y.Doc, progress: Uint8Array): TouchedRecords {
  try {
    return touchedByUpdate(document, Y.encodeStateAsUpdate(document, progress))
  } catch {
    return new Map()
  }
}

/** The project that a document is of; an empty text where it does not say. */
export const projectIdOf = (document: Y.Doc): string =>
  readRecord(document, 'projects', PROJECT_RECORD)?.projectId ?? ''

/** Calls back once for each act that changed the document, with just that change; answers how to stop. */
export function onUpdate(document: ProjectDocument, listener: (update: Uint8Array) => void): () => void {
  document.on('update', listener)
  return () => document.off('update', listener)
}
