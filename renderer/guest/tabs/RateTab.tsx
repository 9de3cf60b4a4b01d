import { useStore } from 'zustand'
import { SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'
import type { MapOutline } from '#shared/protocol/room-view.ts'
import { useDeeds, useRoom } from '../room-context.ts'
import { laneTitle, stepTitle } from '../state/places.ts'

/** From upset to delighted, as one reads. */
const LEVELS = [...SENTIMENT_LEVELS].reverse()

/** How each step feels, each person for themselves. */
export function RateTab() {
  const rating = useRoom((state) => state.view?.rating ?? null)
  const outline = useRoom((state) => state.outline?.outline ?? null)
  const values = useStore(useDeeds().activities.levels.state, (state) => state.values)
  if (!outline || !rating) return <p className="empty">The map is on its way…</p>
  const steps = outline.stages.flatMap((stage) => stage.steps)
  return (
    <section className="rating">
      <div className="ballot-head">
        <h2>How does each step feel?</h2>
        <p className="quiet-line">
          {laneTitle(outline.lanes, rating.laneId)}. Nobody sees your own values; the line will show the mean.
        </p>
        <p className="ballot-left" role="status">
          <b>{steps.filter(({ id }) => values[id] !== undefined).length}</b> of {steps.length} rated
        </p>
      </div>
      {outline.stages.map((stage) => (
        <section key={stage.id}>
          <h3>{stage.title || 'Untitled stage'}</h3>
          {stage.steps.map((step) => (
            <StepRating
              key={step.id}
              stages={outline.stages}
              stepId={step.id}
              value={values[step.id] ?? null}
            />
          ))}
        </section>
      ))}
    </section>
  )
}

function StepRating({
  stages,
  stepId,
  value,
}: {
  readonly stages: MapOutline['stages']
  readonly stepId: string
  readonly value: number | null
}) {
  const deeds = useDeeds()
  const name = `rate-${stepId}`
  return (
    <fieldset className="step-rating">
      <legend>{stepTitle(stages, stepId)}</legend>
      <div className="levels">
        {LEVELS.map((level) => (
          <label key={level.value}>
            <input
              type="radio"
              name={name}
              checked={value === level.value}
              onChange={() => deeds.rate(stepId, level.value)}
            />
            <span className="face" aria-hidden="true">
              {level.face}
            </span>
            <span className="level-word">{level.label}</span>
          </label>
        ))}
      </div>
      {value !== null && (
        <button type="button" className="text-button" onClick={() => deeds.rate(stepId, null)}>
          Take it off<span className="visually-hidden"> {stepTitle(stages, stepId)}</span>
        </button>
      )}
    </fieldset>
  )
}
