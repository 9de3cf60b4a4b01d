import { type FormEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { callMe, LONGEST_NAME, person } from '#renderer/room/person.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import { TextField } from '#renderer/ui/TextField.tsx'

/** Who signs here: asked once on this machine, and to be changed. */
export function PersonField() {
  const name = useStore(person, (state) => state.name)
  const [isChanging, setIsChanging] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const done = (): void => {
    setIsChanging(false)
    keepKeyboard(place.current, 'button')
  }
  return (
    <div ref={place}>
      {name === '' || isChanging ? (
        <NameForm name={name} takesKeyboard={isChanging} onDone={done} />
      ) : (
        <Signature name={name} onChange={() => setIsChanging(true)} />
      )}
    </div>
  )
}

function Signature({ name, onChange }: { readonly name: string; readonly onChange: () => void }) {
  return (
    <p className="comment-person">
      You write as <strong>{name}</strong>
      <Button size="small" tone="quiet" onClick={onChange}>
        Change
      </Button>
    </p>
  )
}

function NameForm({
  name,
  takesKeyboard,
  onDone,
}: {
  readonly name: string
  readonly takesKeyboard: boolean
  readonly onDone: () => void
}) {
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
        ref={takesKeyboard ? focusNew : null}
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

const focusNew = (field: HTMLInputElement | null): void => field?.focus()
