import { clamp } from '#shared/base/geometry.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import type { PlaceFigures, ScoreTotal } from '#shared/model/figures.ts'
import { eachNumber, numbersOf } from './columns.ts'
import type { EventLog, NumberColumn, ScoreScale } from './event-log.ts'
import { marginOfMean, wilson } from './intervals.ts'
import type { Slicing } from './slicing.ts'
import { tellable } from './small-parts.ts'

/** Of an NPS: who gives this or more recommends, who gives that or less warns off. The question is asked from 0 to 10. */
const NPS = { promoter: 9, detractor: 6, least: 0, most: 10 } as const

/** Scales with so few answers have one good answer, not two. */
const SHORT_SCALE = 2

/**
 * Whether an answer is a good one. Satisfied (CSAT): one of the two best answers, of three or fewer answers the best. Easy
 * (CES): on the good side of the middle, which is 5 to 7 of 7.
 */
export function isGoodAnswer(answer: number, { kind, low, high }: ScoreScale): boolean {
  const span = Math.abs(high - low)
  const fromBest = Math.abs(high - answer)
  if (kind === 'ces') return fromBest < span / 2
  return fromBest <= (span <= SHORT_SCALE ? 0 : 1)
}

/** Whether an answer is one that the question allows; others, as 99 for "no answer", count for nothing. */
export const isAnswer = (answer: number, { kind, low, high }: ScoreScale): boolean =>
  kind === 'nps'
    ? answer >= NPS.least && answer <= NPS.most
    : answer >= Math.min(low, high) && answer <= Math.max(low, high)

/** A score on the sentiment line: the worst answer −2, the best +2, in a straight line between them. */
export function levelOf(score: number, { kind, low, high }: ScoreScale): number {
  const [worst, best] = kind === 'nps' ? [NPS.least, NPS.most] : [low, high]
  if (worst === best) return 0
  const share = (score - worst) / (best - worst)
  return clamp(SENTIMENT.least + share * (SENTIMENT.most - SENTIMENT.least), SENTIMENT.least, SENTIMENT.most)
}

/** Sums of answers, as far as a total and its interval need them. */
interface Sums {
  n: number
  customers: number
  good: number
  bad: number
  mean: number
  /** Sum of squares about the mean, kept as it goes (Welford 1962): squares of large numbers would lose it. */
  squares: number
}

/**
 * What each survey says in all, over every answer: NPS in points from −100 to 100, CSAT and CES as the share of good answers,
 * others as their mean; each with half its 95 % interval. Surveys that fewer than `least` customers answered are left out.
 */
export function scoreTotals(log: EventLog, least: number): readonly ScoreTotal[] {
  return numbersOf(log, 'score').flatMap((column) => {
    const sums = sumsOf(log, column)
    if (sums.customers < Math.max(1, least)) return []
    const kind = column.scale?.kind ?? 'mean'
    return [{ kind, column: column.name, n: sums.n, ...totalOf(kind, sums) }]
  })
}

function sumsOf(log: EventLog, column: NumberColumn): Sums {
  const sums: Sums = { n: 0, customers: 0, good: 0, bad: 0, mean: 0, squares: 0 }
  const { scale } = column
  let latest = -1
  eachNumber(log, column, (answer, caseAt) => {
    if (scale && !isAnswer(answer, scale)) return
    if (caseAt !== latest) sums.customers++
    latest = caseAt
    sums.n++
    if (scale?.kind === 'nps') {
      if (answer >= NPS.promoter) sums.good++
      else if (answer <= NPS.detractor) sums.bad++
    } else if (scale && isGoodAnswer(answer, scale)) sums.good++
    const off = answer - sums.mean
    sums.mean += off / sums.n
    sums.squares += off * (answer - sums.mean)
  })
  return sums
}

function totalOf(kind: ScoreTotal['kind'], sums: Sums): Pick<ScoreTotal, 'value' | 'margin'> {
  const { n, good, bad, mean, squares } = sums
  if (kind === 'mean') return { value: mean, margin: marginOfMean(squares / (n - 1), n) }
  if (kind === 'nps') {
    const share = (good - bad) / n
    const variance = ((good + bad) / n - share * share) * (n / (n - 1))
    const margin = marginOfMean(variance, n)
    return { value: 100 * share, margin: margin === null ? null : 100 * margin }
  }
  const interval = wilson(good, n)
  return { value: good / n, margin: n < 2 || !interval ? null : (interval.high - interval.low) / 2 }
}

/** Stages or steps of a map: to which of them, counted from 0, each state of the log belongs; −1: to none. */
export interface PlacesOfStates {
  readonly count: number
  readonly placeOfActivity: Int32Array
}

/** The survey that the map shows where there are several: the one with the most answers that has a scale. */
export function shownScore(log: EventLog): NumberColumn | null {
  let best: NumberColumn | null = null
  let most = 0
  for (const column of numbersOf(log, 'score')) {
    if (!column.scale) continue
    const { n } = sumsOf(log, column)
    if (n <= most) continue
    best = column
    most = n
  }
  return best
}

/** What a survey says at one place, and whether so many customers answered there that it may be told. */
export interface PlaceScore {
  readonly score: PlaceFigures['score']
  readonly isScoreTold: boolean
}

/** Nobody answered there. */
export const NO_SCORE: PlaceScore = { score: null, isScoreTold: false }

/**
 * What one survey says at each place, for every slice of the customers; the result lies by slice, then by place. An answer
 * belongs to the place of the event it was given with; where that event's state is matched to none, to the customer's latest
 * place before it. What is known of a customer as such belongs to no place. Told are places where `least` customers answered.
 */
export function scoresBySlice(
  log: EventLog,
  column: NumberColumn,
  { count, placeOfActivity }: PlacesOfStates,
  { sliceOf, slices }: Slicing,
  least: number,
): readonly (readonly PlaceScore[])[] {
  const { scale } = column
  if (!scale || column.of === 'case') return new Array(slices).fill(new Array(count).fill(NO_SCORE))
  // The last place of each slice is nowhere.
  const width = count + 1
  const answers = new Uint32Array(slices * width)
  const customers = new Uint32Array(slices * width)
  const sums = new Float64Array(slices * width)
  const latest = new Int32Array(width).fill(-1)
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    const slice = sliceOf[caseAt] as number
    if (slice < 0) continue
    let place = count
    const end = log.firstOf[caseAt + 1] as number
    for (let event = log.firstOf[caseAt] as number; event < end; event++) {
      const matched = placeOfActivity[log.activityOf[event] as number] as number
      if (matched >= 0) place = matched
      const answer = column.valueOf[event] as number
      if (Number.isNaN(answer) || !isAnswer(answer, scale)) continue
      const cell = slice * width + place
      answers[cell] = (answers[cell] as number) + 1
      sums[cell] = (sums[cell] as number) + answer
      if (latest[place] !== caseAt) customers[cell] = (customers[cell] as number) + 1
      latest[place] = caseAt
    }
  }
  return Array.from({ length: slices }, (_, slice) => {
    const its = [...customers.subarray(slice * width, (slice + 1) * width)]
    const whole = its.reduce((sum, number) => sum + number, 0)
    return tellable(its.slice(0, count), whole, least).map((isTold, place) => {
      const n = answers[slice * width + place] as number
      if (n === 0) return NO_SCORE
      const mean = (sums[slice * width + place] as number) / n
      return { score: { mean, level: levelOf(mean, scale), n }, isScoreTold: isTold }
    })
  })
}
