import { FIGURES, type Figures } from '#shared/model/figures.ts'
import { type EventLog, eventsOfCase } from './event-log.ts'
import { byCodePoint, ranksOf } from './order.ts'
import { tellable } from './small-parts.ts'

/** Paths of more states than this are counted with the others: nobody reads them, and they are nearly always one customer's. */
const MOST_STATES = 100

/**
 * The commonest paths, most customers first: all states of a customer in order, a state that follows itself told once. Paths
 * that fewer than `least` customers took are counted together with those beyond the `most` commonest.
 */
export function pathsOf(
  log: EventLog,
  least: number,
  most: number = FIGURES.paths,
): Pick<Figures, 'paths' | 'otherPaths'> {
  const ranks = ranksOf(log.activities)
  const customers = new Map<string, number>()
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    const key = pathOf(log, caseAt, ranks)
    if (key !== null) customers.set(key, (customers.get(key) ?? 0) + 1)
  }
  // Of paths that as many took, the first by name: the order of rows changes nothing.
  const common = [...customers].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, most)
  const told = tellable(
    common.map(([, count]) => count),
    log.cases.length,
    least,
  )
  const inOrder = log.activities.toSorted(byCodePoint)
  const paths = common
    .filter((_, at) => told[at])
    .map(([key, count]) => [statesOf(key, inOrder), count] as const)
  return { paths, otherPaths: log.cases.length - paths.reduce((sum, [, count]) => sum + count, 0) }
}

/** A path as the ranks of its states' names, which a `Map` finds again without comparing lists; `null` for too long a path. */
function pathOf(log: EventLog, caseAt: number, ranks: Uint32Array): string | null {
  const [first, end] = eventsOfCase(log, caseAt)
  let key = ''
  let states = 0
  let latest = -1
  for (let event = first; event < end; event++) {
    const state = log.activityOf[event] as number
    if (state === latest) continue
    if (++states > MOST_STATES) return null
    key += states === 1 ? ranks[state] : ` ${ranks[state]}`
    latest = state
  }
  return key
}

const statesOf = (key: string, inOrder: readonly string[]): readonly string[] =>
  key.split(' ').map((rank) => inOrder[Number(rank)] as string)
