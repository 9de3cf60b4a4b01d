import type { EventLog } from './event-log.ts'
import { ranksOf } from './order.ts'

/** How things stood at one instant. */
export interface Snapshot {
  /** Milliseconds. */
  readonly at: number
  /** Cases without an event so far. */
  readonly notStarted: number
  /** How many cases were in which state, the most frequent first, equal ones by name: the state of their latest event. */
  readonly states: readonly (readonly [activity: number, cases: number])[]
  /** Cases that are in another state than at the snapshot before, or came in since (`from` is -1). */
  readonly moves: readonly { readonly from: number; readonly to: number; readonly cases: number }[]
}

/** @param cuts instants in ascending order; a case is in the state of its last event at or before a cut. */
export function snapshotsOf(log: EventLog, cuts: Float64Array): readonly Snapshot[] {
  const moved = movesByCut(log, cuts)
  const ranks = ranksOf(log.activities)
  const rank = (activity: number): number => (activity < 0 ? -1 : (ranks[activity] as number))
  const inState = new Int32Array(log.activities.length)
  let notStarted = log.cases.length
  return Array.from(cuts, (at, cut) => {
    const moves = gathered(moved, cut, log.activities.length)
    for (const { from, to, cases } of moves) {
      if (from < 0) notStarted -= cases
      else inState[from] = (inState[from] as number) - cases
      inState[to] = (inState[to] as number) + cases
    }
    const states: (readonly [number, number])[] = []
    for (let activity = 0; activity < inState.length; activity++)
      if (inState[activity] !== 0) states.push([activity, inState[activity] as number])
    return {
      at,
      notStarted,
      states: states.sort((a, b) => b[1] - a[1] || rank(a[0]) - rank(b[0])),
      moves: moves.sort(
        (a, b) => b.cases - a.cases || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to),
      ),
    }
  })
}

/** Moves of single cases, those of one cut beside each other. */
interface Moves {
  readonly firstOf: Uint32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

function movesByCut(log: EventLog, cuts: Float64Array): Moves {
  const events = log.at.length
  const cutOf = new Uint32Array(events)
  const from = new Int32Array(events)
  const to = new Int32Array(events)
  let length = 0
  for (let one = 0; one < log.cases.length; one++) {
    let state = -1
    let cut = 0
    const end = log.firstOf[one + 1] as number
    for (let event = log.firstOf[one] as number; event < end; event++) {
      cut = firstCut(cuts, log.at[event] as number, cut)
      if (cut === cuts.length) break
      // Only the last event before a cut is seen at it.
      const isLast = event + 1 === end || (log.at[event + 1] as number) > (cuts[cut] as number)
      const activity = log.activityOf[event] as number
      if (!isLast || activity === state) continue
      cutOf[length] = cut
      from[length] = state
      to[length++] = activity
      state = activity
    }
  }
  return sortedByCut(cutOf, from, to, length, cuts.length)
}

function sortedByCut(
  cutOf: Uint32Array,
  from: Int32Array,
  to: Int32Array,
  length: number,
  cuts: number,
): Moves {
  const firstOf = new Uint32Array(cuts + 1)
  for (let move = 0; move < length; move++) {
    const cut = (cutOf[move] as number) + 1
    firstOf[cut] = (firstOf[cut] as number) + 1
  }
  for (let cut = 0; cut < cuts; cut++)
    firstOf[cut + 1] = (firstOf[cut + 1] as number) + (firstOf[cut] as number)
  const next = firstOf.slice(0, cuts)
  const sorted = { firstOf, from: new Int32Array(length), to: new Int32Array(length) }
  for (let move = 0; move < length; move++) {
    const cut = cutOf[move] as number
    const place = next[cut] as number
    sorted.from[place] = from[move] as number
    sorted.to[place] = to[move] as number
    next[cut] = place + 1
  }
  return sorted
}

/** Index of the first of the cuts, from `begin` on, that is not before an instant; their number where all are. */
export function firstCut(cuts: Float64Array, at: number, begin = 0): number {
  if (begin < cuts.length && at <= (cuts[begin] as number)) return begin
  let low = begin
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low
}

function gathered(
  { firstOf, from, to }: Moves,
  cut: number,
  activities: number,
): { from: number; to: number; cases: number }[] {
  const cases = new Map<number, number>()
  for (let move = firstOf[cut] as number; move < (firstOf[cut + 1] as number); move++) {
    const pair = ((from[move] as number) + 1) * activities + (to[move] as number)
    cases.set(pair, (cases.get(pair) ?? 0) + 1)
  }
  return [...cases].map(([pair, count]) => {
    const into = pair % activities
    return { from: (pair - into) / activities - 1, to: into, cases: count }
  })
}
