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
      <label>
        <span>Step</span>
        {steps.length === 1 ? (
          <b>{stepTitle(stages, spot.stepId)}</b>
        ) : (
          <select value={spot.stepId} onChange={(event) => onPick({ ...spot, stepId: event.target.value })}>
            {stages.map((stage) => (
              <optgroup key={stage.id} label={stage.title || 'Untitled stage'}>
                {stage.steps.map((step) => (
                  <option key={step.id} value={step.id}>
                    {stepTitle(stages, step.id)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </label>
      <label>
        <span>Lane</span>
        {lanes.length === 1 ? (
          <b>{laneTitle(lanes, spot.laneId)}</b>
        ) : (
          <select value={spot.laneId} onChange={(event) => onPick({ ...spot, laneId: event.target.value })}>
            {lanes.map((lane) => (
              <option key={lane.id} value={lane.id}>
                {laneTitle(lanes, lane.id)}
              </option>
            ))}
          </select>
        )}
      </label>
    </div>
  )
}
