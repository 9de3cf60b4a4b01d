import { RISK_RULES, type RiskRules, STATE_TRIGGERS, type StateTrigger } from './risk-rules.ts'

/** All triggers, in the order in which they are told. */
export const RISK_TRIGGERS = ['Poor sentiment', 'Low usage', 'Lack of adoption', ...STATE_TRIGGERS] as const
export type RiskTrigger = (typeof RISK_TRIGGERS)[number]

/** A number in the rule of a trigger that an analyst may set. */
export interface Threshold {
  readonly trigger: RiskTrigger
  /** What it is, as beside a field. */
  readonly label: string
  readonly usual: number
  readonly least: number
  readonly most: number
  /** Whether it has no fractions, as numbers of days and events have none. */
  readonly isWhole: boolean
}

const DAYS = { least: 1, most: 3650, isWhole: true } as const
const EVENTS = { least: 1, most: 1000, isWhole: true } as const

/** How many events of its states make a trigger true, under the trigger's own name. */
const timesOf = (trigger: StateTrigger): Threshold => ({
  trigger,
  label: 'Events, at least',
  usual: RISK_RULES.states[trigger].times,
  ...EVENTS,
})

/** Every number that can be set, under the name that it is stored by. */
export const THRESHOLDS = {
  poorLevel: {
    trigger: 'Poor sentiment',
    label: 'Level of the latest answer, at most',
    usual: RISK_RULES.poorLevel,
    least: -2,
    most: 2,
    isWhole: false,
  },
  usageDays: { trigger: 'Low usage', label: 'Days compared', usual: RISK_RULES.usage.days, ...DAYS },
  usageLeast: {
    trigger: 'Low usage',
    label: 'Events before, at least',
    usual: RISK_RULES.usage.least,
    ...EVENTS,
  },
  usagePercent: {
    trigger: 'Low usage',
    label: 'Events now below, in % of before',
    usual: RISK_RULES.usage.percent,
    least: 1,
    most: 100,
    isWhole: true,
  },
  adoptionDays: {
    trigger: 'Lack of adoption',
    label: 'Days since coming, at least',
    usual: RISK_RULES.adoption.days,
    ...DAYS,
  },
  'Support concerns': timesOf('Support concerns'),
  'Under-delivery': timesOf('Under-delivery'),
  'Wrong expectations': timesOf('Wrong expectations'),
  Miscommunication: timesOf('Miscommunication'),
  'Organisational change': timesOf('Organisational change'),
  'Financial hardship': timesOf('Financial hardship'),
} as const satisfies Readonly<Record<string, Threshold>> & Readonly<Record<StateTrigger, Threshold>>
export type ThresholdName = keyof typeof THRESHOLDS

/** {@link THRESHOLDS} by name, in order. */
export const THRESHOLD_NAMES = Object.keys(THRESHOLDS) as readonly ThresholdName[]

/** Bounds of {@link RiskSettings.withinDays}. */
export const WITHIN_DAYS = { ...DAYS, usual: RISK_RULES.withinDays } as const

/** Which rules about customers who may leave an analyst wants, and with which numbers; kept with the data set. */
export interface RiskSettings {
  /** Triggers that are not looked for. */
  readonly off: readonly RiskTrigger[]
  /** Events that are older count for no trigger that is told by states. */
  readonly withinDays: number
  readonly thresholds: Readonly<Record<ThresholdName, number>>
}

/**
 * What a project says of the rules, whoever wrote it: numbers are held within their bounds, and what is none, or missing as in
 * projects of earlier versions, is the usual one.
 */
export function riskSettingsIn(stored: unknown): RiskSettings {
  const said = fieldsOf(stored)
  const off = Array.isArray(said.off) ? said.off : []
  const numbers = fieldsOf(said.thresholds)
  return {
    off: RISK_TRIGGERS.filter((trigger) => off.includes(trigger)),
    withinDays: heldWithin(WITHIN_DAYS, said.withinDays),
    thresholds: Object.fromEntries(
      THRESHOLD_NAMES.map((name) => [name, heldWithin(THRESHOLDS[name], numbers[name])]),
    ) as Record<ThresholdName, number>,
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** A number within the bounds of what it is for; the usual one in place of what is no number. */
export function heldWithin(
  { usual, least, most, isWhole }: Omit<Threshold, 'trigger' | 'label'>,
  value: unknown,
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return usual
  const held = Math.min(most, Math.max(least, isWhole ? Math.round(value) : value))
  return held === 0 ? 0 : held
}

/** What holds where nobody says otherwise. */
export const RISK_SETTINGS: RiskSettings = riskSettingsIn(null)

/** The rules with the numbers that were set. Which words name a state is not set: they are the program's. */
export function rulesWith({ withinDays, thresholds }: RiskSettings): RiskRules {
  const states = Object.fromEntries(
    STATE_TRIGGERS.map((trigger) => [trigger, { ...RISK_RULES.states[trigger], times: thresholds[trigger] }]),
  ) as RiskRules['states']
  return {
    withinDays,
    poorLevel: thresholds.poorLevel,
    usage: {
      days: thresholds.usageDays,
      least: thresholds.usageLeast,
      percent: thresholds.usagePercent,
    },
    adoption: { ...RISK_RULES.adoption, days: thresholds.adoptionDays },
    states,
  }
}
