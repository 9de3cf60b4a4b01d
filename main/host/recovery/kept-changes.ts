/** What a journal holds that a project's file does not, told without opening the project. */
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { build } from '../project/load-project.ts'
import { changesNothing } from '../sync/changes-nothing.ts'
import {
  createProjectDocument,
  encodeWhole,
  mergeInto,
  type ProjectDocument,
  projectIdOf,
} from '../sync/project-document.ts'

/** A document as a file holds it, or `undefined` where the bytes are no project that can be read. */
export function documentInFile(bytes: Uint8Array): ProjectDocument | undefined {
  const opened = openJourney(bytes)
  if (!opened.ok) return undefined
  const { doc }: OpenJourney = opened.value
  const document = createProjectDocument('file')
  mergeInto(document, encodeWhole(doc), 'load')
  doc.destroy()
  return document
}

/** The project that the entries of a journal make by themselves, or `undefined`. Whoever asks destroys it. */
export function documentInJournal(entries: readonly Uint8Array[]): ProjectDocument | undefined {
  const document = build('journal', entries)
  if (!document || projectIdOf(document) !== '') return document
  document.destroy()
  return undefined
}

/** How many of the entries say something that the document does not have. It takes them in. */
export function countNews(document: ProjectDocument, entries: readonly Uint8Array[]): number {
  let news = 0
  for (const entry of entries) {
    try {
      if (changesNothing(document, entry)) continue
      mergeInto(document, entry, 'load')
    } catch {
      // What fits nowhere is in no file either.
    }
    news++
  }
  return news
}
