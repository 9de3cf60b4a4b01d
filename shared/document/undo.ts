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
   * typing in one card is one act to a person, though each key is a transaction.
   */
  readonly begin: (label: string, joinKey?: string) => void
  readonly state: () => UndoState
  readonly subscribe: (listener: () => void) => () => void
  readonly destroy: () => void
}

const JOIN_WITHIN = 1000
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
    if (!event.stackItem.meta.has(LABEL)) event.stackItem.meta.set(LABEL, label)
    if (manager.undoStack.length > UNDO_LIMIT) manager.undoStack.shift()
    tell()
  }
  manager.on('stack-item-added', keep)
  manager.on('stack-item-updated', tell)
  const step = (kind: 'undo' | 'redo') => () => {
    label = labelOf(kind === 'undo' ? manager.undoStack : manager.redoStack) ?? ''
    lastKey = undefined
    const done = manager[kind]() !== null
    tell()
    return done
  }
  return {
    undo: step('undo'),
    redo: step('redo'),
    begin(next, joinKey) {
      const at = now()
      const joins = joinKey !== undefined && joinKey === lastKey && at - lastAt < JOIN_WITHIN
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
      manager.destroy()
    },
  }
}

function labelOf(stack: readonly { meta: Map<unknown, unknown> }[]): string | null {
  const item = stack.at(-1)
  return item ? String(item.meta.get(LABEL) ?? '') : null
}
