import type { Pair } from '#shared/analysis/pairing.ts'
import { longestRise } from '#shared/base/longest-rise.ts'

interface Item {
  readonly id: string
}

/**
 * Two lists as one row of slots, so that what answers each other shares a slot and either list keeps its own order. Where
 * pairs cross, as many as can be share one; the others stand alone, each where its own list has it. What only the first
 * list has comes before what only the second has.
 */
export function slotsOf<T extends Item>(
  current: readonly T[],
  future: readonly T[],
  toFuture: ReadonlyMap<string, T>,
): readonly Pair<T>[] {
  const places = new Map(future.map(({ id }, index) => [id, index]))
  const pairs = current.flatMap(({ id }, index) => {
    const place = places.get(toFuture.get(id)?.id ?? '')
    return place === undefined ? [] : [{ index, place }]
  })
  const slots: Pair<T>[] = []
  let [left, right] = [0, 0]
  const fill = (toIndex: number, toPlace: number): void => {
    for (; left < toIndex; left++) slots.push({ current: current[left] as T, future: null })
    for (; right < toPlace; right++) slots.push({ current: null, future: future[right] as T })
  }
  for (const { index, place } of longestRise(pairs)) {
    fill(index, place)
    slots.push({ current: current[left++] as T, future: future[right++] as T })
  }
  fill(current.length, future.length)
  return slots
}
