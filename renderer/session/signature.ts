import type { StoreApi } from 'zustand/vanilla'
import { runCommands } from '#shared/document/commands/run.ts'
import type { createDocument } from '#shared/document/document.ts'
import { authorIdOf } from '#shared/model/author.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** Not an act of the person's: it is never undone. */
const SIGNATURE = { source: 'signature' }

/**
 * Writes under which name this window edits into the document, before its first edit and again where the name changes: whoever
 * merges this copy with another one later is told who changed what. Nobody is signed for who has no name.
 */
export function createSignature(
  doc: ReturnType<typeof createDocument>,
  snapshot: StoreApi<Snapshot>,
  ownName: () => string,
): () => void {
  return () => {
    const name = ownName().trim()
    const signed = snapshot.getState().authors[authorIdOf(doc.clientID)]?.name ?? ''
    if (name === signed) return
    runCommands(doc, [{ type: 'author.sign', clientId: doc.clientID, name }], SIGNATURE)
  }
}
