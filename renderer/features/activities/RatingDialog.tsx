import './activities.css'
import { useState } from 'react'
import { lanesToRate, startRating } from '#renderer/actions/activity-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { MinutesField } from './MinutesField.tsx'
import { StartDialog } from './StartDialog.tsx'

/** Opens a rating; open while the window's dialog is `rating`. */
export function RatingDialog() {
  const open = useWindow((state) => state.dialog === 'rating')
  const model = useMapModel()
  return open && model ? <Form model={model} /> : null
}

function Form({ model: { whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const { cell, ratingPersonaId } = project.window.getState()
  const lanes = lanesToRate(whole)
  const [laneId, setLaneId] = useState(
    () => (lanes.find(({ id }) => id === cell?.laneId) ?? lanes[0])?.id ?? '',
  )
  const [personaId, setPersonaId] = useState(
    () => (whole.personas.find(({ id }) => id === ratingPersonaId) ?? whole.personas[0])?.id ?? '',
  )
  const [minutes, setMinutes] = useState(0)
  const begin = () =>
    startRating(
      project,
      { mapId: whole.map.id, laneId, personaId: personaId === '' ? null : personaId },
      minutes,
    )
  return (
    <StartDialog
      title="Rate the sentiment"
      description="Each person draws the line alone. When you close the rating, it shows the mean, and a band for how far apart people were."
      begin="Open the rating"
      ready={laneId !== ''}
      onBegin={begin}
    >
      {lanes.length > 1 ? (
        <Select
          label="Lane"
          value={laneId}
          options={lanes.map(({ id, title }, index) => ({
            value: id,
            label: title === '' ? `Sentiment lane ${index + 1}` : title,
          }))}
          onChange={setLaneId}
        />
      ) : null}
      {whole.personas.length > 0 ? (
        <Select
          label="Whose feelings"
          value={personaId}
          options={whole.personas.map(({ id, name }) => ({
            value: id,
            label: name === '' ? 'Unnamed persona' : name,
          }))}
          onChange={setPersonaId}
        />
      ) : null}
      <p className="field-hint">
        While it is open, people see their own line alone. What the line shows now is replaced where somebody
        rated.
      </p>
      <MinutesField minutes={minutes} onMinutes={setMinutes} />
    </StartDialog>
  )
}
