/** Something with an id that stays the same as long as it is there. */
export interface Listed {
  readonly id: string
}

/** An entry of a list that keeps still under the hand. */
export interface CalmEntry<Item> {
  readonly item: Item
  /** It is not in the list any more and is only shown until the hand leaves. */
  readonly gone: boolean
}

/**
 * A list that changes while somebody reads it. Held, everything stays where it is: what is gone keeps its place, what is
 * new comes last. Let go, it is as it is now.
 */
export function calmList<Item extends Listed>(
  before: readonly CalmEntry<Item>[],
  now: readonly Item[],
  held: boolean,
): readonly CalmEntry<Item>[] {
  const here = (item: Item): CalmEntry<Item> => ({ item, gone: false })
  if (!held) return now.map(here)
  const byId = new Map(now.map((item) => [item.id, item]))
  const shown = new Set(before.map(({ item }) => item.id))
  return [
    ...before.map((entry) => {
      const item = byId.get(entry.item.id)
      return item ? here(item) : { ...entry, gone: true }
    }),
    ...now.filter(({ id }) => !shown.has(id)).map(here),
  ]
}
