import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'

/** Asks once before something that cannot be taken back. */
export function Ask({
  open,
  title,
  children,
  deed,
  onDo,
  onClose,
}: {
  readonly open: boolean
  readonly title: string
  /** What comes of it. */
  readonly children: ReactNode
  /** What the button that does it says. */
  readonly deed: string
  readonly onDo: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog
      open={open}
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="danger"
            onClick={() => {
              onDo()
              onClose()
            }}
          >
            {deed}
          </Button>
        </>
      }
    >
      <p className="ask-words">{children}</p>
    </Dialog>
  )
}
