import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { parseJson } from '#shared/base/json.ts'

/**
 * What was computed of journey data for one map: counts, shares and times, never a customer's id. Everything is a plain
 * sum or a quantile over so many customers; a number of customers below the data set's least group is `null`, and so is
 * whatever would tell it. Times are seconds, shares 0 to 1, instants ISO 8601 as clocks of the data's zone show them, with offset.
 */

/** How a number of seconds is spread: `n` values, quantiles by linear interpolation (type 7 of Hyndman and Fan 1996). */
export interface Spread {
  readonly n: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly p90: number
  readonly mean: number
}

/**
 * One stage or step of the map, in one slice. Where `left` may not be told, `time.n` is rounded down to a multiple of the least
 * group, because it would tell it.
 */
export interface PlaceFigures {
  readonly placeId: string
  /** Customers who came here having come through every earlier place that has states, in the map's order. */
  readonly reached: number | null
  /** Customers who were here at any time, in any order. */
  readonly entered: number | null
  /** Of those, whose latest known place is another one, or this one. `entered = left + stillHere`. */
  readonly left: number | null
  readonly stillHere: number | null
  /** Customers who came back here from a later place of the map. */
  readonly returned: number | null
  /** From coming here to going on to another place; who is still here gives none. */
  readonly time: Spread | null
  /** From the earlier place to this one, of those who reached it. */
  readonly timeFromEarlier: Spread | null
  /** Mean of the scores given here: as given, and on the sentiment line (−2 to +2). */
  readonly score: { readonly mean: number; readonly level: number; readonly n: number } | null
  /** Money that came in here. */
  readonly value: number | null
}

/**
 * Customers who went from one place straight to another; `from` or `to` is '' for the outside: where they began, or are
 * still. Stages go to stages, steps to steps. Of a snapshot: who was at `from` at the snapshot before it (the first has none
 * before it, so all were outside) and is at `to` now.
 */
export type Flow = readonly [from: string, to: string, customers: number]

/** Everybody, the customers of one segment, or everybody as known at one day. */
export interface Slice {
  readonly id: string
  readonly kind: 'all' | 'segment' | 'snapshot'
  /** segment: the column and its value; snapshot: '' and the instant. */
  readonly column: string
  readonly value: string
  readonly customers: number
  /** Only those that states are matched to. */
  readonly places: readonly PlaceFigures[]
  readonly flows: readonly Flow[]
}

/** Two groups told apart by having met a touchpoint, and how many of each reached the goal. */
export interface Contrast {
  readonly exposed: number
  readonly exposedConverted: number
  readonly unexposed: number
  readonly unexposedConverted: number
}

/** A touchpoint and the goal, by both definitions: they can say opposite things. */
export interface Influence {
  readonly state: string
  readonly beforeGoal: Contrast | null
  readonly anyTime: Contrast | null
}

/** A survey's total: NPS −100 to 100, CSAT and CES as a share of good answers 0 to 1, or a plain mean. */
export interface ScoreTotal {
  readonly kind: 'nps' | 'csat' | 'ces' | 'mean'
  readonly column: string
  readonly n: number
  readonly value: number
  /** Half the width of the 95 % interval, in the unit of `value`; `null` where `n` is 1. */
  readonly margin: number | null
}

/** What one campaign cost and brought. */
export interface CampaignFigures {
  readonly name: string
  readonly customers: number
  readonly converted: number | null
  readonly cost: number | null
  readonly value: number | null
}

/** Who came in one month, and how many of them were active so many months later (index 0: the month itself). */
export interface Cohort {
  readonly month: string
  readonly customers: number
  readonly active: readonly (number | null)[]
}

/** Customers of whom a trigger says that they may leave. */
export interface RiskFigures {
  readonly trigger: string
  readonly rule: string
  readonly customers: number
  readonly byPlace: readonly (readonly [placeId: string, customers: number])[]
}

/** A state of the data: an activity's name, and how many events and customers had it. */
export interface StateFigures {
  readonly name: string
  readonly events: number
  readonly customers: number | null
}

/** All of it. `order` is what the map's places were when this was computed: moved stages make it out of date. */
export interface Figures {
  readonly madeAt: string
  readonly from: string
  readonly asOf: string
  readonly customers: number
  readonly events: number
  readonly rows: {
    readonly read: number
    readonly used: number
    readonly leftOut: readonly (readonly [reason: string, rows: number])[]
  }
  readonly order: readonly string[]
  readonly leastGroup: number
  readonly goal: {
    readonly state: string
    readonly converted: number | null
    readonly time: Spread | null
  } | null
  readonly states: readonly StateFigures[]
  readonly slices: readonly Slice[]
  readonly influence: readonly Influence[]
  /** The commonest paths, as names of states, and how many customers took each; the others are counted together. */
  readonly paths: readonly (readonly [states: readonly string[], customers: number])[]
  readonly otherPaths: number
  readonly scores: readonly ScoreTotal[]
  readonly campaigns: readonly CampaignFigures[]
  readonly cohorts: readonly Cohort[]
  /** Customers silent for `afterDays` or more at `asOf`, of all; mean value of a customer. */
  readonly churn: { readonly afterDays: number; readonly silent: number | null } | null
  readonly lifetimeValue: { readonly mean: number; readonly n: number } | null
  readonly risks: readonly RiskFigures[]
  /** What there was more of than a project carries, or could not be told, each a sentence. */
  readonly leftOut: readonly string[]
}

