import { plainWords } from '#shared/analysis/journey/number-words.ts'
import { RISK_RULES, STATE_TRIGGERS, statesFor } from '#shared/analysis/journey/risk-rules.ts'
import {
  RISK_TRIGGERS,
  type RiskSettings,
  type RiskTrigger,
  THRESHOLD_NAMES,
  THRESHOLDS,
  type ThresholdName,
} from '#shared/analysis/journey/risk-settings.ts'
import { counted } from '#shared/base/counted.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Figures } from '#shared/model/figures.ts'

/** The numbers of a trigger's rule. */
export const thresholdsOf = (trigger: RiskTrigger): readonly ThresholdName[] =>
  THRESHOLD_NAMES.filter((name) => THRESHOLDS[name].trigger === trigger)

/** `all 9 are on`, `7 of 9 are on`. */
export function rulesOnWords({ off }: Pick<RiskSettings, 'off'>): string {
  const all = RISK_TRIGGERS.length
  return off.length === 0 ? `all ${all} are on` : `${all - off.length} of ${all} are on`
}

/** What a rule looks for in this data, and which of its states it finds: their names decide, and nobody need guess. */
export function soughtWords(
  trigger: RiskTrigger,
  { scores, states }: Pick<Figures, 'scores' | 'states'>,
): string {
  switch (trigger) {
    case 'Poor sentiment':
      return scores.length === 0
        ? 'This data has no scores.'
        : 'By the latest answer, on the sentiment line from −2 to 2.'
    case 'Low usage':
      return 'By the events of the last days, and of as many days before.'
    case 'Lack of adoption': {
      const found = foundWords(states, RISK_RULES.adoption)
      return found === null ? 'No state of this data sounds like a beginning.' : `Waits for ${found}.`
    }
    default: {
      const found = foundWords(states, RISK_RULES.states[trigger])
      return found === null ? 'No state of this data sounds like it.' : `Finds ${found}.`
    }
  }
}

/** So many states are named; of more, how many there are. */
const NAMED = 3

function foundWords(states: Figures['states'], rule: Parameters<typeof statesFor>[1]): string | null {
  const names = states.map(({ name }) => name)
  const found = statesFor(names, rule).map((at) => quoted(names[at] as string))
  if (found.length === 0) return null
  const more = found.length - NAMED
  return more > 0
    ? `${found.slice(0, NAMED).join(', ')} and ${counted(more, 'more state')}`
    : found.join(', ')
}

/** What was set of a rule: `Off`, or its numbers. */
export function settingWords(trigger: RiskTrigger, settings: RiskSettings): string {
  if (settings.off.includes(trigger)) return 'Off'
  const isByStates = (STATE_TRIGGERS as readonly string[]).includes(trigger)
  return [
    ...thresholdsOf(trigger).map(
      (name) => `${THRESHOLDS[name].label}: ${plainWords(settings.thresholds[name])}`,
    ),
    ...(isByStates ? [`Days that count: ${settings.withinDays}`] : []),
  ].join(' · ')
}
