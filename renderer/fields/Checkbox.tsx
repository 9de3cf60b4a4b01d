import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

const STATE = { all: true, some: 'indeterminate', none: false } as const

/** A box to tick with what it stands for beside it; a dash where it is so for some of several. */
export function Checkbox({
  checked,
  disabled = false,
  onToggle,
  children,
}: {
  readonly checked: 'all' | 'some' | 'none'
  /** It is so and cannot be otherwise. */
  readonly disabled?: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <div className="inspector-check">
      <Radix.Root
        id={id}
        className="inspector-box"
        checked={STATE[checked]}
        disabled={disabled}
        onCheckedChange={onToggle}
      >
        <Radix.Indicator>
          {checked === 'some' ? <Minus size={14} strokeWidth={3} /> : <Check size={14} strokeWidth={3} />}
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id}>{children}</label>
    </div>
  )
}
