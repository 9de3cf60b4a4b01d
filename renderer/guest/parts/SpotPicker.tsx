import { type ReactNode, useId } from 'react'
import { laneTitle, type Places, type Spot, stepTitle } from '../state/places.ts'

/** Where the card goes. The phone's own lists, which every thumb knows; where there is no choice, words. */
export function SpotPicker({
  places,
  spot,
  onPick,
}: {
  readonly places: Places
  readonly spot: Spot
  readonly onPick: (spot: Spot) => void
}) {
  const { lanes, stages } = places
  const steps = stages.flatMap((stage) => stage.steps)
  return (
    <div className="spot">
      <Choice
        label="Step"
        value={spot.stepId}
        only={steps.length === 1 ? stepTitle(stages, spot.stepId) : null}
        onPick={(stepId) => onPick({ ...spot, stepId })}
      >
        {stages.map((stage) => (
          <optgroup key={stage.id} label={stage.title || 'Untitled stage'}>
            {stage.steps.map((step) => (
              <option key={step.id} value={step.id}>
                {stepTitle(stages, step.id)}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      <Choice
        label="Lane"
        value={spot.laneId}
        only={lanes.length === 1 ? laneTitle(lanes, spot.laneId) : null}
        onPick={(laneId) => onPick({ ...spot, laneId })}
      >
        {lanes.map((lane) => (
          <option key={lane.id} value={lane.id}>
            {laneTitle(lanes, lane.id)}
          </option>
        ))}
      </Choice>
    </div>
  )
}

function Choice({
  label,
  value,
  only,
  onPick,
  children,
}: {
  readonly label: string
  readonly value: string
  /** What it says where nothing else can be chosen. */
  readonly only: string | null
  readonly onPick: (value: string) => void
  readonly children: ReactNode
}) {
  const id = useId()
  if (only !== null)
    return (
      <p className="spot-choice">
        <span>{label}</span>
        <b>{only}</b>
      </p>
    )
  return (
    <p className="spot-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {children}
      </select>
    </p>
  )
}
