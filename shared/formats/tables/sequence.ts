import { longestRise } from '#shared/base/longest-rise.ts'

/**
 * Those of `ids` that have another place among each other than they had: as few as explain the new sequence. Ids that
 * were not there before are left out.
 */
export function moved(ids: readonly string[], before: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, index) => [id, index]))
  const known = ids.flatMap((id) => {
    const place = places.get(id)
    return place === undefined ? [] : [{ id, place }]
  })
  const stayed = new Set(longestRise(known).map(({ id }) => id))
  return new Set(known.flatMap(({ id }) => (stayed.has(id) ? [] : [id])))
}

/** Walks a sequence from its end and says in front of what each item stands: the next one that is there, `null` for none. */
export function fromEnd<T extends { readonly id: string }>(
  items: readonly T[],
  place: (item: T, beforeId: string | null) => boolean,
): void {
  let next: string | null = null
  for (const item of [...items].reverse()) if (place(item, next)) next = item.id
}
