import { Popover as Radix } from 'radix-ui'
import type { PointerEvent, ReactNode } from 'react'

export interface NoteSheetProps {
  /** Names it for those who cannot see what it hangs on. */
  readonly label: string
  /** What it hangs on. */
  readonly at: { readonly getBoundingClientRect: () => DOMRect }
  readonly side?: 'top' | 'bottom'
  /** Whether it was asked for, and so has the keyboard; what is only pointed at leaves that where it is. */
  readonly held: boolean
  /** Whether something on the page belongs to it: going there does not close it. */
  readonly belongs: (target: Element) => boolean
  readonly onClose: () => void
  /** It was closed with the keyboard, which needs its place back. */
  readonly onEscape?: () => void
  readonly onPointerEnter?: (event: PointerEvent) => void
  readonly onPointerLeave?: (event: PointerEvent) => void
  /** What is done in it is meant: it stays until it is closed. */
  readonly onHold?: () => void
  readonly children: ReactNode
}

/** A small sheet that explains what the pointer rests on or the keyboard is at. Shown as long as it is there. */
export function NoteSheet({
  label,
  at,
  side = 'bottom',
  held,
  belongs,
  onClose,
  onEscape,
  onPointerEnter,
  onPointerLeave,
  onHold,
  children,
}: NoteSheetProps) {
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Anchor virtualRef={{ current: at }} />
      <Radix.Portal>
        <Radix.Content
          className="popover note-sheet"
          role={held ? 'dialog' : 'note'}
          aria-label={label}
          side={side}
          sideOffset={8}
          collisionPadding={8}
          onOpenAutoFocus={(event) => (held ? undefined : event.preventDefault())}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={onEscape}
          onInteractOutside={(event) =>
            event.target instanceof Element && belongs(event.target) ? event.preventDefault() : undefined
          }
          onPointerEnter={onPointerEnter}
          onPointerLeave={onPointerLeave}
          onPointerDown={onHold}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
