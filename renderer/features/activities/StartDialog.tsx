import { type ReactNode, type RefObject, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'

/** The frame of the three dialogs that begin something. */
export function StartDialog({
  title,
  description,
  begin,
  focusFirst,
  ready,
  onBegin,
  children,
}: {
  readonly title: string
  readonly description: string
  /** The words of the button that begins it. */
  readonly begin: string
  readonly focusFirst?: RefObject<HTMLElement | null>
  readonly ready: boolean
  /** Answers whether it began. */
  readonly onBegin: () => Promise<boolean>
  readonly children: ReactNode
}) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const close = () => project.window.setState({ dialog: null })
  const press = async (): Promise<void> => {
    setBusy(true)
    const began = await onBegin()
    setBusy(false)
    if (began) close()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      description={description}
      {...(focusFirst ? { focusFirst } : {})}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button tone="accent" busy={busy} disabled={!ready} onClick={() => void press()}>
            {begin}
          </Button>
        </>
      }
    >
      <div className="activity-form">{children}</div>
    </Dialog>
  )
}
