import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { LiveLine, LiveText } from '#renderer/fields/LiveText.tsx'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notify.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import type { Persona } from '#shared/model/persona.ts'
import { PortraitPicker } from './PortraitPicker.tsx'

type PersonaText = 'name' | 'role' | 'motto' | 'quote' | 'about' | 'goals'

const TEXTS: readonly {
  readonly field: PersonaText
  readonly label: string
  readonly placeholder: string
  readonly lines?: boolean
}[] = [
  { field: 'name', label: 'Name', placeholder: 'Mira' },
  { field: 'role', label: 'Role or occupation', placeholder: 'Nurse in a hospital' },
  { field: 'motto', label: 'Motto', placeholder: 'Keep it simple' },
  { field: 'quote', label: 'Quote', placeholder: 'In their own words', lines: true },
  { field: 'about', label: 'About', placeholder: 'Age, place, circumstances', lines: true },
  { field: 'goals', label: 'Goals', placeholder: 'What they want to reach', lines: true },
]

interface PersonaEntryProps {
  readonly persona: Persona
  readonly map: JourneyMap
  readonly isMain: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Called when the persona was taken off the map from here. */
  readonly onRemoved: () => void
}

/** One persona of the map: a line with face and name, and everything about them once it is opened. */
export function PersonaEntry({ persona, map, isMain, isOpen, onToggle, onRemoved }: PersonaEntryProps) {
  const id = useId()
  return (
    <li className="inspector-persona">
      <button
        type="button"
        className="inspector-persona-head"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={onToggle}
      >
        <Portrait persona={persona} size={40} />
        <span>
          <strong>{persona.name.trim() || 'Unnamed persona'}</strong>
          <small>{[isMain ? 'Main persona' : '', persona.role].filter(Boolean).join(' · ')}</small>
        </span>
        {isOpen ? (
          <ChevronDown size={18} aria-hidden="true" />
        ) : (
          <ChevronRight size={18} aria-hidden="true" />
        )}
      </button>
      {isOpen ? (
        <div id={id} className="inspector-sheet">
          {TEXTS.map((text) => (
            <PersonaTextField key={text.field} persona={persona} {...text} />
          ))}
          <Looks persona={persona} />
          <PersonaDeeds persona={persona} map={map} isMain={isMain} onRemoved={onRemoved} />
        </div>
      ) : null}
    </li>
  )
}

function PersonaTextField({
  persona,
  field,
  label,
  placeholder,
  lines = false,
}: (typeof TEXTS)[number] & { readonly persona: Persona }) {
  const project = useProject()
  const { id, [field]: value } = persona
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

function Looks({ persona }: { readonly persona: Persona }) {
  const project = useProject()
  const edit = (label: string, changes: Partial<Pick<Persona, 'color' | 'portrait'>>) =>
    perform(project, label, [{ type: 'persona.edit', id: persona.id, changes }])
  return (
    <>
      <PortraitPicker persona={persona} onPortrait={(portrait) => edit('Choose portrait', { portrait })} />
      <ColorField value={persona.color} onValue={(color) => edit('Colour', { color })} />
    </>
  )
}

function PersonaDeeds({
  persona,
  map,
  isMain,
  onRemoved,
}: Pick<PersonaEntryProps, 'persona' | 'map' | 'isMain' | 'onRemoved'>) {
  const project = useProject()
  const others = map.personaIds.filter((id) => id !== persona.id)
  const setPersonas = (label: string, personaIds: readonly string[]) =>
    perform(project, label, [{ type: 'map.edit', id: map.id, changes: { personaIds } }])
  const takeOff = (): void => {
    if (setPersonas('Remove persona from map', others)) onRemoved()
  }
  const remove = (): void => {
    if (!perform(project, 'Delete persona', [{ type: 'persona.remove', id: persona.id }])) return
    onRemoved()
    const name = persona.name.trim() || 'The persona'
    notify(`${name} was deleted from the project, with their sentiment lines.`, {
      label: 'Undo',
      onClick: () => project.session.history.undo(),
    })
  }
  return (
    <div className="inspector-deeds">
      {isMain ? null : (
        <Button size="small" onClick={() => setPersonas('Make main persona', [persona.id, ...others])}>
          Make main persona
        </Button>
      )}
      <Button size="small" onClick={takeOff}>
        Remove from this map
      </Button>
      <Button size="small" tone="danger" onClick={remove}>
        Delete from the project
      </Button>
    </div>
  )
}
