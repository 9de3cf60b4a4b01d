import type { Snapshot } from '#shared/model/snapshot.ts'

let last: { readonly table: Snapshot['comments']; readonly counts: ReadonlyMap<string, number> } | undefined

/** How many threads about each record wait for somebody, by the record's id. Asked at every edit, so the last answer is kept. */
export function openComments(table: Snapshot['comments']): ReadonlyMap<string, number> {
  if (last?.table === table) return last.counts
  const counts = new Map<string, number>()
  for (const { targetId, threadId, resolved } of Object.values(table))
    if (targetId !== null && threadId === null && !resolved)
      counts.set(targetId, (counts.get(targetId) ?? 0) + 1)
  last = { table, counts }
  return counts
}
