import { counted } from '#shared/base/counted.ts'
import { quoted } from '#shared/base/quote.ts'
import { DAY } from '#shared/base/zone-clock.ts'
import type { RiskFigures } from '#shared/model/figures.ts'
import { type EventLog, eventsOfCase, type NumberColumn } from './event-log.ts'
import { type RiskRules, STATE_TRIGGERS, type StateRule, statesFor } from './risk-rules.ts'
import { RISK_SETTINGS, type RiskSettings, type RiskTrigger, rulesWith } from './risk-settings.ts'
import { isAnswer, levelOf, type PlacesOfStates, shownScore } from './scores.ts'
import { isTellable, tellable } from './small-parts.ts'

/** The stages of a map, or its steps, with their ids. */
export interface PlacesWithIds extends PlacesOfStates {
  readonly ids: readonly string[]
}

/** When this is asked, the least group, where customers can be (stages, steps), and what was set of the rules. */
export interface RiskOptions {
  readonly asOf: number
  readonly least: number
  readonly places: readonly PlacesWithIds[]
  readonly settings?: RiskSettings | undefined
}

/** A trigger before it is counted: its rule as a sentence, and whether it is true of a case. */
interface Trigger {
  readonly trigger: RiskTrigger
  readonly rule: string
  readonly isTrueOf: (caseAt: number) => boolean
}

/**
 * Customers who may leave, by trigger, and where they are: at the latest place that they came to. Only triggers that are wanted
 * and that the data can speak of are there; one that is true of fewer than `least` customers, or of all but so few, is not told. A trigger is
 * a rule that somebody made, not a probability.
 */
export function risksOf(log: EventLog, options: RiskOptions): readonly RiskFigures[] {
  const { settings = RISK_SETTINGS, asOf, least, places } = options
  const rules = rulesWith(settings)
  const triggers = [
    poorSentiment(log, rules),
    lowUsage(log, rules, asOf),
    lackOfAdoption(log, rules, asOf),
    ...STATE_TRIGGERS.map((trigger) => byStates(log, trigger, rules.states[trigger], rules.withinDays, asOf)),
  ].filter((one) => one !== null)
  const wanted = triggers.filter(({ trigger }) => !settings.off.includes(trigger))
  return wanted.flatMap(({ trigger, rule, isTrueOf }): RiskFigures[] => {
    const atRisk = log.cases.flatMap((_, caseAt) => (isTrueOf(caseAt) ? [caseAt] : []))
    if (!isTellable(atRisk.length, log.cases.length, least)) return []
    const byPlace = places.flatMap((level) => countByPlace(log, atRisk, level, least))
    return [{ trigger, rule, customers: atRisk.length, byPlace }]
  })
}

function countByPlace(
  log: EventLog,
  atRisk: readonly number[],
  { ids, placeOfActivity }: PlacesWithIds,
  least: number,
): RiskFigures['byPlace'] {
  const counts: number[] = ids.map(() => 0)
  for (const caseAt of atRisk) {
    const [first, end] = eventsOfCase(log, caseAt)
    let event = end - 1
    while (event >= first && (placeOfActivity[log.activityOf[event] as number] as number) < 0) event--
    if (event < first) continue
    const place = placeOfActivity[log.activityOf[event] as number] as number
    counts[place] = (counts[place] as number) + 1
  }
  const told = tellable(counts, atRisk.length, least)
  return ids.flatMap((id, place) =>
    told[place] && (counts[place] as number) > 0 ? [[id, counts[place] as number] as const] : [],
  )
}

function poorSentiment(log: EventLog, { poorLevel }: RiskRules): Trigger | null {
  const column = shownScore(log)
  const scale = column?.scale
  if (!column || !scale) return null
  return {
    trigger: 'Poor sentiment',
    rule: `The latest answer to ${quoted(column.name)} is at ${level(poorLevel)} on the sentiment line, or below.`,
    isTrueOf: (caseAt) => {
      const answer = latestAnswer(log, column, caseAt)
      return answer !== null && levelOf(answer, scale) <= poorLevel
    },
  }
}

