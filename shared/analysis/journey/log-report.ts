import { DAY } from '#shared/base/zone-clock.ts'
import { type ActivityFigures, activitiesOf } from './activities.ts'
import { startsBetween } from './calendar.ts'
import { type EventLog, isComplete, isStart, spanOf } from './event-log.ts'
import type { SnapshotStep } from './figures-request.ts'
import { followsOf } from './follows.ts'
import { funnelOf } from './funnel.ts'
import { type ContrastRates, influenceOf, ratesOf, shareOf } from './influence.ts'
import { MARKET_DEFINITIONS, marketReport } from './market-report.ts'
import { byCodePoint, ranksOf } from './order.ts'
import { partOfLog } from './part-of-log.ts'
import type { FullSpread } from './quantiles.ts'
import { regressionsOf } from './regressions.ts'
import { segmentsOf } from './segments.ts'
import { serviceTimesOf } from './service-time.ts'
import { type Snapshot, snapshotsOf } from './snapshots.ts'
import { totalsOf } from './summary.ts'
import { variantsOf } from './variants.ts'

/** What programs are told of a log: every measure under its name, with what it means. */
export interface ReportRequest {
  /** States, in order; empty: no funnel. */
  readonly funnel: readonly string[]
  /** A state; `null`: none. */
  readonly goal: string | null
  /** Columns of words. */
  readonly segments: readonly string[]
  readonly snapshots: SnapshotStep
  /** IANA name, for the days of snapshots. */
  readonly zone: string
  /** What segments count beside `cases`, such as `sessions`; `null` where nothing tells. */
  readonly noun: string | null
}

/** How each measure is made, in a sentence. */
export const DEFINITIONS = {
  order: 'events of a case sorted by timestamp, ties keep file order',
  time_to_next_event_s: 'from an event to the next event of its case; last events give none',
  time_in_state_s:
    'runs of the same activity merged; from the first event of the run to the first event of the next run; the last run is open and gives none',
  quantiles: 'linear interpolation (numpy default, type 7)',
  variants: 'cases with the very same sequence of activities, every event one of them',
  directly_follows: 'an activity straight after another one in the same case, and the seconds between them',
  snapshots: 'state = activity of the last event with timestamp <= cut',
  snapshot_moves:
    'cases whose state differs from the snapshot before; from = null for those that came in since',
  influence:
    'before_goal: exposed = case has the touchpoint before its first goal event (or at all, if it never converts); anywhere_naive ignores order; CI = Katz log method; neither says that the touchpoint is the reason',
  segments:
    'a case belongs to the value of its earliest event that has one; converted = has the goal at all, in any order',
  regressions:
    'the next event at another stage of the funnel is at an earlier one; other activities do not count',
  ...MARKET_DEFINITIONS,
} as const

/** The definitions that hang on what was asked. */
const definitionsFor = ({ snapshots, zone }: ReportRequest) => ({
  ...DEFINITIONS,
  durations: `seconds, from instants (UTC offsets honoured; naive stamps read as ${zone})`,
  snapshots: `${DEFINITIONS.snapshots}; cuts are ${CUTS[snapshots]} (${zone})`,
})

const CUTS: Readonly<Record<SnapshotStep, string>> = {
  none: 'not asked for',
  day: '00:00 of each day',
  week: '00:00 of each Monday',
  month: '00:00 on the first of each month',
}

/** How many of the commonest variants are told. */
const VARIANTS = 15
/** Only so many of the latest snapshots: one stamp of another century must not make a million of them. */
const MOST_SNAPSHOTS = 5000
const STEP_DAYS = { day: 1, week: 7, month: 28 } as const

/** All measures of a log. Times in seconds, shares 0 to 1, instants ISO 8601; `null` where there is nothing to divide by. */
export function reportOf(log: EventLog, request: ReportRequest) {
  const { funnel, goal, segments } = request
  const snapshots = snapshotsFor(log, request)
  const whole = viewOf(log, request, snapshots)
  return {
    definitions: definitionsFor(request),
    ...whole,
    ...movesReport(log, request, snapshots),
    ...(log.lifecycleOf !== null && { views: viewsOf(log, request, whole) }),
    ...((log.lifecycleOf !== null || log.endAt !== null) && { service_time: serviceTimeReport(log) }),
    ...(goal !== null && { influence: influenceReport(log, goal) }),
    ...(funnel.length > 0 && {
      funnel: funnelReport(log, funnel),
      regressions: regressionsReport(log, funnel),
    }),
    ...(segments.length > 0 && {
      segments: Object.fromEntries(segments.map((name) => [name, segmentReport(log, name, request)])),
    }),
    ...marketReport(log, { goal: goal === null ? -1 : log.activities.indexOf(goal), zone: request.zone }),
  }
}

