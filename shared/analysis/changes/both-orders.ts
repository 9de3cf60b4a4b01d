import { longestRise } from '#shared/base/longest-rise.ts'

interface Item {
  readonly id: string
}

/** What is there now, in its order, and what is gone: each behind what it followed when it was there. */
export function inBothOrders<T extends Item>(before: readonly T[], after: readonly T[]): readonly T[] {
  const kept = new Set(after.map(({ id }) => id))
  const gone = new Map<string | null, T[]>()
  let last: string | null = null
  for (const item of before) {
    if (kept.has(item.id)) {
      last = item.id
      continue
    }
    const behind = gone.get(last)
    if (behind) behind.push(item)
    else gone.set(last, [item])
  }
  return [...(gone.get(null) ?? []), ...after.flatMap((item) => [item, ...(gone.get(item.id) ?? [])])]
}

/** A record among its siblings in two states: by its order value, and by where it really stands. */
export interface Ranked extends Item {
  readonly before: string
  readonly after: string
}

/**
 * Ids of those that changed places with others. Orders are fractions that may all be written anew while everybody stays
 * where they were: who keeps the value has not moved; of the others as few as explain the new sequence have.
 */
export function reordered(siblings: readonly Ranked[]): ReadonlySet<string> {
  const by = (side: 'before' | 'after') => (a: Ranked, b: Ranked) =>
    a[side] !== b[side] ? (a[side] < b[side] ? -1 : 1) : a.id < b.id ? -1 : 1
  const old = [...siblings].sort(by('before'))
  const now = [...siblings].sort(by('after'))
  if (now.every((item, index) => item === old[index])) return new Set()
  const places = new Map(old.map(({ id }, index) => [id, index]))
  const isFixed = ({ before, after }: Ranked): boolean => before === after
  const fixedBefore = countsBefore(old, isFixed)
  const fixedAfter = countsBefore(now, isFixed)
  const moved = new Set<string>()
  const free = new Map<number, { readonly id: string; readonly place: number }[]>()
  for (const item of now) {
    const gap = fixedAfter.get(item.id) as number
    if (isFixed(item)) continue
    if (fixedBefore.get(item.id) !== gap) moved.add(item.id)
    else {
      const run = free.get(gap) ?? []
      free.set(gap, run)
      run.push({ id: item.id, place: places.get(item.id) as number })
    }
  }
  for (const run of free.values()) {
    const risen = new Set(longestRise(run))
    for (const item of run) if (!risen.has(item)) moved.add(item.id)
  }
  return moved
}

function countsBefore(items: readonly Ranked[], isCounted: (item: Ranked) => boolean): Map<string, number> {
  let count = 0
  return new Map(items.map((item) => [item.id, isCounted(item) ? count++ : count]))
}
