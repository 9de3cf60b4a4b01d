import type { EventLog } from './event-log.ts'

/** The place of each name among all of them, sorted by code points: an order that no machine's language changes. */
export function ranksOf(names: readonly string[]): Uint32Array {
  const sorted = names.map((_, at) => at).sort((a, b) => byCodePoint(names[a] as string, names[b] as string))
  const ranks = new Uint32Array(names.length)
  for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank] as number] = rank
  return ranks
}

/** Compares two texts by code points; `<` alone would compare UTF-16 units, and put 😀 before ｱ. */
export function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue
    return (one.codePointAt(at) as number) - (other.codePointAt(at) as number)
  }
  return one.length - other.length
}

/** Steps from an event to the next one of its case at the very same instant: their order is the file's, not the clock's. */
export function equalTimestampSteps({ cases, firstOf, at }: EventLog): number {
  let steps = 0
  for (let one = 0; one < cases.length; one++) {
    const to = firstOf[one + 1] as number
    for (let event = (firstOf[one] as number) + 1; event < to; event++)
      if (at[event] === at[event - 1]) steps += 1
  }
  return steps
}