/** See {@link reportOf}. */
export type LogReport = ReturnType<typeof reportOf>

/** The measures of a log that need no question, and of each of its views. */
function viewOf(log: EventLog, request: ReportRequest, snapshots = snapshotsFor(log, request)) {
  const totals = totalsOf(log)
  const { eventsPerCase: per } = totals
  const variants = variantsOf(log, VARIANTS)
  const name = (activity: number) => log.activities[activity] as string
  return {
    cases: totals.cases,
    events: totals.events,
    activities: totals.activities,
    variants: variants.different,
    first_event: totals.firstEvent === null ? null : isoOf(totals.firstEvent),
    last_event: totals.lastEvent === null ? null : isoOf(totals.lastEvent),
    events_per_case: per && { min: per.min, median: per.median, mean: per.mean, max: per.max },
    case_duration_s: totals.caseDuration,
    equal_timestamp_steps: totals.equalTimestampSteps,
    activity: Object.fromEntries(activitiesOf(log).map((one) => [name(one.activity), activityReport(one)])),
    top_variants: variants.top.map(({ cases, sequence }) => ({
      count: cases,
      share: cases / totals.cases,
      sequence: Array.from(sequence, name),
    })),
    directly_follows: followsOf(log).map(({ from, to, count, time }) => ({
      from: name(from),
      to: name(to),
      count,
      median_s: time.median,
      mean_s: time.mean,
    })),
    ...snapshotReport(log, request, snapshots),
  }
}

const activityReport = (one: ActivityFigures) => ({
  events: one.events,
  cases: one.cases,
  case_share: one.caseShare,
  starts: one.starts,
  ends: one.ends,
  cases_repeating: one.casesRepeating,
  time_to_next_event_s: one.timeToNext,
  time_in_state_s: one.timeInState,
})

function snapshotReport(log: EventLog, request: ReportRequest, snapshots: readonly Snapshot[] | null) {
  return snapshots === null
    ? {}
    : {
        [`snapshots_${endingOf(request)}`]: snapshots.map(({ at, notStarted, states }) => ({
          at: isoOf(at),
          not_started: notStarted,
          state: Object.fromEntries(
            states.map(([activity, cases]) => [log.activities[activity] as string, cases]),
          ),
        })),
      }
}

function movesReport(log: EventLog, request: ReportRequest, snapshots: readonly Snapshot[] | null) {
  const name = (activity: number): string | null => log.activities[activity] ?? null
  return snapshots === null
    ? {}
    : {
        [`snapshot_moves_${endingOf(request)}`]: snapshots.map(({ at, moves }) => ({
          at: isoOf(at),
          moves: moves.map(({ from, to, cases }) => ({ from: name(from), to: name(to), cases })),
        })),
      }
}

/** `month_start_utc` */
const endingOf = ({ snapshots, zone }: ReportRequest): string =>
  `${snapshots}_start_${zone.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`

/** From the first cut after the first event to the first one after the last; `null` where none are asked for. */
function snapshotsFor(log: EventLog, { snapshots: step, zone }: ReportRequest): readonly Snapshot[] | null {
  if (step === 'none') return null
  if (log.at.length === 0) return []
  const { from, to } = spanOf(log)
  const earliest = to - MOST_SNAPSHOTS * STEP_DAYS[step] * DAY
  return snapshotsOf(log, startsBetween(Math.max(from, earliest), to, step, zone))
}

function viewsOf<Whole>(log: EventLog, request: ReportRequest, whole: Whole) {
  const only = (isWanted: (phase: number) => boolean) =>
    partOfLog(log, (event) => isWanted(log.lifecycleOf?.[event] as number))
  return {
    all_rows: whole,
    complete_only: viewOf(only(isComplete), request),
    start_only: viewOf(only(isStart), request),
  }
}

