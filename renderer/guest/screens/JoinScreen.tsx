import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Membership } from '#renderer/room/membership.ts'
import { authorName, LONGEST_NAME } from '#renderer/room/person.ts'
import { type RoomLink, readTyped } from '#shared/protocol/room-link.ts'
import { Brand } from '../parts/Brand.tsx'
import { Privacy } from '../parts/Privacy.tsx'
import { comeBack, entrance, join } from '../state/entrance.ts'

/** The door: a name, and a code where the link brought none. */
export function JoinScreen() {
  const link = useStore(entrance, (state) => state.link)
  const known = useStore(entrance, (state) => state.known)
  return (
    <main className="entrance">
      <Brand />
      <h1>Join the workshop</h1>
      {known.map((membership) => (
        <ComeBack key={`${membership.hostKey} ${membership.projectId}`} membership={membership} />
      ))}
      {known.length > 0 && <p className="or">or come in as somebody new</p>}
      <JoinForm link={link} />
      <Privacy hostKey={link?.hostKey ?? null} />
    </main>
  )
}

function ComeBack({ membership }: { readonly membership: Membership }) {
  const { name, title } = membership
  return (
    <button type="button" className="button wide come-back" onClick={() => comeBack(membership)}>
      <span>
        Come back as <b>{name}</b>
      </span>
      <small>{title}</small>
    </button>
  )
}

type Wrong = { readonly field: 'name' | 'code'; readonly sentence: string } | null

function JoinForm({ link }: { readonly link: RoomLink | null }) {
  const [name, setName] = useState(authorName)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<Wrong>(null)
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const found = link ?? readTyped(code)
    const mistake = mistakeIn(name, found, code)
    setWrong(mistake)
    if (mistake) event.currentTarget.querySelector<HTMLElement>(`[name=${mistake.field}]`)?.focus()
    else if (found) join(name.trim(), found)
  }
  return (
    <form className="join-form" onSubmit={submit} noValidate>
      <Field
        name="name"
        label="Your name"
        hint="The others see it beside what you do."
        wrong={wrong}
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        autoComplete="nickname"
        autoCapitalize="words"
        enterKeyHint={link ? 'go' : 'next'}
      />
      {!link && (
        <Field
          name="code"
          label="Code"
          hint="Six letters and digits, shown by the facilitator: K7M-4QX."
          wrong={wrong}
          value={code}
          onChange={setCode}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          enterKeyHint="go"
        />
      )}
      <button type="submit" className="button wide" data-tone="accent" data-size="large">
        Join
      </button>
    </form>
  )
}

function mistakeIn(name: string, link: RoomLink | null, code: string): Wrong {
  if (name.trim() === '') return { field: 'name', sentence: 'Type the name the others know you by.' }
  if (link) return null
  return code.trim() === ''
    ? { field: 'code', sentence: 'Type the code that the facilitator shows.' }
    : {
        field: 'code',
        sentence: 'A code has six letters and digits, and never 0, 1, I, L or O. Look once more.',
      }
}

interface FieldProps {
  readonly name: 'name' | 'code'
  readonly label: string
  readonly hint: string
  readonly wrong: Wrong
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly autoComplete: string
  readonly autoCapitalize: string
  readonly enterKeyHint: 'go' | 'next'
}

function Field({ label, hint, wrong, onChange, ...input }: FieldProps) {
  const sentence = wrong?.field === input.name ? wrong.sentence : undefined
  const id = `join-${input.name}`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="field-box">
        <input
          {...input}
          id={id}
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={sentence === undefined ? undefined : true}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <span
        className="field-hint"
        id={`${id}-hint`}
        role={sentence === undefined ? undefined : 'alert'}
        data-error={sentence === undefined ? undefined : true}
      >
        {sentence ?? hint}
      </span>
    </div>
  )
}
