import './parking.css'
import { ArrowDownToLine, CircleParking, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { canUnpark, park, removeParked, unpark } from '#renderer/actions/parking-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { LiveText } from '#renderer/fields/LiveText.tsx'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { TextArea } from '#renderer/ui/TextField.tsx'
import type { MapView } from '#shared/model/map-view.ts'
import type { Note } from '#shared/model/note.ts'

/** What waits for later, to be added to, put on the map or thrown away; shown while the window's panel is `parking`. */
export function ParkingPanel() {
  const isOpen = useWindow((state) => state.panel === 'parking')
  return isOpen ? <Lot /> : null
}

function Lot() {
  const project = useProject()
  const model = useMapModel()
  const cell = useWindow((state) => state.cell)
  const parked = (model?.layout.notes ?? []).flatMap(({ note }) => (note.parked ? [note] : []))
  const place = model && cell && canUnpark(project) ? placeWords(model.view, cell) : null
  return (
    <SidePanel title="Parking lot" onClose={() => project.window.setState({ panel: null })}>
      <NewThought />
      {parked.length === 0 ? (
        <p className="parking-line">
          Nothing is parked. Thoughts that lead away from the map wait here, and stand below it in exports.
        </p>
      ) : (
        <>
          <p className="parking-line" role="status">
            {place === null ? 'Click into a cell to put something there.' : `Goes to: ${place}`}
          </p>
          <ul className="parking-list">
            {parked.map((note) => (
              <Parked key={note.id} note={note} canPlace={place !== null} />
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  )
}

/** The chosen cell in words. */
function placeWords(
  { lanes, steps }: MapView,
  { laneId, stepId }: { readonly laneId: string; readonly stepId: string },
): string | null {
  const lane = lanes.find(({ id }) => id === laneId)
  const step = steps.find(({ id }) => id === stepId)
  return lane && step
    ? `${lane.title.trim() || 'Untitled lane'}, ${step.title.trim() || 'untitled step'}`
    : null
}

function NewThought() {
  const project = useProject()
  const [text, setText] = useState('')
  const add = (event?: FormEvent) => {
    event?.preventDefault()
    if (park(project, text)) setText('')
  }
  return (
    <form className="parking-new" onSubmit={add}>
      <TextArea
        label="A thought for later"
        value={text}
        rows={2}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          add()
        }}
      />
      <Button
        type="submit"
        size="small"
        icon={<CircleParking size={15} aria-hidden="true" />}
        disabled={text.trim() === ''}
      >
        Park it
      </Button>
    </form>
  )
}

function Parked({ note, canPlace }: { readonly note: Note; readonly canPlace: boolean }) {
  const project = useProject()
  const words = note.text.trim() || 'Note without text'
  return (
    <li
      className="parking-note"
      style={{ background: `var(--${note.color}-fill)`, borderColor: `var(--${note.color}-edge)` }}
    >
      <LiveText
        label={`Parked: ${words}`}
        hideLabel
        rows={1}
        value={note.text}
        latest={() => project.session.snapshot.getState().notes[note.id]?.text ?? ''}
        write={(text) =>
          perform(project, 'Type', [{ type: 'note.edit', id: note.id, changes: { text } }], `type:${note.id}`)
        }
      />
      <div className="parking-deeds">
        {note.author === '' ? null : <small className="parking-author">{note.author}</small>}
        <Button
          size="small"
          icon={<ArrowDownToLine size={15} aria-hidden="true" />}
          disabled={!canPlace}
          aria-label={`Put on the map: ${words}`}
          onClick={() => unpark(project, note.id)}
        >
          Put on the map
        </Button>
        <IconButton
          size="small"
          label={`Delete: ${words}`}
          icon={<Trash2 size={16} />}
          onClick={() => removeParked(project, note.id)}
        />
      </div>
    </li>
  )
}
