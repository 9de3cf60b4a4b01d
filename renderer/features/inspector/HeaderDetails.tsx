import { useMapModel } from '#renderer/session/session-context.tsx'
import type { HeaderId } from '#renderer/session/window-state.ts'
import { assertNever } from '#shared/base/result.ts'
import { LaneDetails } from './LaneDetails.tsx'
import { StageDetails } from './StageDetails.tsx'
import { StepDetails } from './StepDetails.tsx'

/** Everything about the stage, step or lane that was pointed at; nothing where somebody deleted it meanwhile. */
export function HeaderDetails({ header: { kind, id } }: { readonly header: HeaderId }) {
  const model = useMapModel()
  switch (kind) {
    case 'stage': {
      const stage = model?.snapshot.stages[id]
      return stage ? <StageDetails stage={stage} /> : null
    }
    case 'step': {
      // The column of a stage without steps is no record yet, but can be edited like one.
      const step = model?.view.steps.find((one) => one.id === id)
      return step ? <StepDetails step={step} /> : null
    }
    case 'lane': {
      const lane = model?.snapshot.lanes[id]
      return lane ? <LaneDetails lane={lane} /> : null
    }
    default:
      return assertNever(kind)
  }
}
