import type { PlannedStep } from './cards-columns.ts'
import type { PlannedLane } from './cards-lanes.ts'
import type { CardPlan } from './cards-plan.ts'

/** A row of the preview's little grid. */
export interface PreviewLane {
  readonly title: string
  readonly isNew: boolean
  /** How many cards or values land in each of the preview's steps. */
  readonly counts: readonly number[]
}

/** Where what a table brings will land: the lanes and steps that come or that something comes into, with counts. */
export interface CardPreview {
  /** With the title of its stage where a step has none of its own. */
  readonly steps: readonly { readonly stage: string; readonly title: string; readonly isNew: boolean }[]
  readonly lanes: readonly PreviewLane[]
  readonly cards: number
  /** Points of sentiment lines and dots of channel matrices. */
  readonly values: number
  readonly newSteps: number
  readonly newLanes: number
}

/** The counts of a plan by lane and step. */
export function previewOf(plan: CardPlan): CardPreview {
  const landed = [...plan.cards, ...plan.values.feelings, ...plan.values.dots]
  const counts = new Map<string, Map<string, number>>()
  for (const { laneId, stepId } of landed) {
    const row = counts.get(laneId) ?? new Map<string, number>()
    counts.set(laneId, row.set(stepId, (row.get(stepId) ?? 0) + 1))
  }
  const reached = new Set(landed.map(({ stepId }) => stepId))
  const steps = plan.stages.flatMap((stage) =>
    stage.steps
      .filter(({ id, isNew }) => isNew || reached.has(id))
      .map((step) => ({ ...step, stage: stage.title })),
  )
  return {
    steps: steps.map(({ stage, title, isNew }) => ({ stage, title, isNew })),
    lanes: plan.lanes.flatMap((lane) => laneOf(lane, counts.get(lane.id), steps)),
    cards: plan.cards.length,
    values: plan.values.feelings.length + plan.values.dots.length,
    newSteps: plan.stages.flatMap((stage) => stage.steps).filter(({ isNew }) => isNew).length,
    newLanes: plan.lanes.filter(({ preset }) => preset !== null).length,
  }
}

function laneOf(
  { title, preset }: PlannedLane,
  counts: ReadonlyMap<string, number> | undefined,
  steps: readonly PlannedStep[],
): PreviewLane[] {
  const isNew = preset !== null
  return counts || isNew ? [{ title, isNew, counts: steps.map(({ id }) => counts?.get(id) ?? 0) }] : []
}
