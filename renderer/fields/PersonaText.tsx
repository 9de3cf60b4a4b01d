import { perform } from '#renderer/actions/perform.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Persona } from '#shared/model/persona.ts'
import { LiveLine, LiveText } from './LiveText.tsx'

export type PersonaWords = 'name' | 'role' | 'motto' | 'quote' | 'about' | 'goals'

const WORDS: Readonly<
  Record<PersonaWords, { readonly label: string; readonly placeholder: string; readonly lines?: true }>
> = {
  name: { label: 'Name', placeholder: 'Mira' },
  role: { label: 'Role or occupation', placeholder: 'Nurse in a hospital' },
  motto: { label: 'Motto', placeholder: 'Keep it simple' },
  quote: { label: 'Quote', placeholder: 'In their own words', lines: true },
  about: { label: 'About', placeholder: 'Age, place, circumstances', lines: true },
  goals: { label: 'Goals', placeholder: 'What they want to reach', lines: true },
}

/** One of the texts that every persona has, shared live. */
export function PersonaText({ persona, field }: { readonly persona: Persona; readonly field: PersonaWords }) {
  const project = useProject()
  const { id, [field]: value } = persona
  const { label, placeholder, lines } = WORDS[field]
  const Control = lines ? LiveText : LiveLine
  return (
    <Control
      label={label}
      placeholder={placeholder}
      value={value}
      latest={() => project.session.snapshot.getState().personas[id]?.[field] ?? ''}
      write={(text) =>
        perform(
          project,
          'Edit persona',
          [{ type: 'persona.edit', id, changes: { [field]: text } }],
          `${field}:${id}`,
        )
      }
    />
  )
}