const level = (value: number): string => (value < 0 ? `−${-value}` : String(value))

function latestAnswer(log: EventLog, column: NumberColumn, caseAt: number): number | null {
  const [first, end] = column.of === 'case' ? [caseAt, caseAt + 1] : eventsOfCase(log, caseAt)
  for (let at = end - 1; at >= first; at--) {
    const answer = column.valueOf[at] as number
    if (!Number.isNaN(answer) && column.scale && isAnswer(answer, column.scale)) return answer
  }
  return null
}

function lowUsage(log: EventLog, { usage }: RiskRules, asOf: number): Trigger | null {
  const lately = asOf - usage.days * DAY
  const before = lately - usage.days * DAY
  const isKnown = (caseAt: number): boolean => (log.at[log.firstOf[caseAt] as number] as number) <= before
  const usual = (caseAt: number): number => eventsWithin(log, caseAt, before, lately)
  const speaks = log.cases.some((_, caseAt) => isKnown(caseAt) && usual(caseAt) >= usage.least)
  if (!speaks) return null
  return {
    trigger: 'Low usage',
    rule: `Fewer than ${usage.percent === 50 ? 'half' : `${usage.percent} %`} as many events in the last ${usage.days} days as in the ${usage.days} days before, of which there were ${usage.least} or more.`,
    isTrueOf: (caseAt) => {
      const own = isKnown(caseAt) ? usual(caseAt) : 0
      return own >= usage.least && eventsWithin(log, caseAt, lately, asOf) < (own * usage.percent) / 100
    },
  }
}

/** Events of a case after one instant, up to and including another. */
function eventsWithin(log: EventLog, caseAt: number, after: number, upTo: number): number {
  const [first, end] = eventsOfCase(log, caseAt)
  let events = 0
  for (let event = end - 1; event >= first; event--) {
    const at = log.at[event] as number
    if (at <= after) break
    if (at <= upTo) events++
  }
  return events
}

function lackOfAdoption(log: EventLog, { adoption }: RiskRules, asOf: number): Trigger | null {
  const states = statesFor(log.activities, adoption)
  if (states.length === 0) return null
  const isAdoption = maskOf(log, states)
  const latest = asOf - adoption.days * DAY
  return {
    trigger: 'Lack of adoption',
    rule: `First event ${adoption.days} days ago or earlier, and none of ${namesOf(log, states)} so far.`,
    isTrueOf: (caseAt) => {
      const [first, end] = eventsOfCase(log, caseAt)
      if ((log.at[first] as number) > latest) return false
      for (let event = first; event < end; event++)
        if (isAdoption[log.activityOf[event] as number] === 1) return false
      return true
    },
  }
}

function byStates(
  log: EventLog,
  trigger: RiskTrigger,
  rule: StateRule,
  withinDays: number,
  asOf: number,
): Trigger | null {
  const states = statesFor(log.activities, rule)
  if (states.length === 0) return null
  const speaks = maskOf(log, states)
  const since = asOf - withinDays * DAY
  return {
    trigger,
    rule: `${counted(rule.times, 'event')}${rule.times === 1 ? '' : ' or more'} in the last ${withinDays} days of ${namesOf(log, states)}.`,
    isTrueOf: (caseAt) => {
      const [first, end] = eventsOfCase(log, caseAt)
      let events = 0
      for (let event = end - 1; event >= first && (log.at[event] as number) > since; event--)
        events += speaks[log.activityOf[event] as number] as number
      return events >= rule.times
    },
  }
}

function maskOf({ activities }: EventLog, states: readonly number[]): Uint8Array {
  const mask = new Uint8Array(activities.length)
  for (const state of states) mask[state] = 1
  return mask
}

/** States that a rule names one by one; of more the first ones, and how many more there are. */
const MOST_NAMES = 4

function namesOf({ activities }: EventLog, states: readonly number[]): string {
  const names = states.slice(0, MOST_NAMES).map((state) => quoted(activities[state] as string))
  const more = states.length - names.length
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${counted(more, 'more state')}`
}
