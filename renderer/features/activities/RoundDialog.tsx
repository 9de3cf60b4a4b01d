import './activities.css'
import { useMemo, useState } from 'react'
import { lanesToWriteIn, startRound } from '#renderer/actions/activity-actions.ts'
import { selectedCards } from '#renderer/actions/card-actions.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import type { MapModel } from '#renderer/session/map-model.ts'
import {
  type ProjectContext,
  useMapModel,
  useProject,
  useWindow,
} from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextArea } from '#renderer/ui/TextField.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import type { MapView } from '#shared/model/map-view.ts'
import { useAgendaItem, useHasTimer } from './agenda-item.ts'
import { MinutesField } from './MinutesField.tsx'
import { StartDialog } from './StartDialog.tsx'
import { secrecy } from './words.ts'

/** Begins a private round; open while the window's dialog is `round`. */
export function RoundDialog() {
  const open = useWindow((state) => state.dialog === 'round')
  const model = useMapModel()
  return open && model ? <Form model={model} /> : null
}

const EVERY_STEP = 'every'
const USUAL_MINUTES = 5

function Form({ model: { whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const item = useAgendaItem('round')
  const hasTimer = useHasTimer()
  const first = useMemo(() => firstChoice(project, whole), [project, whole])
  const [prompt, setPrompt] = useState(item?.prompt ?? '')
  const [laneIds, setLaneIds] = useState(first.laneIds)
  const [stepId, setStepId] = useState(first.stepId)
  const [anonymous, setAnonymous] = useState(true)
  const [minutes, setMinutes] = useState(hasTimer ? 0 : USUAL_MINUTES)
  const lanes = lanesToWriteIn(whole)
  const toggle = (id: string) =>
    setLaneIds((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const chosen = lanes.map(({ id }) => id).filter((id) => laneIds.includes(id))
  const begin = () =>
    startRound(
      project,
      {
        mapId: whole.map.id,
        laneIds: chosen,
        stepId: stepId === EVERY_STEP ? null : stepId,
        prompt: prompt.trim(),
        anonymous,
      },
      minutes,
    )
  return (
    <StartDialog
      title="Start a private round"
      description="Everybody writes cards that nobody else sees until you reveal them, all at once."
      begin="Start the round"
      ready={chosen.length > 0}
      onBegin={begin}
    >
      <TextArea
        label="What to write about"
        placeholder="What annoys you most here? One thought per card."
        value={prompt}
        maxLength={4000}
        onChange={setPrompt}
      />
      <fieldset className="activity-choices">
        <legend className="field-label">Where to write</legend>
        {lanes.map(({ id, title }, index) => (
          <Checkbox key={id} checked={laneIds.includes(id) ? 'all' : 'none'} onToggle={() => toggle(id)}>
            {title === '' ? `Lane ${index + 1}` : title}
          </Checkbox>
        ))}
      </fieldset>
      <Select label="At which step" value={stepId} options={stepOptions(whole)} onChange={setStepId} />
      <div className="field">
        <span className="field-label">Whose cards are they afterwards?</span>
        <ToggleGroup
          label="Whose cards are they afterwards?"
          value={anonymous ? 'anonymous' : 'named'}
          options={[
            { value: 'anonymous', label: 'Nobody’s' },
            { value: 'named', label: 'With names' },
          ]}
          onChange={(value) => setAnonymous(value === 'anonymous')}
        />
        <span className="field-hint">{secrecy(anonymous)}</span>
      </div>
      <MinutesField minutes={minutes} onMinutes={setMinutes} />
    </StartDialog>
  )
}

function stepOptions({ stages }: MapView): readonly { readonly value: string; readonly label: string }[] {
  const steps = stages.flatMap(({ stage, steps: columns }) =>
    columns.map((step, index) => ({
      value: step.id,
      label: [stage.title, step.title === '' ? `step ${index + 1}` : step.title].filter(Boolean).join(': '),
    })),
  )
  return [{ value: EVERY_STEP, label: 'Every step: people choose' }, ...steps]
}

/** Where the selection or the keyboard is; without either, where pains are, else the first lane. */
function firstChoice(
  project: ProjectContext,
  view: MapView,
): { readonly laneIds: readonly string[]; readonly stepId: string } {
  const lanes = lanesToWriteIn(view)
  const { cell, header } = project.window.getState()
  const wanted = [...selectedCards(project).map(({ place }) => place[0]), header?.id, cell?.laneId]
  const inHand = lanes.filter(({ id }) => wanted.includes(id)).map(({ id }) => id)
  const usual = lanes.find(({ kind }) => kind === 'pains') ?? lanes[0]
  return {
    laneIds: inHand.length > 0 ? inHand : usual ? [usual.id] : [],
    stepId: header?.kind === 'step' && view.steps.some(({ id }) => id === header.id) ? header.id : EVERY_STEP,
  }
}
