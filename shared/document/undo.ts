import * as Y from 'yjs'
import { TABLES } from '#shared/model/record.ts'
import { tableOf } from './document.ts'

/** Steps kept; each pins deleted content in memory, so there is an end to it. */
export const UNDO_LIMIT = 200

/** What can be taken back next, in words for the menu ("Undo move cards"). */
export interface UndoState {
  readonly undo: string | null
  readonly redo: string | null
}

/** Undo and redo of one person's own edits; what others did in between stays. */
export interface UndoHistory {
  readonly undo: () => boolean
  readonly redo: () => boolean
  /**
   * Announces the next act. Acts with the same `joinKey` in a row, each within a second of the last, become one step:
   * typing in one card is one act to a person, though each key is a transaction. Those of a {@link gestureKey} join
   * however long the hand rests in between.
   */
  readonly begin: (label: string, joinKey?: string) => void
  readonly state: () => UndoState
  readonly subscribe: (listener: () => void) => () => void
  readonly destroy: () => void
}

const JOIN_WITHIN = 1000

const GESTURE = 'gesture:'

/** The join key of all that one hold of the hand does to `what`, from picking it up (`startedAt`) to letting go. */
export const gestureKey = (what: string, startedAt: number): string => `${GESTURE}${what}:${startedAt}`
const LABEL = 'label'

/** Follows transactions whose origin is `origin`, the local user's own, and no others. */
export function createUndoHistory(doc: Y.Doc, origin: object, now: () => number): UndoHistory {
  const manager = new Y.UndoManager(
    TABLES.map((table) => tableOf(doc, table)),
    { trackedOrigins: new Set([origin]), captureTimeout: Number.MAX_SAFE_INTEGER },
  )
  let label = ''
  let lastKey: string | undefined
  let lastAt = 0
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const keep = (event: { stackItem: { meta: Map<unknown, unknown> } }) => {
    // What is being undone may lie deeper than the top: steps that others made void meanwhile are passed over.
    event.stackItem.meta.set(LABEL, manager.currStackItem?.meta.get(LABEL) ?? label)
    const forgotten = manager.undoStack.length > UNDO_LIMIT ? manager.undoStack.shift() : undefined
    if (forgotten) unpin(doc, forgotten.deletions)
    tell()
  }
  const straighten = (transaction: Y.Transaction) => {
    if (transaction.origin === manager) straightenTexts(transaction)
  }
  doc.on('beforeObserverCalls', straighten)
  manager.on('stack-item-added', keep)
  manager.on('stack-item-updated', tell)
  const step = (kind: 'undo' | 'redo') => () => {
    const done = manager[kind]() !== null
    tell()
    return done
  }
  return {
    undo: step('undo'),
    redo: step('redo'),
    begin(next, joinKey) {
      const at = now()
      const inTime = at - lastAt < JOIN_WITHIN || joinKey?.startsWith(GESTURE) === true
      const joins = joinKey !== undefined && joinKey === lastKey && inTime
      if (!joins) manager.stopCapturing()
      label = next
      lastKey = joinKey
      lastAt = at
    },
    state: () => ({ undo: labelOf(manager.undoStack), redo: labelOf(manager.redoStack) }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy() {
      listeners.clear()
      doc.off('beforeObserverCalls', straighten)
      manager.destroy()
    },
  }
}

/**
 * Yjs 13.6 brings deleted letters back with neighbours that do not stand in the order it claims, and then other copies,
 * and this one when it is opened again, put them elsewhere. Nobody has seen the letters yet, so they are given the
 * neighbours that they would have if somebody had typed them, one after the other, where they stand now.
 */
function straightenTexts({ doc, beforeState, afterState }: Y.Transaction): void {
  const start = beforeState.get(doc.clientID) ?? 0
  if ((afterState.get(doc.clientID) ?? 0) === start) return
  const structs = doc.store.clients.get(doc.clientID) ?? []
  const restored = structs
    .slice(Y.findIndexSS(structs, start))
    .filter((struct) => struct instanceof Y.Item && struct.parentSub === null) as Y.Item[]
  // From the last to the first, each taken out of the row once it is done: none may name one that came after it.
  const lefts = new Map(restored.map((item) => [item, item.left]))
  const rights = new Map(restored.map((item) => [item, item.right]))
  for (const item of restored.reverse()) {
    const left = lefts.get(item) ?? null
    const right = rights.get(item) ?? null
    item.origin = left?.lastId ?? null
    item.rightOrigin = right?.id ?? null
    if (left !== null) rights.set(left, right)
    if (right !== null) lefts.set(right, left)
  }
}

/** Lets go of deleted content that was kept for a step which can no longer be taken back. */
function unpin(doc: Y.Doc, deletions: Parameters<typeof Y.iterateDeletedStructs>[1]): void {
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, deletions, (struct) => {
      if (struct instanceof Y.Item) struct.keep = false
    })
  })
  Y.tryGc(deletions, doc.store, doc.gcFilter)
}

function labelOf(stack: readonly { meta: Map<unknown, unknown> }[]): string | null {
  const item = stack.at(-1)
  return item ? String(item.meta.get(LABEL) ?? '') : null
}