/** Bounds of what a project carries of one data set; the computing keeps within them and says what it left out. */
export const FIGURES = {
  /** Letters of {@link Figures} as JSON. */
  most: 400_000,
  places: 400,
  states: 200,
  segments: 48,
  snapshots: 60,
  influence: 100,
  paths: 20,
  flows: 400,
  campaigns: 60,
  cohorts: 36,
  scores: 20,
  /** Of what was left out. */
  sentences: 20,
} as const

const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const maybe = v.fallback(v.nullable(count), null)
const name = v.pipe(v.string(), v.maxLength(500))
const number = v.pipe(v.number(), v.finite())
const listOf = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) => items.slice(0, most).filter((one): one is v.InferOutput<S> => v.is(item, one))),
    ),
    () => [],
  )
const spread = v.object({ n: count, q1: number, median: number, q3: number, p90: number, mean: number })
const maybeSpread = v.fallback(v.nullable(spread), null)
const place = v.object({
  placeId: v.custom<string>(isId),
  reached: v.nullable(count),
  entered: v.nullable(count),
  left: v.nullable(count),
  stillHere: v.nullable(count),
  returned: v.nullable(count),
  time: v.nullable(spread),
  timeFromEarlier: v.nullable(spread),
  score: v.nullable(v.object({ mean: number, level: number, n: count })),
  value: v.nullable(number),
})
const flow = v.tuple([name, name, count])
const slice = v.object({
  id: v.pipe(v.string(), v.maxLength(600)),
  kind: v.picklist(['all', 'segment', 'snapshot']),
  column: name,
  value: name,
  customers: count,
  places: v.pipe(v.array(place), v.maxLength(FIGURES.places)),
  flows: v.pipe(v.array(flow), v.maxLength(FIGURES.flows)),
})
const contrast = v.object({
  exposed: count,
  exposedConverted: count,
  unexposed: count,
  unexposedConverted: count,
})
const schema = v.object({
  madeAt: name,
  from: name,
  asOf: name,
  customers: count,
  events: count,
  rows: v.fallback(v.object({ read: count, used: count, leftOut: listOf(v.tuple([name, count]), 40) }), {
    read: 0,
    used: 0,
    leftOut: [],
  }),
  order: listOf(v.custom<string>(isId), FIGURES.places),
  leastGroup: v.fallback(count, 5),
  goal: v.fallback(v.nullable(v.object({ state: name, converted: maybe, time: maybeSpread })), null),
  states: listOf(v.object({ name, events: count, customers: v.nullable(count) }), FIGURES.states),
  slices: listOf(slice, 1 + FIGURES.segments + FIGURES.snapshots),
  influence: listOf(
    v.object({ state: name, beforeGoal: v.nullable(contrast), anyTime: v.nullable(contrast) }),
    FIGURES.influence,
  ),
  paths: listOf(v.tuple([v.pipe(v.array(name), v.maxLength(100)), count]), FIGURES.paths),
  otherPaths: v.fallback(count, 0),
  scores: listOf(
    v.object({
      kind: v.picklist(['nps', 'csat', 'ces', 'mean']),
      column: name,
      n: count,
      value: number,
      margin: v.nullable(number),
    }),
    FIGURES.scores,
  ),
  campaigns: listOf(
    v.object({
      name,
      customers: count,
      converted: v.nullable(count),
      cost: v.nullable(number),
      value: v.nullable(number),
    }),
    FIGURES.campaigns,
  ),
  cohorts: listOf(
    v.object({ month: name, customers: count, active: v.array(v.nullable(count)) }),
    FIGURES.cohorts,
  ),
  churn: v.fallback(v.nullable(v.object({ afterDays: count, silent: v.nullable(count) })), null),
  lifetimeValue: v.fallback(v.nullable(v.object({ mean: number, n: count })), null),
  risks: listOf(
    v.object({
      trigger: name,
      rule: name,
      customers: count,
      byPlace: v.array(v.tuple([v.custom<string>(isId), count])),
    }),
    40,
  ),
  leftOut: listOf(name, FIGURES.sentences),
})

/** Reads what {@link Figures} were stored as; `null` where it is none. What is half wrong in it is left out. */
export function parseFigures(text: string): Figures | null {
  if (text === '' || text.length > FIGURES.most) return null
  try {
    const result = v.safeParse(schema, parseJson(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

/** The slice of everybody; there is always one where there are figures worth showing. */
export const everybody = ({ slices }: Pick<Figures, 'slices'>): Slice | undefined =>
  slices.find(({ kind }) => kind === 'all')
