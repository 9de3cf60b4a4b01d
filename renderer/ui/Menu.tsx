import { Check, ChevronRight } from 'lucide-react'
import { ContextMenu as RadixContextMenu, DropdownMenu as RadixDropdownMenu } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { assertNever } from '#shared/base/result.ts'
import { Keys } from './Keys.tsx'

/** A line of a menu. */
export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string | undefined
      readonly disabled?: boolean
      readonly danger?: boolean
      readonly onSelect: () => void
    }
  | {
      readonly kind: 'check'
      readonly label: string
      readonly checked: boolean
      readonly onChange: (checked: boolean) => void
    }
  | {
      readonly kind: 'choice'
      readonly label: string
      readonly value: string
      readonly options: readonly {
        readonly value: string
        readonly label: string
        readonly icon?: ReactNode
      }[]
      readonly onChoose: (value: string) => void
    }
  | {
      readonly kind: 'submenu'
      readonly label: string
      readonly icon?: ReactNode
      readonly entries: readonly MenuEntry[]
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' }

/** The lines of a menu, or what makes them at the moment it opens: for menus that many things have and few open. */
export type MenuEntries = readonly MenuEntry[] | (() => readonly MenuEntry[])

/** Both kinds of menu are made of the same parts. */
const DROPDOWN = {
  Item: RadixDropdownMenu.Item,
  CheckboxItem: RadixDropdownMenu.CheckboxItem,
  RadioGroup: RadixDropdownMenu.RadioGroup,
  RadioItem: RadixDropdownMenu.RadioItem,
  ItemIndicator: RadixDropdownMenu.ItemIndicator,
  Label: RadixDropdownMenu.Label,
  Separator: RadixDropdownMenu.Separator,
  Portal: RadixDropdownMenu.Portal,
  Sub: RadixDropdownMenu.Sub,
  SubTrigger: RadixDropdownMenu.SubTrigger,
  SubContent: RadixDropdownMenu.SubContent,
}
type Parts = typeof DROPDOWN
const CONTEXT: Parts = {
  Item: RadixContextMenu.Item,
  CheckboxItem: RadixContextMenu.CheckboxItem,
  RadioGroup: RadixContextMenu.RadioGroup,
  RadioItem: RadixContextMenu.RadioItem,
  ItemIndicator: RadixContextMenu.ItemIndicator,
  Label: RadixContextMenu.Label,
  Separator: RadixContextMenu.Separator,
  Portal: RadixContextMenu.Portal,
  Sub: RadixContextMenu.Sub,
  SubTrigger: RadixContextMenu.SubTrigger,
  SubContent: RadixContextMenu.SubContent,
}

const isInField = (): boolean => document.activeElement?.matches('input, textarea') === true

/** A menu that hangs on a button. */
export function Menu({
  entries,
  align = 'start',
  children,
}: {
  readonly entries: MenuEntries
  readonly align?: 'start' | 'center' | 'end'
  /** The button. */
  readonly children: ReactElement
}) {
  const byPointer = useRef(false)
  const note = (isPointer: boolean) => () => {
    byPointer.current = isPointer
  }
  return (
    <RadixDropdownMenu.Root modal={false}>
      <RadixDropdownMenu.Trigger asChild>{children}</RadixDropdownMenu.Trigger>
      <RadixDropdownMenu.Portal>
        <RadixDropdownMenu.Content
          className="menu"
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onPointerDown={note(true)}
          onKeyDown={note(false)}
          onPointerDownOutside={note(true)}
          // A hand that chose with the mouse goes on with the map, and a choice may have led into a field: only the
          // keyboard, and only where it has not gone on already, needs its place back.
          onCloseAutoFocus={(event) =>
            byPointer.current || isInField() ? event.preventDefault() : undefined
          }
        >
          <Entries entries={entries} parts={DROPDOWN} />
        </RadixDropdownMenu.Content>
      </RadixDropdownMenu.Portal>
    </RadixDropdownMenu.Root>
  )
}

/** A menu at the pointer, by the second mouse button, a long touch or the keyboard's menu key. */
export function ContextMenu({
  entries,
  onOpenChange,
  children,
}: {
  readonly entries: MenuEntries
  readonly onOpenChange?: (open: boolean) => void
  /** What it is the menu of. */
  readonly children: ReactElement
}) {
  return (
    <RadixContextMenu.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <RadixContextMenu.Trigger asChild>{children}</RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content
          className="menu"
          collisionPadding={8}
          onCloseAutoFocus={(event) => (isInField() ? event.preventDefault() : undefined)}
        >
          <Entries entries={entries} parts={CONTEXT} />
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  )
}

function Entries({ entries, parts }: { readonly entries: MenuEntries; readonly parts: Parts }) {
  const lines = typeof entries === 'function' ? entries() : entries
  return lines.map((entry, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a menu's lines have no identity beside their place
    <Entry key={index} entry={entry} parts={parts} />
  ))
}

function Entry({ entry, parts }: { readonly entry: MenuEntry; readonly parts: Parts }) {
  switch (entry.kind) {
    case 'item':
      return (
        <parts.Item
          className="menu-item"
          data-danger={entry.danger || undefined}
          disabled={entry.disabled ?? false}
          onSelect={entry.onSelect}
        >
          <span className="menu-icon">{entry.icon}</span>
          <span className="menu-label">{entry.label}</span>
          {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
        </parts.Item>
      )
    case 'check':
      return (
        <parts.CheckboxItem className="menu-item" checked={entry.checked} onCheckedChange={entry.onChange}>
          <CheckMark parts={parts} />
          <span className="menu-label">{entry.label}</span>
        </parts.CheckboxItem>
      )
    case 'choice':
      return <Choice entry={entry} parts={parts} />
    case 'submenu':
      return <Submenu entry={entry} parts={parts} />
    case 'heading':
      return <parts.Label className="menu-heading">{entry.label}</parts.Label>
    case 'separator':
      return <parts.Separator className="menu-separator" />
    default:
      return assertNever(entry)
  }
}

const CheckMark = ({ parts }: { readonly parts: Parts }) => (
  <span className="menu-icon">
    <parts.ItemIndicator>
      <Check size={16} />
    </parts.ItemIndicator>
  </span>
)

function Choice({
  entry,
  parts,
}: {
  readonly entry: Extract<MenuEntry, { kind: 'choice' }>
  readonly parts: Parts
}) {
  return (
    <parts.RadioGroup value={entry.value} onValueChange={entry.onChoose} aria-label={entry.label}>
      {entry.options.map((option) => (
        <parts.RadioItem key={option.value} className="menu-item" value={option.value}>
          <CheckMark parts={parts} />
          <span className="menu-label">{option.label}</span>
          {option.icon ? <span className="menu-icon">{option.icon}</span> : null}
        </parts.RadioItem>
      ))}
    </parts.RadioGroup>
  )
}

function Submenu({
  entry,
  parts,
}: {
  readonly entry: Extract<MenuEntry, { kind: 'submenu' }>
  readonly parts: Parts
}) {
  return (
    <parts.Sub>
      <parts.SubTrigger className="menu-item">
        <span className="menu-icon">{entry.icon}</span>
        <span className="menu-label">{entry.label}</span>
        <ChevronRight size={16} aria-hidden="true" />
      </parts.SubTrigger>
      <parts.Portal>
        <parts.SubContent className="menu" sideOffset={2} collisionPadding={8}>
          <Entries entries={entry.entries} parts={parts} />
        </parts.SubContent>
      </parts.Portal>
    </parts.Sub>
  )
}
