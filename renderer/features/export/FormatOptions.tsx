import { useState } from 'react'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { Switch, ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { type ExportSettings, PIXELS, SCREEN } from '#shared/formats/export/settings.ts'

interface OptionsProps {
  readonly settings: ExportSettings
  readonly onChange: (changes: Partial<ExportSettings>) => void
}

/** What there is to choose for the chosen format. */
export function FormatOptions(props: OptionsProps) {
  switch (props.settings.format) {
    case 'pdf':
      return <PageOptions {...props} />
    case 'png':
      return <PictureOptions {...props} />
    default:
      return null
  }
}

const PAPERS = [
  { value: 'fit', label: 'As large as the map' },
  { value: 'A4', label: 'A4' },
  { value: 'A3', label: 'A3' },
  { value: 'A2', label: 'A2 poster' },
  { value: 'A1', label: 'A1 poster' },
  { value: 'A0', label: 'A0 poster' },
  { value: 'Letter', label: 'Letter' },
  { value: 'Tabloid', label: 'Tabloid' },
] as const satisfies readonly { readonly value: ExportSettings['paper']; readonly label: string }[]

function PageOptions({ settings: { paper, orientation }, onChange }: OptionsProps) {
  return (
    <>
      <Select label="Paper" value={paper} options={PAPERS} onChange={(next) => onChange({ paper: next })} />
      {paper === 'fit' ? null : (
        <div className="field">
          <span className="field-label">Orientation</span>
          <ToggleGroup
            label="Orientation"
            value={orientation}
            options={[
              { value: 'auto', label: 'Auto' },
              { value: 'portrait', label: 'Portrait' },
              { value: 'landscape', label: 'Landscape' },
            ]}
            onChange={(next) => onChange({ orientation: next })}
          />
        </div>
      )}
    </>
  )
}

/** Pixels to a map unit. */
const SCALES = [1, 2, 3, 4] as const

function PictureOptions({ settings, onChange }: OptionsProps) {
  return (
    <>
      <Select
        label="Size"
        value={settings.sizing}
        options={[
          { value: 'scale', label: 'By scale' },
          { value: 'screen', label: `${SCREEN.width} × ${SCREEN.height}, a 4K screen` },
          { value: 'width', label: 'By width' },
        ]}
        onChange={(sizing) => onChange({ sizing })}
      />
      {settings.sizing === 'scale' ? (
        <div className="field">
          <span className="field-label">Scale</span>
          <ToggleGroup
            label="Scale"
            value={String(settings.scale)}
            options={SCALES.map((value) => ({ value: String(value), label: `${value}×` }))}
            onChange={(scale) => onChange({ scale: Number(scale) })}
          />
        </div>
      ) : null}
      {settings.sizing === 'width' ? (
        <WidthField value={settings.widthPx} onChange={(widthPx) => onChange({ widthPx })} />
      ) : null}
      <Switch
        label="Transparent ground"
        checked={settings.transparent}
        onChange={(transparent) => onChange({ transparent })}
      />
    </>
  )
}

/** What is no width stays in the field with a word about it; the last good one goes on counting. */
function WidthField({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const [draft, setDraft] = useState(String(value))
  const width = readWidth(draft)
  const error =
    width === null
      ? `Write a whole number from ${PIXELS.least} to ${PIXELS.most.toLocaleString('en')}.`
      : undefined
  return (
    <TextField
      label="Width in pixels"
      value={draft}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      onChange={(text) => {
        setDraft(text)
        const next = readWidth(text)
        if (next !== null) onChange(next)
      }}
    />
  )
}

function readWidth(text: string): number | null {
  const digits = text.replaceAll(/[\s,.’']|px$/g, '')
  const width = /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  return width >= PIXELS.least && width <= PIXELS.most ? width : null
}
