import { counted } from '#shared/base/counted.ts'
import { DAY } from '#shared/base/zone-clock.ts'
import { type Contrast, FIGURES, type Figures, type Slice } from '#shared/model/figures.ts'
import { countsOf } from './activities.ts'
import { stampsIn, startsBetween } from './calendar.ts'
import { campaignsOf } from './campaigns.ts'
import { caseNames } from './case-names.ts'
import { churnOf } from './churn.ts'
import { cohortsOf } from './cohorts.ts'
import { type EventLog, type NumberColumn, spanOf } from './event-log.ts'
import type { FiguresRequest, RowsCounted } from './figures-request.ts'
import { type GoalInfluence, influenceOf } from './influence.ts'
import { lifetimeValueOf } from './lifetime-value.ts'
import { ranksOf } from './order.ts'
import { pathsOf } from './paths.ts'
import { type Axes, axesOf, isSameAxis } from './places-of-log.ts'
import { risksOf } from './risks.ts'
import { scoreTotals, shownScore } from './scores.ts'
import { segmentsFor } from './segment-slices.ts'
import { countAxis, rounded, type SliceCounts, type Walked, walk } from './slices.ts'
import type { Slicing } from './slicing.ts'
import { type Told, tellSlices } from './small-groups.ts'
import { isTellable } from './small-parts.ts'
import { countCuts, customersAt } from './snapshot-slices.ts'

/** How much of the slices a project is to carry: at most so many snapshots, segments, and flows of each of them. */
interface Room {
  readonly snapshots: number
  readonly flows: number
  readonly segments: number
}

/** From all there is to what always fits: snapshots lie so close that half of them say nearly as much, so they go first. */
const ROOMS: readonly Room[] = [
  { snapshots: FIGURES.snapshots, flows: FIGURES.flows, segments: FIGURES.segments },
  { snapshots: FIGURES.snapshots, flows: 40, segments: FIGURES.segments },
  { snapshots: 30, flows: 40, segments: FIGURES.segments },
  { snapshots: 30, flows: 15, segments: FIGURES.segments },
  { snapshots: 15, flows: 15, segments: 24 },
  { snapshots: 12, flows: 10, segments: 12 },
  { snapshots: 6, flows: 5, segments: 6 },
  { snapshots: 2, flows: 0, segments: 2 },
  { snapshots: 0, flows: 0, segments: 0 },
]

/** A log laid beside a map: walked once, counted as often as is asked. */
interface Beside {
  readonly log: EventLog
  readonly request: FiguresRequest
  readonly least: number
  readonly axes: Axes
  /** States that are called as a case is. */
  readonly unnamed: ReadonlySet<string>
  readonly stages: Walked
  readonly steps: Walked
  /** Earliest and latest instant, in milliseconds. */
  readonly from: number
  readonly to: number
  /** The survey that the map shows. */
  readonly score: NumberColumn | null
}

/**
 * Everything that a map shows of journey data, from one walk over the log and a look at each stay. It holds no id, and no group
 * smaller than the least one; see `small-groups.ts`. What it cannot carry within {@link FIGURES} it leaves out, and says so.
 */
export function figuresFor(log: EventLog, rows: readonly RowsCounted[], asked: FiguresRequest): Figures {
  const beside = layBeside(log, { ...asked, places: asked.places.slice(0, FIGURES.places) })
  const counts = countsOf(log)
  const { slices, leftOut } = countSlices(beside)
  const others = figuresOfAll(beside, rows)
  const goal = goalOf(beside)
  let figures: Figures = { ...others, ...EMPTY }
  for (const room of ROOMS) {
    const fitting = within(room, beside, slices)
    const told = tellSlices(fitting.slices, beside.axes, counts.cases, beside.least)
    figures = {
      ...others,
      ...goalAndInfluence(beside, goal, told),
      ...statesOf(beside, counts, told, [
        ...leftOut,
        ...fitting.leftOut,
        ...notTold(fitting.slices.length - told.slices.length, beside.least),
      ]),
      slices: told.slices.map((slice) => withFlows(slice, room)),
    }
    if (isCarried(figures)) return figures
  }
  return shortened(figures)
}

