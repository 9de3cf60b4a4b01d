import type { Journal } from '../files/journal.ts'
import { MAXIMUM_ENTRY } from '../files/journal-format.ts'
import type { Log } from '../log.ts'
import { encodeWhole, type ProjectDocument } from '../sync/project-document.ts'

/** What a project's journal holds: at its first entry the whole project, then edit by edit; see `load-project.ts`. */
export interface JournalContent {
  /** What to write down for an edit that is in the document already. */
  readonly entryFor: (update: Uint8Array) => Uint8Array
  /**
   * The file holds all edits up to a number: the journal is begun anew when it has grown large, or could not be written, since
   * what waits for it is then in the file.
   */
  readonly inFile: (upTo: number) => Promise<void>
  /** The file holds all edits, and the project is closed: nothing of the journal is needed. */
  readonly empty: () => Promise<void>
}

export function createJournalContent(options: {
  readonly document: ProjectDocument
  readonly journal: Journal
  readonly journalIsWhole: boolean
  /** Bytes from which on the journal is begun anew. */
  readonly limit: number
  readonly log: Log
}): JournalContent {
  const { document, journal, limit, log } = options
  let isWhole = options.journalIsWhole
  let size = 0
  let beginningSize = 0

  async function restart(): Promise<void> {
    isWhole = false
    size = 0
    // A journal that stays is read once more the next time, and changes nothing.
    await journal.rotate(journal.sequence).catch((error) => log.error('A journal was not begun anew.', error))
  }
  return {
    entryFor(update) {
      const beginning = isWhole ? undefined : encodeWhole(document)
      isWhole = true
      const entry = beginning && beginning.length <= MAXIMUM_ENTRY ? beginning : update
      if (entry === beginning) beginningSize = beginning.length
      size += entry.length
      return entry
    },
    async inFile(upTo) {
      // Only when no edit came meanwhile: what stays in the journal would lack its beginning.
      const isBehind = journal.durable < upTo
      if ((isBehind || size > Math.max(limit, 2 * beginningSize)) && journal.sequence === upTo)
        await restart()
    },
    empty: restart,
  }
}
