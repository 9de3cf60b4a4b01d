import { useId } from 'react'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { MIXED, sharedValue } from '#renderer/fields/shared-values.ts'
import { Select } from '#renderer/ui/Select.tsx'
import type { Card } from '#shared/model/card.ts'
import {
  OPPORTUNITY_STATUS_LABELS,
  OPPORTUNITY_STATUSES,
  type OpportunityStatus,
} from '#shared/model/vocabulary.ts'
import { ChecksField } from './ChecksField.tsx'
import { LinkedPains } from './LinkedPains.tsx'
import { useCardText, useEditCards } from './use-edit.ts'
import { useOwners } from './use-owners.ts'

/** Who, by when, how far, what it is worth against what it takes, whether it holds, and which pains it answers. */
export function OpportunityFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  const progress = sharedValue(cards, 'progress')
  return (
    <>
      <div className="inspector-pair">
        <LiveLine label="Owner" {...useCardText(cards, 'owner')} suggestions={useOwners()} />
        <DueField cards={cards} />
      </div>
      <Select
        label="Progress"
        value={progress === MIXED ? '' : progress}
        placeholder="They differ"
        options={OPPORTUNITY_STATUSES.map((value) => ({ value, label: OPPORTUNITY_STATUS_LABELS[value] }))}
        onChange={(next) => edit('Set progress', { progress: next as OpportunityStatus })}
      />
      <LevelField cards={cards} field="value" label="Value" ends={['little', 'much']} />
      <LevelField cards={cards} field="effort" label="Effort" ends={['little', 'much']} />
      <ChecksField cards={cards} />
      <LinkedPains cards={cards} />
    </>
  )
}

function DueField({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const id = useId()
  const edit = useEditCards(cards)
  const due = sharedValue(cards, 'due')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Due
      </label>
      <span className="field-box">
        <input
          id={id}
          type="date"
          value={due === MIXED ? '' : (due ?? '')}
          max="9999-12-31"
          onChange={(event) => edit('Set due day', { due: event.target.value || null }, `due:${cards[0].id}`)}
        />
      </span>
    </div>
  )
}

const LEVELS = ['1', '2', '3', '4', '5'] as const

function LevelField({
  cards,
  field,
  label,
  ends: [low, high],
}: {
  readonly cards: readonly [Card, ...Card[]]
  readonly field: 'value' | 'effort'
  readonly label: string
  readonly ends: readonly [string, string]
}) {
  const edit = useEditCards(cards)
  const value = sharedValue(cards, field)
  const choices = LEVELS.map(
    (level): Choice<string> => ({
      value: level,
      label: level,
      ...(level === '1' ? { name: `1, ${low}` } : level === '5' ? { name: `5, ${high}` } : {}),
    }),
  )
  return (
    <ChoiceField
      label={`${label}, 1 (${low}) to 5 (${high})`}
      value={value === MIXED ? MIXED : value === null ? null : String(value)}
      choices={choices}
      onValue={(level) => edit(`Set ${field}`, { [field]: Number(level) })}
      onClear={() => edit(`Set ${field}`, { [field]: null })}
    />
  )
}
