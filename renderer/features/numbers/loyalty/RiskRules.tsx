import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import {
  heldWithin,
  RISK_TRIGGERS,
  type RiskSettings,
  type RiskTrigger,
  THRESHOLDS,
  type ThresholdName,
  WITHIN_DAYS,
} from '#shared/analysis/journey/risk-settings.ts'
import { toggled } from '../data/draft.ts'
import { useNumbers } from '../use-numbers.ts'
import { soughtWords, thresholdsOf } from './risk-words.ts'

/** Which rules say that customers may leave, each to be switched off or given other numbers. */
export function RiskRules({
  risks,
  onChange,
}: {
  readonly risks: RiskSettings
  readonly onChange: (risks: RiskSettings) => void
}) {
  const set = (name: ThresholdName, value: number): void =>
    onChange({ ...risks, thresholds: { ...risks.thresholds, [name]: heldWithin(THRESHOLDS[name], value) } })
  const toggle = (trigger: RiskTrigger): void => {
    const off = toggled(risks.off, trigger)
    onChange({ ...risks, off: RISK_TRIGGERS.filter((one) => off.includes(one)) })
  }
  return (
    <>
      <ul className="numbers-rules">
        {RISK_TRIGGERS.map((trigger) => (
          <Rule key={trigger} trigger={trigger} risks={risks} onToggle={() => toggle(trigger)} onSet={set} />
        ))}
      </ul>
      <div className="numbers-thresholds">
        <NumberField
          label="Days that count, for rules by states"
          value={risks.withinDays}
          least={WITHIN_DAYS.least}
          most={WITHIN_DAYS.most}
          onValue={(days) =>
            days === null ? undefined : onChange({ ...risks, withinDays: heldWithin(WITHIN_DAYS, days) })
          }
        />
      </div>
    </>
  )
}

function Rule({
  trigger,
  risks: { off, thresholds },
  onToggle,
  onSet,
}: {
  readonly trigger: RiskTrigger
  readonly risks: RiskSettings
  readonly onToggle: () => void
  readonly onSet: (name: ThresholdName, value: number) => void
}) {
  const { figures } = useNumbers()
  const isOn = !off.includes(trigger)
  return (
    <li>
      <Switch label={trigger} hint={soughtWords(trigger, figures)} checked={isOn} onChange={onToggle} />
      {isOn ? (
        <fieldset className="numbers-thresholds" aria-label={trigger}>
          {thresholdsOf(trigger).map((name) => {
            const { label, least, most } = THRESHOLDS[name]
            return (
              <NumberField
                key={name}
                label={label}
                value={thresholds[name]}
                least={least}
                most={most}
                onValue={(value) => (value === null ? undefined : onSet(name, value))}
              />
            )
          })}
        </fieldset>
      ) : null}
    </li>
  )
}
