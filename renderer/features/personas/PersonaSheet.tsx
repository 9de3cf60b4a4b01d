import { useEffect, useRef } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { PersonaText } from '#renderer/fields/PersonaText.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { traitsOf } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { Backstory } from './Backstory.tsx'
import { EmpathyMaps } from './EmpathyMaps.tsx'
import { FreeFields } from './FreeFields.tsx'
import { PersonaDeeds } from './PersonaDeeds.tsx'
import { PortraitField } from './PortraitField.tsx'
import { TraitGroup } from './TraitGroup.tsx'
import { UsedOn } from './UsedOn.tsx'

export interface PersonaSheetProps {
  readonly persona: Persona
  readonly snapshot: Snapshot
  /** It was added a moment ago: its name is the first thing to type. */
  readonly isNew: boolean
  /** Opens another persona's sheet; `null` for whoever comes first. */
  readonly onChoose: (personaId: string | null) => void
}

/** Everything about a persona. */
export function PersonaSheet({ persona, snapshot, isNew, onChoose }: PersonaSheetProps) {
  const project = useProject()
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNew) sheet.current?.querySelector<HTMLInputElement>('.sheet-words input')?.focus()
  }, [isNew])
  const traits = traitsOf(snapshot, persona.id)
  const group = { persona, traits }
  return (
    <article ref={sheet} className="sheet" aria-label={persona.name.trim() || 'Persona'}>
      <header className="sheet-head">
        <PortraitField persona={persona} />
        <div className="sheet-words">
          <div className="sheet-pair">
            <PersonaText persona={persona} field="name" />
            <PersonaText persona={persona} field="role" />
          </div>
          <PersonaText persona={persona} field="motto" />
        </div>
      </header>
      <div className="sheet-columns">
        <div className="sheet-column">
          <PersonaText persona={persona} field="quote" />
          <PersonaText persona={persona} field="about" />
        </div>
        <div className="sheet-column">
          <PersonaText persona={persona} field="goals" />
          <ColorField
            value={persona.color}
            onValue={(color) =>
              perform(project, 'Colour', [{ type: 'persona.edit', id: persona.id, changes: { color } }])
            }
          />
        </div>
      </div>
      <div className="sheet-columns">
        <div className="sheet-column">
          <TraitGroup {...group} group="demographics" />
          <TraitGroup {...group} group="goals" />
        </div>
        <div className="sheet-column">
          <TraitGroup {...group} group="psychographics" />
          <TraitGroup {...group} group="today" />
        </div>
      </div>
      <Backstory {...group} />
      <FreeFields {...group} />
      <EmpathyMaps persona={persona} snapshot={snapshot} />
      <UsedOn persona={persona} snapshot={snapshot} />
      <PersonaDeeds persona={persona} snapshot={snapshot} onChoose={onChoose} />
    </article>
  )
}
