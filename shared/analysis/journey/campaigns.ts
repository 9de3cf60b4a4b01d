import { type CampaignFigures, FIGURES } from '#shared/model/figures.ts'
import { caseNames } from './case-names.ts'
import { eachNumber, numbersOf, wordsOf } from './columns.ts'
import { type EventLog, eventsOfCase, type WordColumn } from './event-log.ts'
import { isTellable, tellable } from './small-parts.ts'

/** What a campaign brought for each unit of its cost, less that unit: 0.5 is half as much again, −1 all of it lost. */
export function returnOf({ value, cost }: Pick<CampaignFigures, 'value' | 'cost'>): number | null {
  return value === null || cost === null || cost <= 0 ? null : (value - cost) / cost
}

/** Which campaign brought a case, and from which of its events on that campaign can have had a part in anything. */
interface Touches {
  /** Index into the column's values, by case; 0: none. */
  readonly campaignOf: Uint32Array
  readonly sinceEvent: Uint32Array
}

/**
 * Cost against value, by campaign, the one with the most customers first. A customer belongs to the first campaign that their
 * rows name (first touch), whatever came later; value and the goal (a state's index; −1: none) count for it from that event
 * on. A cost belongs to the campaign that its own row names, else to the customer's. Campaigns of fewer than `least`
 * customers are left out, and value that fewer than so many customers brought is not told.
 */
export function campaignsOf(
  log: EventLog,
  { goal, least }: { readonly goal: number; readonly least: number },
): readonly CampaignFigures[] {
  const column = wordsOf(log, 'campaign')[0]
  if (!column) return []
  const touches = firstTouches(log, column)
  const customers = countBy(touches.campaignOf, column.values.length)
  const converted = goal < 0 ? null : convertedBy(log, touches, goal, column.values.length)
  const value = valueBy(log, touches, column.values.length)
  const cost = costBy(log, column, touches)
  const isTold = tellableOf(customers, log.cases.length, least)
  const ids = caseNames(log, column.values)
  const isGoalTold = converted && tellableOf(converted.counts, converted.whole, least)
  const isValueTold = value && tellableOf(value.payers, value.whole, least)
  return column.values
    .flatMap((name, at): CampaignFigures[] => {
      const count = customers[at] as number
      if (at === 0 || count === 0 || !isTold(at) || ids.has(name)) return []
      const reached = isGoalTold?.(at) ? (converted?.counts[at] as number) : null
      return [
        {
          name,
          customers: count,
          converted: reached !== null && isTellable(reached, count, least) ? reached : null,
          cost: knownOrNull(cost?.[at]),
          value: isValueTold?.(at) ? (value?.sums[at] as number) : null,
        },
      ]
    })
    .sort((a, b) => b.customers - a.customers)
    .slice(0, FIGURES.campaigns)
}

/** Which campaigns' counts may be told; what belongs to none of them, at 0, is part of the rest that must tell no small group. */
function tellableOf(counts: Uint32Array, whole: number, least: number): (campaign: number) => boolean {
  const told = tellable([...counts.subarray(1)], whole, least)
  return (campaign) => told[campaign - 1] === true
}

const knownOrNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

function firstTouches(log: EventLog, column: WordColumn): Touches {
  const isOfCase = column.of === 'case'
  const campaignOf = new Uint32Array(log.cases.length)
  const sinceEvent = new Uint32Array(log.cases.length)
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    const [first, end] = eventsOfCase(log, caseAt)
    let event = first
    if (!isOfCase) while (event < end && column.valueOf[event] === 0) event++
    sinceEvent[caseAt] = event
    if (event < end) campaignOf[caseAt] = column.valueOf[isOfCase ? caseAt : event] as number
  }
  return { campaignOf, sinceEvent }
}

function countBy(campaignOf: Uint32Array, campaigns: number): Uint32Array {
  const counts = new Uint32Array(campaigns)
  for (const campaign of campaignOf) counts[campaign] = (counts[campaign] as number) + 1
  return counts
}

/** How many reached the goal since their campaign, and how many did so at all. */
function convertedBy(
  log: EventLog,
  touches: Touches,
  goal: number,
  campaigns: number,
): { readonly counts: Uint32Array; readonly whole: number } {
  const counts = new Uint32Array(campaigns)
  let whole = 0
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    const [first, end] = eventsOfCase(log, caseAt)
    let event = end - 1
    while (event >= first && log.activityOf[event] !== goal) event--
    if (event < first) continue
    whole++
    const campaign = touches.campaignOf[caseAt] as number
    if (event >= (touches.sinceEvent[caseAt] as number)) counts[campaign] = (counts[campaign] as number) + 1
  }
  return { counts, whole }
}

/** What came in since the campaign, from how many customers, and how many brought anything at all. */
function valueBy(
  log: EventLog,
  { campaignOf, sinceEvent }: Touches,
  campaigns: number,
): { readonly sums: Float64Array; readonly payers: Uint32Array; readonly whole: number } | null {
  const column = numbersOf(log, 'value')[0]
  if (!column) return null
  const sums = new Float64Array(campaigns)
  const payers = new Uint32Array(campaigns)
  let whole = 0
  let [latest, latestSince] = [-1, -1]
  eachNumber(log, column, (amount, caseAt, event) => {
    if (amount === 0) return
    if (latest !== caseAt) whole++
    latest = caseAt
    if (event >= 0 && event < (sinceEvent[caseAt] as number)) return
    const campaign = campaignOf[caseAt] as number
    sums[campaign] = (sums[campaign] as number) + amount
    if (latestSince !== caseAt) payers[campaign] = (payers[campaign] as number) + 1
    latestSince = caseAt
  })
  return { sums, payers, whole }
}

/** NaN where no row says what a campaign cost: that is not the same as nothing. */
function costBy(log: EventLog, campaigns: WordColumn, { campaignOf }: Touches): Float64Array | null {
  const column = numbersOf(log, 'cost')[0]
  if (!column) return null
  const sums = new Float64Array(campaigns.values.length).fill(Number.NaN)
  eachNumber(log, column, (amount, caseAt, event) => {
    const named = campaigns.of === 'event' && event >= 0 ? (campaigns.valueOf[event] as number) : 0
    const campaign = named === 0 ? (campaignOf[caseAt] as number) : named
    const before = sums[campaign] as number
    sums[campaign] = Number.isNaN(before) ? amount : before + amount
  })
  return sums
}
