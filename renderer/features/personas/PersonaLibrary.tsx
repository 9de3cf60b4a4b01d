import './personas.css'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { addPersona, movePersona, UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import { undoByKey } from '#renderer/actions/undo-by-key.ts'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import { personasOf } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { PersonaSheet } from './PersonaSheet.tsx'

/** All personas of the project with their sheets; shown while the window's dialog is `personas`. */
export function PersonaLibrary() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'personas')
  return (
    <Dialog
      open={open}
      onClose={() => project.window.setState({ dialog: null })}
      title="Personas"
      description="Who travels. All maps of this project share them."
      size="full"
    >
      <Library />
    </Dialog>
  )
}

function Library() {
  const project = useProject()
  const snapshot = useStore(project.session.snapshot)
  const chosenId = useWindow((state) => state.personaId)
  const [begun, setBegun] = useState<string | null>(null)
  const personas = personasOf(snapshot)
  const chosen = personas.find(({ id }) => id === chosenId) ?? personas[0]
  const choose = (personaId: string | null) => project.window.setState({ personaId })
  const add = (): void => {
    const id = addPersona(project, null)
    if (id === null) return
    setBegun(id)
    choose(id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for undo, which the map's keys do not reach here
    <div className="library" onKeyDown={(event) => undoByKey(event, project)}>
      <nav className="library-list" aria-label="Personas of this project">
        <ReorderList
          label="Personas"
          items={personas}
          nameOf={nameOf}
          onMove={(id, beforeId) => movePersona(project, id, beforeId)}
        >
          {(persona, grip) => (
            <div className="library-row" data-chosen={persona.id === chosen?.id || undefined}>
              {grip}
              <button
                type="button"
                className="library-choice"
                aria-current={persona.id === chosen?.id || undefined}
                onClick={() => choose(persona.id)}
              >
                <Portrait persona={persona} size={40} />
                <span>
                  <strong>{nameOf(persona)}</strong>
                  <small>{persona.role}</small>
                </span>
              </button>
            </div>
          )}
        </ReorderList>
        <Button size="small" icon={<UserPlus size={15} aria-hidden="true" />} onClick={add}>
          Add a persona
        </Button>
      </nav>
      {chosen ? (
        <PersonaSheet
          key={chosen.id}
          persona={chosen}
          snapshot={snapshot}
          isNew={chosen.id === begun}
          onChoose={choose}
        />
      ) : (
        <p className="library-empty">Nobody is here yet. Add a persona to begin with.</p>
      )}
    </div>
  )
}

const nameOf = (persona: Persona): string => persona.name.trim() || UNNAMED_PERSONA
