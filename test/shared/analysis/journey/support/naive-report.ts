/** Every measure once more, worked out from its definition with lists and nothing else: slow, and easy to believe. */

export interface EventRow {
  readonly who: string
  readonly what: string
  /** Milliseconds. */
  readonly at: number
  readonly phase: 'none' | 'start' | 'complete'
  readonly plan: string
}

export interface Asked {
  readonly funnel: readonly string[]
  readonly goal: string
  /** Milliseconds, ascending. */
  readonly cuts: readonly number[]
}

type Case = readonly EventRow[]
type Named = Record<string, unknown>

export function naiveReport(rows: readonly EventRow[], { funnel, goal, cuts }: Asked): Named {
  const cases = casesOf(rows)
  const states = [...new Set(rows.map(({ what }) => what))].sort()
  return {
    ...overview(rows, cases, states),
    activity: Object.fromEntries(states.map((state) => [state, activity(cases, rows, state)])),
    top_variants: variants(cases)
      .slice(0, 15)
      .map(([sequence, count]) => ({ count, share: count / cases.length, sequence: sequence.split('>') })),
    directly_follows: follows(cases),
    snapshots_month_start_utc: cuts.map((cut) => snapshot(cases, cut)),
    snapshot_moves_month_start_utc: cuts.map((cut, index) => moves(cases, cuts[index - 1], cut)),
    service_time: serviceTime(cases, states),
    influence: influence(cases, states, goal),
    funnel: funnelOf(cases, funnel),
    regressions: regressions(cases, funnel),
    segments: { plan: segments(cases, goal) },
  }
}

const casesOf = (rows: readonly EventRow[]): Case[] =>
  [...Map.groupBy(rows, ({ who }) => who).values()].map((its) => its.toSorted((a, b) => a.at - b.at))

const seconds = (from: EventRow, to: EventRow): number => (to.at - from.at) / 1000

export function naiveSpread(values: readonly number[]): Named | null {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const at = (share: number): number => {
    const h = (sorted.length - 1) * share
    const low = sorted[Math.floor(h)] as number
    return low + (h - Math.floor(h)) * ((sorted[Math.ceil(h)] as number) - low)
  }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  return {
    ...{ n: sorted.length, min: at(0), q1: at(0.25), median: at(0.5), mean },
    ...{ q3: at(0.75), p90: at(0.9), max: at(1) },
  }
}

function overview(rows: readonly EventRow[], cases: readonly Case[], states: readonly string[]): Named {
  const per = naiveSpread(cases.map(({ length }) => length))
  const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')
  return {
    cases: cases.length,
    events: rows.length,
    activities: states.length,
    variants: variants(cases).length,
    first_event: iso(Math.min(...rows.map(({ at }) => at))),
    last_event: iso(Math.max(...rows.map(({ at }) => at))),
    events_per_case: { min: per?.min, median: per?.median, mean: per?.mean, max: per?.max },
    case_duration_s: naiveSpread(cases.map((its) => seconds(its[0] as EventRow, its.at(-1) as EventRow))),
    equal_timestamp_steps: steps(cases).filter(([from, to]) => from.at === to.at).length,
  }
}

const steps = (cases: readonly Case[]): (readonly [EventRow, EventRow])[] =>
  cases.flatMap((its) => its.slice(1).map((event, index) => [its[index] as EventRow, event] as const))

function activity(cases: readonly Case[], rows: readonly EventRow[], state: string): Named {
  const having = cases.filter((its) => its.some(({ what }) => what === state))
  const many = (its: Case) => its.filter(({ what }) => what === state).length
  const runs = cases.map((its) => its.filter(({ what }, index) => its[index - 1]?.what !== what))
  const between = (pairs: readonly (readonly [EventRow, EventRow])[]) =>
    naiveSpread(pairs.filter(([from]) => from.what === state).map(([from, to]) => seconds(from, to)))
  return {
    events: rows.filter(({ what }) => what === state).length,
    cases: having.length,
    case_share: having.length / cases.length,
    starts: cases.filter((its) => its[0]?.what === state).length,
    ends: cases.filter((its) => its.at(-1)?.what === state).length,
    cases_repeating: having.filter((its) => many(its) > 1).length,
    time_to_next_event_s: between(steps(cases)),
    time_in_state_s: between(steps(runs)),
  }
}

