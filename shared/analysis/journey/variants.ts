import type { EventLog } from './event-log.ts'
import { ranksOf } from './order.ts'

/** One way through the states, every event a state, and how many cases went it. */
export interface Variant {
  readonly cases: number
  /** Indexes into the log's activities. */
  readonly sequence: Uint32Array
}

/** How many different ways there are, and the commonest of them. */
export interface Variants {
  readonly different: number
  readonly top: readonly Variant[]
}

/**
 * Cases with the very same sequence of states are one variant. Sequences are found by a hash and then compared event by
 * event, so that no two different ones ever count as one. The commonest come first, equal ones by the names of their states,
 * one after the other.
 */
export function variantsOf(log: EventLog, most: number): Variants {
  const { caseOf, casesOf } = countVariants(log)
  const ranks = ranksOf(log.activities)
  const isBefore = (one: number, other: number): boolean => {
    const difference = (casesOf[other] as number) - (casesOf[one] as number)
    return difference !== 0
      ? difference < 0
      : comesFirst(log, ranks, caseOf[one] as number, caseOf[other] as number)
  }
  const top: number[] = []
  for (let variant = 0; variant < caseOf.length; variant++) {
    if (top.length === most && !isBefore(variant, top[most - 1] as number)) continue
    let place = top.length
    while (place > 0 && isBefore(variant, top[place - 1] as number)) place -= 1
    top.splice(place, 0, variant)
    if (top.length > most) top.pop()
  }
  return {
    different: caseOf.length,
    top: top.map((variant) => {
      const one = caseOf[variant] as number
      return {
        cases: casesOf[variant] as number,
        sequence: log.activityOf.slice(log.firstOf[one], log.firstOf[one + 1]),
      }
    }),
  }
}

/** By variant: a case that went this way, and how many did. */
function countVariants(log: EventLog): { readonly caseOf: number[]; readonly casesOf: number[] } {
  const caseOf: number[] = []
  const casesOf: number[] = []
  /** By hash the variant found first, and by variant the next one of the same hash. */
  const firstWith = new Map<number, number>()
  const nextWith: number[] = []
  for (let one = 0; one < log.cases.length; one++) {
    const hash = hashOf(log, one)
    let variant = firstWith.get(hash) ?? -1
    while (variant >= 0 && !isSame(log, caseOf[variant] as number, one)) variant = nextWith[variant] as number
    if (variant < 0) {
      variant = caseOf.length
      caseOf.push(one)
      casesOf.push(0)
      nextWith.push(firstWith.get(hash) ?? -1)
      firstWith.set(hash, variant)
    }
    casesOf[variant] = (casesOf[variant] as number) + 1
  }
  return { caseOf, casesOf }
}

function hashOf({ activityOf, firstOf }: EventLog, one: number): number {
  const to = firstOf[one + 1] as number
  let hash = 0x811c9dc5
  for (let event = firstOf[one] as number; event < to; event++) {
    hash = Math.imul(hash ^ (activityOf[event] as number), 0x01000193)
    hash ^= hash >>> 15
  }
  return hash
}

function isSame({ activityOf, firstOf }: EventLog, one: number, other: number): boolean {
  const from = firstOf[one] as number
  const begins = firstOf[other] as number
  const length = (firstOf[one + 1] as number) - from
  if (length !== (firstOf[other + 1] as number) - begins) return false
  for (let at = 0; at < length; at++) if (activityOf[from + at] !== activityOf[begins + at]) return false
  return true
}

/** Whether one case's sequence stands before another's where names decide, a shorter one before its continuation. */
function comesFirst(
  { activityOf, firstOf }: EventLog,
  ranks: Uint32Array,
  one: number,
  other: number,
): boolean {
  const from = firstOf[one] as number
  const begins = firstOf[other] as number
  const lengths = [(firstOf[one + 1] as number) - from, (firstOf[other + 1] as number) - begins] as const
  for (let at = 0; at < Math.min(...lengths); at++) {
    const difference =
      (ranks[activityOf[from + at] as number] as number) -
      (ranks[activityOf[begins + at] as number] as number)
    if (difference !== 0) return difference < 0
  }
  return lengths[0] < lengths[1]
}
