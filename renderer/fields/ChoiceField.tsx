import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { FieldGroup } from './Field.tsx'
import { MIXED, type Mixed } from './shared-values.ts'

/** One of a few things to choose from. */
export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  /** Where the label alone says too little to a screen reader: its full name. */
  readonly name?: string
  readonly picture?: ReactNode
}

const DIFFER_NOTE = 'They differ. Choosing one sets it for all.'

/**
 * One of a few, all in sight; arrow keys go along them. They stand side by side, or one below the other where their
 * words are long. `onClear` makes the chosen one go off again when it is chosen once more.
 */
export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  layout = 'row',
  note,
  onValue,
  onClear,
}: {
  readonly label: string
  readonly value: T | null | Mixed
  readonly choices: readonly Choice<T>[]
  readonly layout?: 'row' | 'column'
  readonly note?: string
  readonly onValue: (value: T) => void
  readonly onClear?: () => void
}) {
  return (
    <FieldGroup label={label} note={value === MIXED ? DIFFER_NOTE : note}>
      <ToggleGroup.Root
        type="single"
        className="toggle-group inspector-choices"
        data-layout={layout}
        orientation={layout === 'row' ? 'horizontal' : 'vertical'}
        aria-label={label}
        value={value === MIXED || value === null ? '' : value}
        onValueChange={(next) => (next === '' ? onClear?.() : onValue(next as T))}
      >
        {choices.map((choice) => (
          <ToggleGroup.Item
            key={choice.value}
            value={choice.value}
            className="toggle"
            {...(choice.name ? { 'aria-label': choice.name } : {})}
          >
            {choice.picture}
            {choice.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </FieldGroup>
  )
}
