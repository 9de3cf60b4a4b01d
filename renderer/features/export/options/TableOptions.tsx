import { Choice } from './Choice.tsx'
import type { OptionsProps } from './options.ts'

/** The shape of a CSV, and what stands between its fields. */
export function TableOptions({ settings: { tableShape, separator }, onChange }: OptionsProps) {
  return (
    <>
      <Choice
        label="Table"
        value={tableShape}
        options={[
          { value: 'grid', label: 'As the map lies' },
          { value: 'cards', label: 'A row per card' },
        ]}
        hint={
          tableShape === 'grid'
            ? 'Stages and steps across, lanes down.'
            : 'All that is known of every card, one below the other.'
        }
        onChange={(next) => onChange({ tableShape: next })}
      />
      <Choice
        label="Between the fields"
        value={separator}
        options={[
          { value: 'comma', label: 'Comma' },
          { value: 'semicolon', label: 'Semicolon' },
          { value: 'tab', label: 'Tab' },
        ]}
        hint="Excel in much of Europe opens only semicolons as columns."
        onChange={(next) => onChange({ separator: next })}
      />
    </>
  )
}
