import { useState } from 'react'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { PIXELS, SCREEN } from '#shared/formats/export/settings.ts'
import { Choice } from './Choice.tsx'
import type { OptionsProps } from './options.ts'
import { readWidth } from './read-width.ts'

/** Pixels to a map unit. */
const SCALES = [1, 2, 3, 4] as const

/** How large a PNG is, and what lies behind the map. */
export function PictureOptions({ settings, onChange }: OptionsProps) {
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
        <Choice
          label="Scale"
          value={String(settings.scale)}
          options={SCALES.map((value) => ({ value: String(value), label: `${value}×` }))}
          onChange={(scale) => onChange({ scale: Number(scale) })}
        />
      ) : null}
      {settings.sizing === 'width' ? (
        <WidthField value={settings.widthPx} onChange={(widthPx) => onChange({ widthPx })} />
      ) : null}
      <div className="export-switches">
        <PerStage settings={settings} onChange={onChange} />
        <Switch
          label="Transparent ground"
          hint="nothing behind the map"
          checked={settings.transparent}
          onChange={(transparent) => onChange({ transparent })}
        />
      </div>
    </>
  )
}

/** How an SVG's letters travel. */
export function DrawingOptions({ settings, onChange }: OptionsProps) {
  return (
    <>
      <Choice
        label="Text"
        value={settings.svgFonts}
        options={[
          { value: 'embedded', label: 'Real text' },
          { value: 'outlined', label: 'Outlines' },
        ]}
        hint={
          settings.svgFonts === 'embedded'
            ? 'Can be edited, searched and read aloud. The fonts are in the file; design tools want them installed.'
            : 'Looks the same everywhere, without any font. It cannot be edited as text any more.'
        }
        onChange={(svgFonts) => onChange({ svgFonts })}
      />
      <div className="export-switches">
        <PerStage settings={settings} onChange={onChange} />
      </div>
    </>
  )
}

const PerStage = ({ settings: { perStage }, onChange }: OptionsProps) => (
  <Switch
    label="One for each stage"
    hint="several files in a ZIP"
    checked={perStage}
    onChange={(next) => onChange({ perStage: next })}
  />
)

/** What is no width stays in the field with a word about it; the last good one goes on counting. */
function WidthField({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const [draft, setDraft] = useState(String(value))
  const isRead = readWidth(draft) !== null
  const words = `a whole number from ${PIXELS.least} to ${PIXELS.most.toLocaleString('en')}`
  return (
    <TextField
      label="Width in pixels"
      value={draft}
      {...(isRead
        ? { hint: `From ${PIXELS.least} to ${PIXELS.most.toLocaleString('en')}` }
        : { error: `Write ${words}.` })}
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
