import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { addPersona, openLibrary, setPersonas, UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import { personasOf } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { PersonaEntry } from './PersonaEntry.tsx'

/** Who travels on this map. `onRemoved` is called when a persona was taken away from here, with the button that did it. */
export function PersonaPanel({ onRemoved }: { readonly onRemoved: () => void }) {
  const model = useMapModel()
  const [chosen, setChosen] = useState<string | null>()
  const [added, setAdded] = useState<string | null>(null)
  if (!model) return <p className="inspector-empty">This project has no map yet.</p>
  const { map, personas } = model.view
  // Until somebody chooses, the main persona lies open.
  const opened = chosen === undefined ? personas[0]?.id : chosen
  return (
    <div className="inspector-sheet">
      {personas.length === 0 ? (
        <p className="inspector-empty">
          Nobody travels on this map yet. One persona, or two, is what a map can tell a story of.
        </p>
      ) : (
        <ol className="inspector-personas">
          {personas.map((persona, index) => (
            <PersonaEntry
              key={persona.id}
              persona={persona}
              map={map}
              isMain={index === 0}
              isOpen={opened === persona.id}
              isNew={added === persona.id}
              onToggle={() => setChosen(opened === persona.id ? null : persona.id)}
              onRemoved={onRemoved}
            />
          ))}
        </ol>
      )}
      <AddPersona
        map={map}
        personas={personas}
        onAdded={(id) => {
          setChosen(id)
          setAdded(id)
        }}
      />
    </div>
  )
}

function AddPersona({
  map,
  personas,
  onAdded,
}: {
  readonly map: JourneyMap
  readonly personas: readonly Persona[]
  readonly onAdded: (id: string) => void
}) {
  const project = useProject()
  const all = personasOf(project.session.snapshot.getState())
  const others = all.filter((persona) => !map.personaIds.includes(persona.id))
  const add = (): void => {
    const id = addPersona(project, map.id)
    if (id !== null) onAdded(id)
  }
  const choose = (id: string): void => {
    if (setPersonas(project, 'Add persona to map', map.id, [...map.personaIds, id])) onAdded(id)
  }
  return (
    <div className="inspector-deeds">
      <Button size="small" icon={<UserPlus size={15} />} onClick={add}>
        {personas.length === 0 ? 'Add a persona' : 'Add another persona'}
      </Button>
      {others.length > 0 ? (
        <Menu
          entries={others.map((persona) => ({
            kind: 'item',
            label: persona.name.trim() || UNNAMED_PERSONA,
            icon: <Portrait persona={persona} size={18} />,
            onSelect: () => choose(persona.id),
          }))}
        >
          <Button size="small">Choose from the project</Button>
        </Menu>
      ) : null}
      <Button
        size="small"
        tone="quiet"
        icon={<Users size={15} aria-hidden="true" />}
        onClick={() => openLibrary(project, personas[0]?.id ?? null)}
      >
        All personas…
      </Button>
    </div>
  )
}
