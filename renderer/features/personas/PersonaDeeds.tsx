import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { duplicatePersona, removalSentence, removePersona } from '#renderer/actions/persona-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import { personasOf } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** Doubling and deleting; what a deletion takes along is said before. */
export function PersonaDeeds({
  persona,
  snapshot,
  onChoose,
}: {
  readonly persona: Persona
  readonly snapshot: Snapshot
  /** Opens another persona's sheet; `null` for whoever comes first. */
  readonly onChoose: (personaId: string | null) => void
}) {
  const project = useProject()
  const [asking, setAsking] = useState(false)
  const duplicate = (): void => {
    const id = duplicatePersona(project, persona.id)
    if (id !== null) onChoose(id)
  }
  const remove = (): void => {
    setAsking(false)
    const all = personasOf(snapshot).map(({ id }) => id)
    const at = all.indexOf(persona.id)
    if (removePersona(project, persona.id)) onChoose(all[at + 1] ?? all[at - 1] ?? null)
  }
  return (
    <footer className="sheet-deeds sheet-foot">
      <Button size="small" icon={<Copy size={15} aria-hidden="true" />} onClick={duplicate}>
        Duplicate
      </Button>
      <Popover
        label="Delete this persona?"
        align="start"
        side="top"
        open={asking}
        onOpenChange={setAsking}
        trigger={
          <Button size="small" tone="danger" icon={<Trash2 size={15} aria-hidden="true" />}>
            Delete…
          </Button>
        }
      >
        <p className="sheet-question">{removalSentence(snapshot, persona.id)}</p>
        <div className="sheet-deeds">
          <Button size="small" tone="danger" onClick={remove}>
            Delete
          </Button>
          <Button size="small" onClick={() => setAsking(false)}>
            Keep
          </Button>
        </div>
      </Popover>
    </footer>
  )
}
