import { ToggleGroup } from 'radix-ui'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { MIXED, sharedValue } from '#renderer/fields/shared-values.ts'
import type { Card } from '#shared/model/card.ts'
import type { CheckAnswer } from '#shared/model/vocabulary.ts'
import { useEditCards } from './use-edit.ts'

const CHECKS = [
  { field: 'desirable', label: 'Desirable', question: 'Does anybody want it?' },
  { field: 'feasible', label: 'Feasible', question: 'Can it be made?' },
  { field: 'viable', label: 'Viable', question: 'Does it pay?' },
] as const

const ANSWERS: readonly { readonly value: CheckAnswer; readonly label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** The three questions that an idea must stand up to. Pressing the given answer once more takes it back. */
export function ChecksField({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  return (
    <FieldGroup label="Checked">
      <ul className="inspector-checks">
        {CHECKS.map(({ field, label, question }) => {
          const answer = sharedValue(cards, field)
          return (
            <li key={field}>
              <span className="inspector-check-words">
                {label}
                <small>{answer === MIXED ? 'They differ' : question}</small>
              </span>
              <ToggleGroup.Root
                type="single"
                className="toggle-group"
                aria-label={`${label}: ${question}`}
                value={answer === MIXED || answer === null ? '' : answer}
                onValueChange={(next) =>
                  edit('Check opportunity', { [field]: next === '' ? null : (next as CheckAnswer) })
                }
              >
                {ANSWERS.map(({ value, label: word }) => (
                  <ToggleGroup.Item key={value} value={value} className="toggle">
                    {word}
                  </ToggleGroup.Item>
                ))}
              </ToggleGroup.Root>
            </li>
          )
        })}
      </ul>
    </FieldGroup>
  )
}
