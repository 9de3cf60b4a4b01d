import { type FormEvent, useId, useRef, useState } from 'react'
import { nameNow } from '#renderer/actions/version-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { MAX_VERSION_NAME } from '#shared/protocol/history.ts'

/** Asks what to call the state of now; shown while the window's dialog is `name-version`. */
export function NameVersionDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'name-version')
  return (
    <NameDialog
      open={open}
      title="Name this version"
      name=""
      onName={(name) => void nameNow(project, name)}
      onClose={() => project.window.setState({ dialog: null })}
    />
  )
}

/** Asks for the name of a version. */
export function NameDialog({
  open,
  title,
  name,
  onName,
  onClose,
}: {
  readonly open: boolean
  readonly title: string
  readonly name: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const form = useId()
  const place = useRef<HTMLInputElement>(null)
  const [text, setText] = useState<string | null>(null)
  const shown = (text ?? name).trim()
  const close = () => {
    setText(null)
    onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (shown === '') return
    if (shown !== name) onName(shown)
    close()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      size="small"
      title={title}
      description="A version with a name is kept for good, however old it gets."
      focusFirst={place}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={form} tone="accent" disabled={shown === ''}>
            Keep under this name
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save}>
        <TextField
          ref={place}
          label="Name"
          value={text ?? name}
          placeholder="Before the workshop"
          maxLength={MAX_VERSION_NAME}
          autoComplete="off"
          onChange={setText}
        />
      </form>
    </Dialog>
  )
}