/** What is left where names are so long that everybody's figures alone do not fit beside them: the shortest that fits. */
function shortened(figures: Figures): Figures {
  const shorter = KEPT_AT_LAST.map(
    (kept): Figures => ({
      ...figures,
      slices: figures.slices.map((slice) => ({ ...slice, flows: slice.flows.slice(0, kept.flows) })),
      states: figures.states.slice(0, kept.names),
      influence: figures.influence.slice(0, kept.names / 2),
      campaigns: figures.campaigns.slice(0, kept.names / 2),
      risks: kept.names > 0 ? figures.risks : [],
      paths: [],
      otherPaths: figures.customers,
      leftOut: [
        ...figures.leftOut.slice(0, FIGURES.sentences - 1),
        'For want of room, all paths and the rarer states, flows and campaigns were left out.',
      ],
    }),
  )
  return shorter.find(isCarried) ?? (shorter.at(-1) as Figures)
}

/** How many states and flows still go with a map of hundreds of places; of the last, what is left always fits. */
const KEPT_AT_LAST = [
  { names: 40, flows: FIGURES.flows },
  { names: 10, flows: 100 },
  { names: 0, flows: 0 },
] as const

const isCarried = (figures: Figures): boolean => JSON.stringify(figures).length <= FIGURES.most

const EMPTY = { goal: null, influence: [], states: [], slices: [], leftOut: [] } as const

function layBeside(log: EventLog, request: FiguresRequest): Beside {
  const axes = axesOf(log, request.places, request.matches)
  const stages = walk(log, axes.stages)
  const steps = isSameAxis(axes.stages, axes.steps) ? { ...stages, axis: axes.steps } : walk(log, axes.steps)
  return {
    log,
    request,
    least: Math.max(1, request.leastGroup),
    axes,
    unnamed: caseNames(log, log.activities),
    stages,
    steps,
    ...spanOf(log),
    score: shownScore(log),
  }
}

/** All that is told of the log as a whole. */
function figuresOfAll(
  { log, request, least, axes, unnamed, from, to }: Beside,
  rows: readonly RowsCounted[],
) {
  const goal = log.activities.indexOf(request.goal)
  const isEmpty = log.cases.length === 0
  const stamp = stampsIn(request.zone)
  const places = [axes.stages, axes.steps].map((axis) => ({
    count: axis.places.length,
    ids: axis.places.map(({ id }) => id),
    placeOfActivity: axis.placeOfActivity,
  }))
  return {
    madeAt: new Date(request.now).toISOString(),
    from: isEmpty ? '' : stamp(from),
    asOf: isEmpty ? '' : stamp(to),
    customers: log.cases.length,
    events: log.at.length,
    rows: sumOfRows(rows),
    order: request.places.map(({ id }) => id),
    leastGroup: request.leastGroup,
    ...namedPaths(log, least, unnamed),
    scores: scoreTotals(log, least).slice(0, FIGURES.scores),
    campaigns: campaignsOf(log, { goal, least }),
    cohorts: cohortsOf(log, request.zone, least),
    churn: isEmpty ? null : churnOf(log, { asOf: to, afterDays: request.churnAfterDays, least }),
    lifetimeValue: lifetimeValueOf(log, least),
    risks: isEmpty ? [] : risksOf(log, { asOf: to, least, places, settings: request.risks }),
  }
}

/** A path through a state that is called by a customer's id is one of the others. */
function namedPaths(log: EventLog, least: number, unnamed: ReadonlySet<string>): ReturnType<typeof pathsOf> {
  const { paths, otherPaths } = pathsOf(log, least)
  const named = paths.filter(([states]) => !states.some((state) => unnamed.has(state)))
  const customers = (of: typeof paths): number => of.reduce((sum, [, count]) => sum + count, 0)
  return { paths: named, otherPaths: otherPaths + customers(paths) - customers(named) }
}

function sumOfRows(files: readonly RowsCounted[]): Figures['rows'] {
  const leftOut = new Map<string, number>()
  for (const file of files)
    for (const { reason, rows } of file.leftOut) leftOut.set(reason, (leftOut.get(reason) ?? 0) + rows)
  return {
    read: files.reduce((sum, { read }) => sum + read, 0),
    used: files.reduce((sum, { used }) => sum + used, 0),
    leftOut: [...leftOut],
  }
}

