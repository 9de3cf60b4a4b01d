import { useState } from 'react'
import { setCampaignCost } from '#renderer/actions/numbers-actions.ts'
import { writeNumber } from '#renderer/fields/number-text.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { type CostedCampaign, readCost } from '#shared/analysis/journey/campaign-costs.ts'
import { moneyWords } from '#shared/analysis/journey/number-words.ts'
import { useNumbers } from '../use-numbers.ts'

/** What a campaign cost, to be typed; while nothing is, it shows what the data says. Done with Enter or on leaving the field. */
export function CostField({
  campaign: { name, typedCost, costInData },
}: {
  readonly campaign: CostedCampaign
}) {
  const project = useProject()
  const { dataSet } = useNumbers()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const leave = (): void => {
    setDraft(null)
    setError(undefined)
  }
  const settle = (): void => {
    if (draft === null) return
    const read = readCost(draft)
    if (!read.ok) {
      setError(read.error.message)
      return
    }
    leave()
    if (read.value !== typedCost) setCampaignCost(project, dataSet, name, read.value)
  }
  return (
    <TextField
      className="numbers-cost"
      label={`Cost of ${name}`}
      hideLabel
      value={draft ?? writeNumber(typedCost)}
      error={error}
      inputMode="decimal"
      autoComplete="off"
      placeholder={costInData === null ? 'Type it' : moneyWords(costInData)}
      onChange={setDraft}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key !== 'Escape' || draft === null) return
        // The first takes back what was typed; only the next leaves the panel.
        event.stopPropagation()
        leave()
      }}
    />
  )
}
