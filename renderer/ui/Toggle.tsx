import { ToggleGroup as RadixGroup, Switch as RadixSwitch } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { Tooltip } from './Tooltip.tsx'

/** Something that is on or off, with its words beside it. */
export function Switch({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div className="switch-row">
      <label htmlFor={id} className="switch-label">
        {label}
        {hint === undefined ? null : <span className="field-hint">{hint}</span>}
      </label>
      <RadixSwitch.Root id={id} className="switch" checked={checked} onCheckedChange={onChange}>
        <RadixSwitch.Thumb className="switch-thumb" />
      </RadixSwitch.Root>
    </div>
  )
}

export interface ToggleOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Shown instead of the label, which then is the tooltip. */
  readonly icon?: ReactNode
}

/** One of two to five, all of them in sight. */
export function ToggleGroup<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly ToggleOption<Value>[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <RadixGroup.Root
      type="single"
      className="toggle-group"
      aria-label={label}
      value={value}
      // The chosen one cannot be unchosen; there is always one.
      onValueChange={(next) => (next === '' ? undefined : onChange(next as Value))}
    >
      {options.map((option) => (
        <Item key={option.value} option={option} />
      ))}
    </RadixGroup.Root>
  )
}

function Item({ option }: { readonly option: ToggleOption<string> }) {
  const item = (
    <RadixGroup.Item
      className="toggle"
      value={option.value}
      {...(option.icon ? { 'aria-label': option.label } : {})}
    >
      {option.icon ?? option.label}
    </RadixGroup.Item>
  )
  return option.icon ? <Tooltip label={option.label}>{item}</Tooltip> : item
}