/** Everybody, then the segments, column by column. */
function countSlices(beside: Beside): {
  readonly slices: readonly SliceCounts[]
  readonly leftOut: readonly string[]
} {
  const { log, request, least } = beside
  const customers = log.cases.length
  if (customers < least || customers === 0)
    return {
      slices: [],
      leftOut:
        customers === 0 ? [] : [`There are fewer than ${least} customers, so nothing is told of them.`],
    }
  const whole = countSlicing(beside, { sliceOf: new Int32Array(customers), slices: 1 })
  const all = { id: 'all', kind: 'all', column: '', value: '', customers } as const
  const { columns, leftOut } = segmentsFor(log, request.segments, least)
  const parts = columns.flatMap(({ segments, slicing }) => {
    const counts = countSlicing(beside, slicing)
    return segments.map(
      (segment, at): SliceCounts => ({ kind: 'segment', ...segment, ...(counts[at] as Counted) }),
    )
  })
  return { slices: [{ ...all, ...(whole[0] as Counted) }, ...parts], leftOut }
}

type Counted = Pick<SliceCounts, 'stages' | 'steps'>

function countSlicing(beside: Beside, slicing: Slicing): readonly Counted[] {
  const { log, stages, steps } = beside
  const byStage = countAxis(log, stages, slicing, beside)
  const byStep = steps.stays === stages.stays ? byStage : countAxis(log, steps, slicing, beside)
  return byStage.map((one, slice) => ({ stages: one, steps: byStep[slice] as Counted['steps'] }))
}

/** The slices that there is room for, with the snapshots. */
function within(room: Room, beside: Beside, slices: readonly SliceCounts[]) {
  const leftOut: string[] = []
  const [all, ...segments] = slices
  if (!all) return { slices, leftOut }
  const columns = [...Map.groupBy(segments, ({ column }) => column).values()]
  const share = Math.floor(room.segments / Math.max(1, columns.length))
  const kept = segments.length <= room.segments ? segments : columns.flatMap((one) => one.slice(0, share))
  if (kept.length < segments.length)
    leftOut.push(
      `For want of room, ${counted(segments.length - kept.length, 'smaller segment')} were left out.`,
    )
  if (room.flows < FIGURES.flows)
    leftOut.push(`For want of room, segments and snapshots keep their ${room.flows} largest flows.`)
  return { slices: [all, ...kept, ...snapshotsOf(beside, room.snapshots, leftOut)], leftOut }
}

function snapshotsOf(beside: Beside, most: number, leftOut: string[]): SliceCounts[] {
  const { log, request, least } = beside
  if (request.snapshots === 'none' || log.cases.length === 0) return []
  // A single date of another century would make a million days.
  const since = beside.to - LONGEST[request.snapshots] * (FIGURES.snapshots + 2)
  const every = startsBetween(Math.max(beside.from, since), beside.to, request.snapshots, request.zone)
  const latest = every.slice(-FIGURES.snapshots)
  const gap = most === 0 ? latest.length : Math.ceil(latest.length / most)
  // The newest one is kept whatever the gap: it is what everybody is now.
  const cuts =
    most === 0 ? latest.slice(0, 0) : latest.filter((_, at) => (latest.length - 1 - at) % gap === 0)
  if (cuts.length < every.length)
    leftOut.push(
      every.length <= FIGURES.snapshots
        ? `${cuts.length} of ${every.length} snapshots are kept${gap > 1 ? ', evenly spread' : ''}.`
        : `${gap > 1 ? `${cuts.length} of` : 'Only'} the latest ${latest.length} snapshots are kept${gap > 1 ? ', evenly spread' : ''}.`,
    )
  const stamp = stampsIn(request.zone)
  const customers = customersAt(log, cuts)
  const known = cuts.filter((_, cut) => (customers[cut] as number) >= least)
  const stages = countCuts(beside.stages, known)
  const steps = beside.steps.stays === beside.stages.stays ? stages : countCuts(beside.steps, known)
  return Array.from(known, (at, cut): SliceCounts => {
    const value = stamp(at)
    return {
      ...{ id: `snapshot:${value}`, kind: 'snapshot', column: '', value },
      customers: customers[cuts.length - known.length + cut] as number,
      stages: stages[cut] as Counted['stages'],
      steps: steps[cut] as Counted['steps'],
    }
  })
}

