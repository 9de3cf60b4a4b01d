import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { LOOKS, type LookName } from '#shared/formats/export/settings.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import type { LineOptionsProps } from './options.ts'

const LOOK_WORDS: Readonly<Record<LookName, string>> = {
  light: 'Light',
  dark: 'Dark',
  greyscale: 'Grey',
  contrast: 'Contrast',
}

/** How the map is drawn, and what stands on it besides. */
export function LookOptions(props: LineOptionsProps) {
  const { onChange } = props
  const { look, legend, titleBlock } = props.settings
  return (
    <>
      <LookChoice value={look} onChange={(next) => onChange({ look: next })} />
      <div className="export-switches">
        <Switch
          label="Legend"
          hint="what colours and signs mean"
          checked={legend}
          onChange={(next) => onChange({ legend: next })}
        />
        <Switch
          label="Title block"
          hint="scope, persona, date and version"
          checked={titleBlock}
          onChange={(next) => onChange({ titleBlock: next })}
        />
        <PatternSwitch {...props} />
      </div>
    </>
  )
}

/** Whether patterns are named. Nothing where the map has no lines that could show any. */
export const PatternSwitch = ({ settings: { patterns }, hasLines, onChange }: LineOptionsProps) =>
  hasLines ? (
    <Switch
      label="Patterns"
      hint="named on the sentiment lines"
      checked={patterns}
      onChange={(next) => onChange({ patterns: next })}
    />
  ) : null

/** The looks, each with a sample of its paper and cards. */
function LookChoice({
  value,
  onChange,
}: {
  readonly value: LookName
  readonly onChange: (value: LookName) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <span className="field-label" id={id}>
        Look
      </span>
      <RadioGroup.Root
        className="export-looks"
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as LookName)}
      >
        {LOOKS.map((look) => (
          <RadioGroup.Item key={look} value={look} className="export-look">
            <LookSample look={look} />
            {LOOK_WORDS[look]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  )
}

const SAMPLE_TONES = ['blue', 'yellow', 'red'] as const

function LookSample({ look }: { readonly look: LookName }) {
  const { paper, line, ink, tones, edgeWidth } = THEMES[look]
  return (
    <svg viewBox="0 0 56 34" aria-hidden="true">
      <rect x="0.5" y="0.5" width="55" height="33" rx="4" fill={paper} stroke={line} />
      <path d="M6 8h18" stroke={ink} strokeWidth="2.4" />
      {SAMPLE_TONES.map((tone, index) => (
        <rect
          key={tone}
          x={6 + index * 15.5}
          y="14"
          width="13"
          height="13"
          rx="2"
          fill={tones[tone].fill}
          stroke={tones[tone].edge}
          strokeWidth={edgeWidth}
        />
      ))}
    </svg>
  )
}
