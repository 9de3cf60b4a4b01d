import type { MapOutline, RoundView } from '#shared/protocol/room-view.ts'

/** Where a card can be written: lanes of the map, and its steps under their stages. */
export interface Places {
  readonly lanes: MapOutline['lanes']
  readonly stages: MapOutline['stages']
}

/** Where the next card goes. */
export interface Spot {
  readonly laneId: string
  readonly stepId: string
}

/** Where somebody may write just now: in a private round its lanes and step, else every open lane. */
export function placesFor({ lanes, stages }: MapOutline, round: RoundView | null): Places {
  const withSteps = stages.filter(({ steps }) => steps.length > 0)
  if (!round) return { lanes: lanes.filter(({ open }) => open), stages: withSteps }
  const { laneIds, stepId } = round
  const ofRound = withSteps
    .map((stage) => ({ ...stage, steps: stage.steps.filter(({ id }) => stepId === null || id === stepId) }))
    .filter(({ steps }) => steps.length > 0)
  return { lanes: lanes.filter(({ id }) => laneIds.includes(id)), stages: ofRound }
}

/** The spot that was wanted as far as it is there, else the first; `null` where nothing can be written. */
export function spotAmong({ lanes, stages }: Places, wanted: Partial<Spot>): Spot | null {
  const lane = lanes.find(({ id }) => id === wanted.laneId) ?? lanes[0]
  const steps = stages.flatMap((stage) => stage.steps)
  const step = steps.find(({ id }) => id === wanted.stepId) ?? steps[0]
  return lane && step ? { laneId: lane.id, stepId: step.id } : null
}

/** A step as people call it: its own name, or its stage's where it has none. */
export function stepTitle(stages: MapOutline['stages'], stepId: string): string {
  for (const { title, steps } of stages) {
    const at = steps.findIndex(({ id }) => id === stepId)
    const step = steps[at]
    if (step) return step.title.trim() || (steps.length > 1 ? `${title} ${at + 1}` : title) || 'Untitled step'
  }
  return 'A step that is gone'
}

export const laneTitle = (lanes: MapOutline['lanes'], laneId: string): string => {
  const lane = lanes.find(({ id }) => id === laneId)
  return lane ? lane.title.trim() || 'Untitled lane' : 'A lane that is gone'
}

/** A spot in words. */
export const spotWords = ({ lanes, stages }: MapOutline, { laneId, stepId }: Spot): string =>
  `${stepTitle(stages, stepId)} · ${laneTitle(lanes, laneId)}`