const variants = (cases: readonly Case[]): (readonly [string, number])[] =>
  [...Map.groupBy(cases, (its) => its.map(({ what }) => what).join('>'))]
    .map(([sequence, { length }]) => [sequence, length] as const)
    // States of one letter each, so that sequences compare as their names do.
    .sort(([a, many], [b, other]) => other - many || (a < b ? -1 : 1))

const follows = (cases: readonly Case[]): Named[] =>
  [...Map.groupBy(steps(cases), ([from, to]) => `${from.what}>${to.what}`)]
    .sort(([a, many], [b, other]) => other.length - many.length || (a < b ? -1 : 1))
    .map(([pair, its]) => {
      const spread = naiveSpread(its.map(([from, to]) => seconds(from, to)))
      const [from, to] = pair.split('>')
      return { from, to, count: its.length, median_s: spread?.median, mean_s: spread?.mean }
    })

const stateAt = (its: Case, cut: number): string | null =>
  its.filter(({ at }) => at <= cut).at(-1)?.what ?? null

function snapshot(cases: readonly Case[], cut: number): Named {
  const states = cases.map((its) => stateAt(its, cut))
  const known = Object.groupBy(
    states.filter((state) => state !== null),
    (state) => state,
  )
  return {
    at: new Date(cut).toISOString().replace('.000Z', 'Z'),
    not_started: states.filter((state) => state === null).length,
    state: Object.fromEntries(Object.entries(known).map(([state, its]) => [state, its?.length])),
  }
}

function moves(cases: readonly Case[], before: number | undefined, cut: number): Named {
  const pairs = cases
    .map((its) => [before === undefined ? null : stateAt(its, before), stateAt(its, cut)] as const)
    .filter(([from, to]) => from !== to)
  const counted = [...Map.groupBy(pairs, (pair) => pair.join('>'))]
    .sort(([a, many], [b, other]) => other.length - many.length || (a < b ? -1 : 1))
    .map(([, its]) => ({ from: its[0]?.[0], to: its[0]?.[1], cases: its.length }))
  return { at: new Date(cut).toISOString().replace('.000Z', 'Z'), moves: counted }
}

function serviceTime(cases: readonly Case[], states: readonly string[]): Named {
  const of = (state: string) => {
    const times: number[] = []
    let completes = 0
    let starts = 0
    for (const its of cases) {
      const waiting: EventRow[] = []
      for (const event of its.filter(({ what }) => what === state)) {
        if (event.phase === 'start') {
          waiting.push(event)
          continue
        }
        const begun = waiting.shift()
        if (begun) times.push(seconds(begun, event))
        else completes++
      }
      starts += waiting.length
    }
    return { times: naiveSpread(times), completes, starts }
  }
  const all = states.map((state) => [state, of(state)] as const)
  const some = (pick: (one: ReturnType<typeof of>) => unknown) =>
    Object.fromEntries(all.map(([state, one]) => [state, pick(one)] as const).filter(([, value]) => value))
  return {
    activity: some(({ times }) => times),
    unpaired_completes: some(({ completes }) => completes),
    unpaired_starts: some(({ starts }) => starts),
  }
}

