import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { type ReactNode, useState } from 'react'

/** Something that opens below its own heading, for what is not wanted every time. */
export function Disclosure({
  label,
  startOpen = false,
  children,
}: {
  readonly label: string
  readonly startOpen?: boolean
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(startOpen)
  return (
    <Collapsible.Root className="disclosure" open={open} onOpenChange={setOpen}>
      <Collapsible.Trigger className="disclosure-label">
        <ChevronRight size={16} aria-hidden="true" />
        {label}
      </Collapsible.Trigger>
      <Collapsible.Content className="disclosure-content">{children}</Collapsible.Content>
    </Collapsible.Root>
  )
}
