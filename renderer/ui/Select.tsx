import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

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
  return (
    <div className="field">
      <span className={hideLabel ? 'visually-hidden' : 'field-label'} id={id}>
        {label}
      </span>
      <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)}>
        <Radix.Trigger className="select" aria-labelledby={id}>
          <Radix.Value placeholder={placeholder} />
          <Radix.Icon className="select-arrow">
            <ChevronDown size={16} />
          </Radix.Icon>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className="menu select-list" position="popper" sideOffset={4} collisionPadding={8}>
            <Radix.Viewport>
              {options.map((option) => (
                <Option key={option.value} option={option} />
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  )
}

function Option({ option }: { readonly option: SelectOption<string> }) {
  return (
    <Radix.Item className="menu-item" value={option.value}>
      <span className="menu-icon">
        <Radix.ItemIndicator>
          <Check size={16} />
        </Radix.ItemIndicator>
      </span>
      <Radix.ItemText>
        <span className="select-text">
          {option.icon}
          {option.label}
        </span>
      </Radix.ItemText>
    </Radix.Item>
  )
}
