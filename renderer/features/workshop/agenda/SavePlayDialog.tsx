import { useRef, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/** Asks what an agenda that is kept for another day is called. */
export function SavePlayDialog({
  open,
  onSave,
  onClose,
}: {
  readonly open: boolean
  readonly onSave: (title: string, description: string) => void
  readonly onClose: () => void
}) {
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const first = useRef<HTMLInputElement>(null)
  const save = () => {
    if (title.trim() === '') return
    onSave(title.trim(), description.trim())
    onClose()
  }
  return (
    <Dialog
      open={open}
      size="small"
      title="Save as your own play"
      description="All items with their times, prompts and notes, on this computer. One of the same name is replaced."
      focusFirst={first}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" disabled={title.trim() === ''} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="save-play"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField ref={first} label="Name" value={title} maxLength={ROOM_BOUNDS.title} onChange={setTitle} />
        <TextField label="What it is for" value={description} maxLength={1000} onChange={setDescription} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
