import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, type RefObject, useRef } from 'react'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** A sentence under the title. */
  readonly description?: ReactNode
  /** `full` takes nearly all of the window and leaves scrolling to its parts; `screen` all of it. */
  readonly size?: 'small' | 'medium' | 'large' | 'full' | 'screen'
  /** Without a visible title and close button; for the palette, which is one field and a list. */
  readonly bare?: boolean
  /** Lists that change their length while one types hang from the top. */
  readonly place?: 'middle' | 'top'
  /** Buttons at the foot, the one to press last. */
  readonly footer?: ReactNode
  /** What gets the keyboard first; the dialog itself where left out, so that it is read from its title on. */
  readonly focusFirst?: RefObject<HTMLElement | null>
  /** Called once it is gone and the keyboard is back where it was. */
  readonly onClosed?: () => void
  readonly children?: ReactNode
}

/** A window within the window. Esc, a click beside it and the cross close it; the keyboard returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'medium',
  bare = false,
  place = 'middle',
  footer,
  focusFirst,
  onClosed,
  children,
}: DialogProps) {
  const origin = useRef<HTMLElement | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="dialog"
          data-size={size}
          data-place={place}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            origin.current = keyboardOrigin()
            const first = focusFirst?.current ?? (event.currentTarget as HTMLElement)
            first.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (origin.current?.isConnected) origin.current.focus()
            if (onClosed) setTimeout(onClosed)
          }}
        >
          {bare ? (
            <Radix.Title className="visually-hidden">{title}</Radix.Title>
          ) : (
            <DialogHead title={title} description={description} />
          )}
          {bare ? children : <div className="dialog-body">{children}</div>}
          {footer ? <div className="dialog-foot">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Where the keyboard is; of a menu that led here and is about to go, what opened it. */
function keyboardOrigin(): HTMLElement | null {
  const { activeElement } = document
  const opener = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  if (opener) return document.getElementById(opener)
  return activeElement instanceof HTMLElement ? activeElement : null
}

function DialogHead({ title, description }: Pick<DialogProps, 'title' | 'description'>) {
  return (
    <header className="dialog-head">
      <div>
        <Radix.Title className="dialog-title">{title}</Radix.Title>
        {description === undefined ? null : (
          <Radix.Description className="dialog-description">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close asChild>
        <IconButton label="Close" icon={<X size={18} />} keys="Escape" />
      </Radix.Close>
    </header>
  )
}
