import { ChevronDown, ChevronRight, IdCard } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import {
  openLibrary,
  removePersona,
  setPersonas,
  UNNAMED_PERSONA,
} from '#renderer/actions/persona-actions.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { PersonaText, type PersonaWords } from '#renderer/fields/PersonaText.tsx'
import { PortraitPicker } from '#renderer/fields/PortraitPicker.tsx'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import type { Persona } from '#shared/model/persona.ts'

const TEXTS: readonly PersonaWords[] = ['name', 'role', 'motto', 'quote', 'about', 'goals']

interface PersonaEntryProps {
  readonly persona: Persona
  readonly map: JourneyMap
  readonly isMain: boolean
  readonly isOpen: boolean
  /** Added from here a moment ago: the name is the first thing to type. */
  readonly isNew: boolean
  readonly onToggle: () => void
  /** Called when the persona was taken off the map from here. */
  readonly onRemoved: () => void
}

/** One persona of the map: a line with face and name, and everything about them once it is opened. */
export function PersonaEntry({
  persona,
  map,
  isMain,
  isOpen,
  isNew,
  onToggle,
  onRemoved,
}: PersonaEntryProps) {
  const project = useProject()
  const id = useId()
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNew) sheet.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [isNew])
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
          <strong>{persona.name.trim() || UNNAMED_PERSONA}</strong>
          <small>{[isMain ? 'Main persona' : '', persona.role].filter(Boolean).join(' · ')}</small>
        </span>
        {isOpen ? (
          <ChevronDown size={18} aria-hidden="true" />
        ) : (
          <ChevronRight size={18} aria-hidden="true" />
        )}
      </button>
      {isOpen ? (
        <div ref={sheet} id={id} className="inspector-sheet">
          {TEXTS.map((field) => (
            <PersonaText key={field} persona={persona} field={field} />
          ))}
          <Looks persona={persona} />
          <Button
            size="small"
            icon={<IdCard size={15} aria-hidden="true" />}
            className="inspector-open"
            onClick={() => openLibrary(project, persona.id)}
          >
            Whole sheet…
          </Button>
          <PersonaDeeds persona={persona} map={map} isMain={isMain} onRemoved={onRemoved} />
        </div>
      ) : null}
    </li>
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
  const takeOff = (): void => {
    if (setPersonas(project, 'Remove persona from map', map.id, others)) onRemoved()
  }
  const remove = (): void => {
    if (removePersona(project, persona.id)) onRemoved()
  }
  return (
    <div className="inspector-deeds">
      {isMain ? null : (
        <Button
          size="small"
          onClick={() => setPersonas(project, 'Make main persona', map.id, [persona.id, ...others])}
        >
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
