import { Combine, Plus } from 'lucide-react'
import { useId } from 'react'
import { addEmpathyMap, empathyMapsOf, mergeEmpathyMaps } from '#renderer/actions/empathy-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notify.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { MapLinks } from './MapLinks.tsx'

/** The boards on which a persona says, thinks, does and feels; several, one of each participant, become one. */
export function EmpathyMaps({
  persona,
  snapshot,
}: {
  readonly persona: Persona
  readonly snapshot: Snapshot
}) {
  const project = useProject()
  const heading = useId()
  const maps = empathyMapsOf(snapshot, persona.id)
  const close = () => project.window.setState({ dialog: null })
  const add = (): void => {
    if (addEmpathyMap(project, persona.id)) close()
  }
  const merge = (): void => {
    if (!mergeEmpathyMaps(project, persona.id)) return
    close()
    notify(`${maps.length} empathy maps are one now. The maps they were stay beside it.`, {
      label: 'Undo',
      onClick: () => project.session.history.undo(),
    })
  }
  return (
    <section className="sheet-group" aria-labelledby={heading}>
      <h3 id={heading} className="sheet-heading">
        Empathy map
      </h3>
      {maps.length === 0 ? (
        <p className="sheet-line">
          A board for what they say, think, do and feel, what pains them and what they gain.
        </p>
      ) : (
        <MapLinks maps={maps} />
      )}
      <div className="sheet-deeds">
        <Button size="small" icon={<Plus size={15} aria-hidden="true" />} onClick={add}>
          {maps.length === 0 ? 'Make an empathy map' : 'Make another'}
        </Button>
        {maps.length < 2 ? null : (
          <Button size="small" icon={<Combine size={15} aria-hidden="true" />} onClick={merge}>
            Merge all {maps.length} into one
          </Button>
        )}
      </div>
    </section>
  )
}
