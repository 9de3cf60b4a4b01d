import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { callMe, LONGEST_NAME, person } from '#renderer/session/person.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'

/** Who signs here: asked once on this machine, and to be changed. */
export function PersonField() {
  const name = useStore(person, (state) => state.name)
  const [isChanging, setIsChanging] = useState(false)
  if (name === '' || isChanging) return <NameForm name={name} onDone={() => setIsChanging(false)} />
  return (
    <p className="comment-person">
      You write as <strong>{name}</strong>
      <Button size="small" tone="quiet" onClick={() => setIsChanging(true)}>
        Change
      </Button>
    </p>
  )
}

function NameForm({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const [draft, setDraft] = useState(name)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (draft.trim() === '') return
    callMe(draft)
    onDone()
  }
  return (
    <form className="comment-name" onSubmit={save}>
      <TextField
        label="Your name"
        hint="Others see it beside what you write. It stays on this machine otherwise."
        value={draft}
        maxLength={LONGEST_NAME}
        autoComplete="name"
        onChange={setDraft}
      />
      <Button type="submit" size="small" tone="accent" disabled={draft.trim() === ''}>
        Save name
      </Button>
    </form>
  )
}
