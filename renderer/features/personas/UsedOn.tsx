import { useId } from 'react'
import { shownMap } from '#renderer/actions/map-actions.ts'
import { mapsWith, setPersonas } from '#renderer/actions/persona-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { Persona } from '#shared/model/persona.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { MapLinks } from './MapLinks.tsx'

/** The journeys that a persona is on, and the way onto the one that is shown. */
export function UsedOn({ persona, snapshot }: { readonly persona: Persona; readonly snapshot: Snapshot }) {
  const project = useProject()
  const heading = useId()
  const maps = mapsWith(snapshot, persona.id).filter(({ kind }) => kind === 'journey')
  const shown = shownMap(project)
  const current = shown && snapshot.maps[shown.id]
  return (
    <section className="sheet-group" aria-labelledby={heading}>
      <h3 id={heading} className="sheet-heading">
        Travels on
      </h3>
      {maps.length === 0 ? <p className="sheet-line">No journey yet.</p> : <MapLinks maps={maps} />}
      {current && !current.personaIds.includes(persona.id) ? (
        <div className="sheet-deeds">
          <Button
            size="small"
            onClick={() =>
              setPersonas(project, 'Add persona to map', current.id, [...current.personaIds, persona.id])
            }
          >
            Put on the map that is shown
          </Button>
        </div>
      ) : null}
    </section>
  )
}
