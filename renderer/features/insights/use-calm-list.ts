import { useState } from 'react'
import { type CalmEntry, calmList, type Listed } from './calm-list.ts'

/** {@link calmList} of items that come anew whenever the map changes. `items` must keep its identity while it is the same. */
export function useCalmList<Item extends Listed>(
  items: readonly Item[],
  held: boolean,
): readonly CalmEntry<Item>[] {
  const [shown, setShown] = useState({ items, held, list: calmList([], items, false) })
  if (shown.items === items && shown.held === held) return shown.list
  const next = { items, held, list: calmList(shown.list, items, held) }
  setShown(next)
  return next.list
}
