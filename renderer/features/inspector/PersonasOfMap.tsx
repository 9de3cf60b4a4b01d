import { perform } from '#renderer/actions/perform.ts'
import { UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { MapView } from '#shared/model/map-view.ts'
import type { PersonaDetail } from '#shared/model/vocabulary.ts'

const DETAILS: readonly Choice<PersonaDetail>[] = [
  { value: 'none', label: 'Nothing' },
  { value: 'brief', label: 'In brief' },
  { value: 'full', label: 'In full' },
]

const NOTES: Readonly<Record<PersonaDetail, string>> = {
  none: 'No personas above the grid.',
  brief: 'Portrait, name, role and motto.',
  full: 'Their sheet as well: quote, goals and what else is filled in.',
}

/** Who travels here, and how much of them stands above the grid. */
export function PersonasOfMap({ view: { map, personas } }: { readonly view: MapView }) {
  const project = useProject()
  return (
    <>
      <FieldGroup label="Personas">
        {personas.length === 0 ? null : (
          <ul className="inspector-travellers">
            {personas.map((persona) => (
              <li key={persona.id}>
                <Portrait persona={persona} size={28} />
                {persona.name.trim() || UNNAMED_PERSONA}
              </li>
            ))}
          </ul>
        )}
        <Button size="small" onClick={() => project.window.setState({ panel: 'persona' })}>
          {personas.length === 0 ? 'Choose who travels' : 'Change'}
        </Button>
      </FieldGroup>
      <ChoiceField
        label="Above the grid"
        value={map.personaDetail}
        choices={DETAILS}
        note={NOTES[map.personaDetail]}
        onValue={(personaDetail) =>
          perform(project, 'Show personas', [{ type: 'map.edit', id: map.id, changes: { personaDetail } }])
        }
      />
      <Switch
        label="Backstory"
        hint="Pains, requirements, outcomes and top goal, above the grid."
        checked={map.showBackstory}
        onChange={(showBackstory) =>
          perform(project, showBackstory ? 'Show backstory' : 'Hide backstory', [
            { type: 'map.edit', id: map.id, changes: { showBackstory } },
          ])
        }
      />
    </>
  )
}
