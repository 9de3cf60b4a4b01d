import { ToggleGroup, type ToggleOption } from '#renderer/ui/Toggle.tsx'

/** One of two to five under its label. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  hint,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly ToggleOption<Value>[]
  readonly hint?: string
  readonly onChange: (value: Value) => void
}) {
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <ToggleGroup label={label} value={value} options={options} onChange={onChange} />
      {hint === undefined ? null : <span className="field-hint">{hint}</span>}
    </div>
  )
}
