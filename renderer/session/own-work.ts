import * as Y from 'yjs'
import { keepUnseenWork, unseenWork } from '#shared/document/unseen-work.ts'
import type { Replica } from './replica.ts'

/** Not an act of the person's: it is never undone. */
const KEPT = { source: 'kept' }

export interface OwnWork {
  /** The host has all that was done here. */
  readonly saved: () => void
  readonly lost: () => void
  /** All that the host has is here. */
  readonly synced: () => void
  readonly close: () => void
}

/**
 * Keeps what was done in this window and had not reached the host, where others deleted the cards it was done to meanwhile. The
 * other way round, the host keeps what others did.
 */
export function keepOwnWork({ doc, source }: Pick<Replica, 'doc' | 'source'>): OwnWork {
  let reached = 0
  let isApart = true
  let work: ReturnType<typeof unseenWork> | null = null
  const keep = ({ origin }: Y.Transaction) => {
    if (isApart && origin === source) work ??= unseenWork(doc, seenByHost(doc, reached))
  }
  doc.on('beforeTransaction', keep)
  return {
    saved() {
      reached = Y.getState(doc.store, doc.clientID)
    },
    lost() {
      isApart = true
    },
    synced() {
      isApart = false
      keepUnseenWork(doc, work ?? [], KEPT)
      work = null
    },
    close: () => doc.off('beforeTransaction', keep),
  }
}

/** What others wrote came from the host; of this window's own it has seen the first so many. */
function seenByHost(doc: Y.Doc, own: number): Uint8Array {
  const seen = Y.decodeStateVector(Y.encodeStateVector(doc))
  return Y.encodeStateVector(seen.set(doc.clientID, own))
}
