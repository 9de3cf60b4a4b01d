import type { MapView } from './map-view.ts'

/**
 * One stage as a map of its own: its steps, their cells and what connects cards in them, without what stands above,
 * beside and around the grid. `undefined` where the map has no such stage.
 */
export function viewStage(view: MapView, stageId: string): MapView | undefined {
  const stages = view.stages.filter(({ stage }) => stage.id === stageId)
  const steps = stages.flatMap((stage) => stage.steps)
  if (steps.length === 0) return undefined
  const inside = new Set(steps.map(({ id }) => id))
  const cells = new Map(
    [...view.cells].map(([laneId, row]) => [
      laneId,
      new Map([...row].filter(([stepId]) => inside.has(stepId))),
    ]),
  )
  const shown = new Set([...cells.values()].flatMap((row) => [...row.values()].flat().map(({ id }) => id)))
  return {
    ...view,
    ...{ stages, steps, cells, notes: [] },
    map: { ...view.map, personaDetail: 'none', showBackstory: false },
    connectors: view.connectors.filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId)),
  }
}
