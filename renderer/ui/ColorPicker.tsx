import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'
import { Tooltip } from './Tooltip.tsx'

/** What the paper colours are called on screen. */
export const COLOR_LABELS: Readonly<Record<Color, string>> = {
  grey: 'Grey',
  yellow: 'Yellow',
  orange: 'Orange',
  red: 'Red',
  violet: 'Violet',
  blue: 'Blue',
  teal: 'Teal',
  green: 'Green',
}

export interface ColorPickerProps {
  readonly label: string
  /** `null` where things of different colours are selected, or none was chosen yet. */
  readonly value: Color | null
  readonly onChange: (color: Color) => void
}

/** The eight paper colours in a row, each with its name, the chosen one ticked. Arrow keys go along it. */
export function ColorPicker({ label, value, onChange }: ColorPickerProps) {
  return (
    <RadioGroup.Root
      className="color-picker"
      aria-label={label}
      value={value ?? ''}
      orientation="horizontal"
      onValueChange={(color) => onChange(color as Color)}
    >
      {COLORS.map((color) => (
        <Tooltip key={color} label={COLOR_LABELS[color]}>
          <RadioGroup.Item
            className="color-swatch"
            value={color}
            aria-label={COLOR_LABELS[color]}
            style={{
              background: `var(--${color}-fill)`,
              borderColor: `var(--${color}-strong)`,
              color: `var(--${color}-strong)`,
            }}
          >
            <RadioGroup.Indicator>
              <Check size={16} strokeWidth={3} />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        </Tooltip>
      ))}
    </RadioGroup.Root>
  )
}