function influence(cases: readonly Case[], states: readonly string[], goal: string): Named {
  const has = (its: Case, state: string) => its.some(({ what }) => what === state)
  const converted = cases.filter((its) => has(its, goal))
  const before = (its: Case) =>
    has(its, goal)
      ? its.slice(
          0,
          its.findIndex(({ what }) => what === goal),
        )
      : its
  return {
    goal,
    cases: cases.length,
    converted: converted.length,
    conversion_rate: converted.length / cases.length,
    time_to_goal_s: naiveSpread(
      converted.map((its) => seconds(its[0] as EventRow, its.find(({ what }) => what === goal) as EventRow)),
    ),
    touchpoints: states
      .filter((state) => state !== goal)
      .map((touchpoint) => ({
        touchpoint,
        before_goal: contrast(
          cases,
          (its) => has(before(its), touchpoint),
          (its) => has(its, goal),
        ),
        anywhere_naive: contrast(
          cases,
          (its) => has(its, touchpoint),
          (its) => has(its, goal),
        ),
      })),
  }
}

function contrast(
  cases: readonly Case[],
  isExposed: (its: Case) => boolean,
  isConverted: (its: Case) => boolean,
): Named {
  const m = cases.filter(isExposed).length
  const a = cases.filter((its) => isExposed(its) && isConverted(its)).length
  const n = cases.length - m
  const b = cases.filter(isConverted).length - a
  const ratio = m > 0 && n > 0 && b > 0 ? a / m / (b / n) : null
  const half = 1.959963984540054 * Math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
  return {
    ...{ exposed: m, exposed_converted: a, unexposed: n, unexposed_converted: b },
    rate_exposed: m > 0 ? a / m : null,
    rate_unexposed: n > 0 ? b / n : null,
    relative_rate: ratio,
    rr_ci95_log: ratio ? [Math.exp(Math.log(ratio) - half), Math.exp(Math.log(ratio) + half)] : null,
    odds_ratio: b * (m - a) > 0 ? (a * (n - b)) / (b * (m - a)) : null,
  }
}

function funnelOf(cases: readonly Case[], names: readonly string[]): Named {
  const ways = cases.map((its) => {
    const way: EventRow[] = []
    let rest = its
    for (const name of names) {
      const at = rest.findIndex(({ what }) => what === name)
      if (at < 0) break
      way.push(rest[at] as EventRow)
      rest = rest.slice(at + 1)
    }
    return way
  })
  const reached = names.map((_, index) => ways.filter(({ length }) => length > index).length)
  return {
    stages: names.map((stage, index) => ({
      stage,
      reached_in_order: reached[index],
      reached_any_order: cases.filter((its) => its.some(({ what }) => what === stage)).length,
      conversion_from_previous:
        index > 0 && reached[index - 1] ? (reached[index] ?? 0) / (reached[index - 1] ?? 0) : null,
      conversion_from_first: reached[0] ? (reached[index] ?? 0) / reached[0] : null,
      dropped_before_next:
        index + 1 < names.length ? (reached[index] ?? 0) - (reached[index + 1] ?? 0) : null,
      time_from_previous_s:
        index === 0
          ? null
          : naiveSpread(
              ways
                .filter(({ length }) => length > index)
                .map((way) => seconds(way[index - 1] as EventRow, way[index] as EventRow)),
            ),
    })),
  }
}

function regressions(cases: readonly Case[], names: readonly string[]): Named[] {
  const back = cases.flatMap((its) => {
    const placed = its.filter(({ what }) => names.includes(what))
    return steps([placed]).filter(([from, to]) => names.indexOf(to.what) < names.indexOf(from.what))
  })
  return names.flatMap((from) =>
    names.flatMap((to) => {
      const its = back.filter((pair) => pair[0].what === from && pair[1].what === to)
      const who = new Set(its.map(([event]) => event.who))
      return its.length > 0 ? [{ from, to, count: its.length, cases: who.size }] : []
    }),
  )
}

function segments(cases: readonly Case[], goal: string): Named {
  const known = Map.groupBy(cases, (its) => its.find(({ plan }) => plan !== '')?.plan ?? '')
  return Object.fromEntries(
    [...known].map(([plan, its]) => {
      const converted = its.filter((one) => one.some(({ what }) => what === goal)).length
      return [plan, { cases: its.length, converted, rate: converted / its.length }]
    }),
  )
}