function serviceTimeReport(log: EventLog) {
  const { times, unpairedCompletes, unpairedStarts } = serviceTimesOf(log)
  const byName = <T>(of: (activity: number) => T | null): Record<string, T> =>
    Object.fromEntries(
      log.activities
        .map((name, activity) => [name, of(activity)] as const)
        .filter((entry): entry is [string, T & {}] => entry[1] !== null && entry[1] !== 0)
        .sort(([one], [other]) => byCodePoint(one, other)),
    )
  return {
    definition:
      log.lifecycleOf === null
        ? 'from the start of an event to its own end'
        : 'FIFO pairing of start and complete of the same activity in the same case',
    activity: byName<FullSpread>((activity) => times[activity] ?? null),
    unpaired_completes: byName((activity) => unpairedCompletes[activity] as number),
    unpaired_starts: byName((activity) => unpairedStarts[activity] as number),
  }
}

function influenceReport(log: EventLog, goal: string) {
  const influence = influenceOf(log, log.activities.indexOf(goal))
  const ranks = ranksOf(log.activities)
  return {
    goal,
    cases: influence.cases,
    converted: influence.converted,
    conversion_rate: shareOf(influence.converted, influence.cases),
    time_to_goal_s: influence.timeToGoal,
    touchpoints: influence.touchpoints
      .toSorted((a, b) => (ranks[a.activity] as number) - (ranks[b.activity] as number))
      .map(({ activity, beforeGoal, anyTime }) => ({
        touchpoint: log.activities[activity] as string,
        before_goal: contrastReport(beforeGoal),
        anywhere_naive: contrastReport(anyTime),
      })),
  }
}

function contrastReport(contrast: Parameters<typeof ratesOf>[0]) {
  const rates: ContrastRates = ratesOf(contrast)
  const { relative } = rates
  return {
    exposed: contrast.exposed,
    exposed_converted: contrast.exposedConverted,
    unexposed: contrast.unexposed,
    unexposed_converted: contrast.unexposedConverted,
    rate_exposed: rates.exposed,
    rate_unexposed: rates.unexposed,
    relative_rate: relative?.ratio ?? null,
    rr_ci95_log: relative?.interval ? [relative.interval.low, relative.interval.high] : null,
    odds_ratio: rates.oddsRatio,
  }
}

function funnelReport(log: EventLog, names: readonly string[]) {
  const stages = funnelOf(log, stagesOf(log, names), names.length)
  const first = stages[0]?.reachedInOrder ?? 0
  return {
    definition:
      'ordered, non-strict; earliest match of each stage after the previous stage (same-timestamp order = file order)',
    stages: stages.map((stage, at) => {
      const previous = stages[at - 1]
      const next = stages[at + 1]
      return {
        stage: names[at] as string,
        reached_in_order: stage.reachedInOrder,
        reached_any_order: stage.reachedAnyOrder,
        conversion_from_previous: previous ? shareOf(stage.reachedInOrder, previous.reachedInOrder) : null,
        conversion_from_first: shareOf(stage.reachedInOrder, first),
        dropped_before_next: next ? stage.reachedInOrder - next.reachedInOrder : null,
        time_from_previous_s: stage.timeFromPrevious,
      }
    }),
  }
}

const regressionsReport = (log: EventLog, names: readonly string[]) =>
  regressionsOf(log, stagesOf(log, names), names.length).map(({ from, to, moves, cases }) => ({
    from: names[from] as string,
    to: names[to] as string,
    count: moves,
    cases,
  }))

const stagesOf = (log: EventLog, names: readonly string[]): Int32Array =>
  Int32Array.from(log.activities, (name) => names.indexOf(name))

function segmentReport(log: EventLog, name: string, { goal, noun }: ReportRequest) {
  const column = log.columns.get(name)
  if (column?.type !== 'words') return {}
  const segments = segmentsOf(log, column, goal === null ? -1 : log.activities.indexOf(goal))
  return Object.fromEntries(
    segments.map(({ value, cases, converted }) => [
      value,
      {
        cases,
        ...(noun !== null && { [noun]: cases }),
        ...(goal !== null && { converted, rate: shareOf(converted, cases) }),
      },
    ]),
  )
}

/** An instant as ISO 8601 in UTC, with milliseconds only where there are any. */
const isoOf = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')
