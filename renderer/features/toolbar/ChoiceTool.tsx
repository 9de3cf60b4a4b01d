import { ChevronDown } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { Menu } from '#renderer/ui/Menu.tsx'

/** A value in words that a click offers the others for. `null` where the cards differ. */
export function ChoiceTool<T extends string>({
  name,
  now,
  words,
  options,
  onChoose,
}: {
  readonly name: string
  readonly now: T | null
  /** What the button says; the value's own words where left out. */
  readonly words?: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}) {
  const shown = words ?? options.find(({ value }) => value === now)?.label ?? name
  return (
    <Menu
      entries={[
        {
          kind: 'choice',
          label: name,
          value: now ?? '',
          options,
          onChoose: (value) => onChoose(value as T),
        },
      ]}
    >
      <Toolbar.Button
        className="button toolbar-choice"
        data-tone="quiet"
        data-size="small"
        aria-label={now === null ? name : `${name}: ${shown}`}
      >
        {shown}
        <ChevronDown size={14} aria-hidden="true" />
      </Toolbar.Button>
    </Menu>
  )
}