/** How long a step of snapshots is at most, in milliseconds. */
const LONGEST = { day: 1.1 * DAY, week: 7.1 * DAY, month: 31.1 * DAY } as const

const notTold = (segments: number, least: number): readonly string[] =>
  segments === 0
    ? []
    : [
        `${counted(segments, 'segment')} would tell of fewer than ${least} customers, and ${segments === 1 ? 'was' : 'were'} left out.`,
      ]

const withFlows = (slice: Slice, { flows }: Room): Slice => ({
  ...slice,
  flows: slice.flows.slice(0, slice.kind === 'all' ? FIGURES.flows : flows),
})

type Goal = GoalInfluence & { readonly activity: number }

function goalOf({ log, request, unnamed }: Beside): Goal | null {
  const activity = log.activities.indexOf(request.goal)
  if (activity < 0 || unnamed.has(request.goal)) return null
  const { touchpoints, ...goal } = influenceOf(log, activity)
  const ranks = ranksOf(log.activities)
  const rank = (one: { readonly activity: number }): number => ranks[one.activity] as number
  const commonest = touchpoints.toSorted((a, b) => b.anyTime.exposed - a.anyTime.exposed || rank(a) - rank(b))
  return { ...goal, activity, touchpoints: commonest }
}

/** The goal and what goes with reaching it, as far as its customers and both groups may be told. */
function goalAndInfluence(
  { log, request, least, unnamed }: Beside,
  goal: Goal | null,
  { isStateTold }: Told,
) {
  if (!goal) return { goal: null, influence: [] }
  const { cases, converted, timeToGoal, touchpoints } = goal
  const isTold = isTellable(converted, cases, least) && isStateTold[goal.activity] === true
  if (!isTold) return { goal: { state: request.goal, converted: null, time: null }, influence: [] }
  return {
    goal: { state: request.goal, converted, time: rounded(timeToGoal) },
    influence: touchpoints
      .map(({ activity, beforeGoal, anyTime }) => ({
        state: log.activities[activity] as string,
        beforeGoal: isContrastTold(beforeGoal, least) ? beforeGoal : null,
        anyTime: isStateTold[activity] && isContrastTold(anyTime, least) ? anyTime : null,
      }))
      .filter(({ state, beforeGoal, anyTime }) => !unnamed.has(state) && (beforeGoal || anyTime))
      .slice(0, FIGURES.influence),
  }
}

const isContrastTold = (contrast: Contrast, least: number): boolean =>
  isTellable(contrast.exposedConverted, contrast.exposed, least) &&
  isTellable(contrast.unexposedConverted, contrast.unexposed, least)

/** States, the most frequent first. One with fewer events than the least group would tell of as few customers. */
function statesOf(
  { log, least, unnamed }: Beside,
  { events, cases }: ReturnType<typeof countsOf>,
  { isStateTold }: Told,
  leftOut: readonly string[],
): Pick<Figures, 'states' | 'leftOut'> {
  const ranks = ranksOf(log.activities)
  const size = (activity: number): number => events[activity] as number
  const there = [...log.activities.keys()].filter((activity) => size(activity) > 0)
  const nameable = there.filter((activity) => !unnamed.has(log.activities[activity] as string))
  const told = nameable.filter((activity) => size(activity) >= least)
  const kept = told
    .sort((a, b) => size(b) - size(a) || (ranks[a] as number) - (ranks[b] as number))
    .slice(0, FIGURES.states)
  const rare = nameable.length - told.length
  return {
    states: kept.map((activity) => ({
      name: log.activities[activity] as string,
      events: size(activity),
      customers: isStateTold[activity] ? (cases[activity] as number) : null,
    })),
    leftOut: [
      ...leftOut,
      ...(rare > 0 ? [`${counted(rare, 'state')} with fewer than ${least} events are not named.`] : []),
      ...(kept.length < told.length
        ? [`Only the ${kept.length} most frequent of ${told.length} states are named.`]
        : []),
      ...(nameable.length < there.length
        ? [
            `${counted(there.length - nameable.length, 'state is', 'states are')} called by a customer’s id, so not named.`,
          ]
        : []),
    ].slice(0, FIGURES.sentences),
  }
}
