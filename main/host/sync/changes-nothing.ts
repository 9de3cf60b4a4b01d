import * as Y from 'yjs'

/**
 * Whether a document has all that an update adds and deletes. The update must have been inspected. A replica that is only
 * read says back what it holds, all deletions among it, whenever it reconnects.
 */
export function changesNothing(document: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  return (
    structs.every(({ id, length }) => id.clock + length <= Y.getState(document.store, id.client)) &&
    [...ds.clients].every(([client, stretches]) =>
      stretches.every(({ clock, len }) => isDeleted(document.store.clients.get(client), clock, clock + len)),
    )
  )
}

function isDeleted(structs: (Y.Item | Y.GC)[] | undefined, from: number, to: number): boolean {
  if (!structs) return false
  let index = Y.findIndexSS(structs, from)
  for (let clock = from; clock < to; index++) {
    const struct = structs[index]
    if (!struct?.deleted) return false
    clock = struct.id.clock + struct.length
  }
  return true
}
