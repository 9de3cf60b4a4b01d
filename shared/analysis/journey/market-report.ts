import { FIGURES } from '#shared/model/figures.ts'
import { campaignsOf, returnOf } from './campaigns.ts'
import { churnOf } from './churn.ts'
import { cohortsOf } from './cohorts.ts'
import { type EventLog, spanOf } from './event-log.ts'
import { shareOf } from './influence.ts'
import { lifetimeValueOf } from './lifetime-value.ts'
import { risksOf } from './risks.ts'
import { scoreTotals } from './scores.ts'

/** How the measures of customers' voice, money and loyalty are made, in a sentence each. */
export const MARKET_DEFINITIONS = {
  scores:
    'every answer within the scale; nps: share of 9 and 10 less share of 0 to 6, in points; csat: share of the two best answers; ces: share on the good side of the middle; margin_95 = half the 95 % interval',
  campaigns:
    'first touch: a case belongs to the first campaign that its rows name; converted and value from that event on; return = (value - cost) / cost',
  cohorts: `by month of the first event, the latest ${FIGURES.cohorts} months; active[k] = cases with an event k months later; the last month is seldom whole`,
  churn:
    'silent = cases without an event later than after_days days (24 hours each) before the last event of all; null where no event is that old',
  lifetime_value: 'mean value of a case so far, cases without any counted as 0; no forecast',
  at_risk: 'cases of which the rule is true at the last event of all; a rule is no probability',
} as const

/** Days after which silence counts as churn, where nobody says otherwise. */
const SILENT_DAYS = 30

/**
 * Scores, campaigns, cohorts, churn, lifetime value and triggers under the names that programs see. Nothing is held back: this
 * is for whoever has the data. What the data cannot speak of is an empty list or `null`.
 *
 * @param goal index into the log's activities; −1: none.
 */
export function marketReport(
  log: EventLog,
  { goal, zone }: { readonly goal: number; readonly zone: string },
) {
  const { to: asOf } = spanOf(log)
  const churn = churnOf(log, { asOf, afterDays: SILENT_DAYS, least: 1 })
  return {
    scores: scoreTotals(log, 1).map(({ kind, column, n, value, margin }) => ({
      ...{ column, kind, n, value },
      margin_95: margin,
    })),
    campaigns: campaignsOf(log, { goal, least: 1 }).map((campaign) => ({
      campaign: campaign.name,
      cases: campaign.customers,
      converted: campaign.converted,
      cost: campaign.cost,
      value: campaign.value,
      return: returnOf(campaign),
    })),
    cohorts: cohortsOf(log, zone, 1).map(({ month, customers, active }) => ({
      month,
      cases: customers,
      active,
    })),
    churn: churn && {
      after_days: churn.afterDays,
      silent: churn.silent,
      share: churn.silent === null ? null : shareOf(churn.silent, log.cases.length),
    },
    lifetime_value: lifetimeValueOf(log, 1),
    at_risk: risksOf(log, { asOf, least: 1, places: [] }).map(({ trigger, rule, customers }) => ({
      trigger,
      rule,
      cases: customers,
    })),
  }
}
