import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { type ReactNode, useId, useState } from 'react'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
  /** Shown while the value is none of the options. */
  readonly placeholder?: string
}

/** One of a few. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  placeholder,
}: SelectProps<Value>) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [near, setNear] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <div className="field">
      <span className={hideLabel ? 'visually-hidden' : 'field-label'} id={id}>
        {label}
      </span>
      <Radix.Root
        value={value}
        open={open}
        onOpenChange={setOpen}
        onValueChange={(next) => onChange(next as Value)}
      >
        <Radix.Trigger
          className="select"
          aria-labelledby={id}
          onFocus={() => setNear(true)}
          onBlur={() => setNear(false)}
        >
          <Radix.Value placeholder={placeholder}>
            {chosen ? <Words option={chosen} /> : placeholder}
          </Radix.Value>
          <Radix.Icon className="select-arrow">
            <ChevronDown size={16} />
          </Radix.Icon>
        </Radix.Trigger>
        {/* Hundreds of options are not made for lists that nobody opens; whoever types on the closed one needs them too. */}
        {open || near ? <Options options={options} /> : null}
      </Radix.Root>
    </div>
  )
}

const Options = ({ options }: { readonly options: readonly SelectOption<string>[] }) => (
  <Radix.Portal>
    <Radix.Content className="menu select-list" position="popper" sideOffset={4} collisionPadding={8}>
      <Radix.Viewport>
        {options.map((option) => (
          <Option key={option.value} option={option} />
        ))}
      </Radix.Viewport>
    </Radix.Content>
  </Radix.Portal>
)

const Words = ({ option: { icon, label } }: { readonly option: SelectOption<string> }) => (
  <span className="select-text">
    {icon}
    {label}
  </span>
)

function Option({ option }: { readonly option: SelectOption<string> }) {
  return (
    <Radix.Item className="menu-item" value={option.value}>
      <span className="menu-icon">
        <Radix.ItemIndicator>
          <Check size={16} />
        </Radix.ItemIndicator>
      </span>
      <Radix.ItemText>
        <Words option={option} />
      </Radix.ItemText>
    </Radix.Item>
  )
}
