import { byOrder } from '#shared/base/order.ts'
import { standInStep } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** The ids of a map's columns from left to right, those that stand in for a stage without steps too. */
export function columnsOf(snapshot: Snapshot, mapId: string): readonly string[] {
  const stages = Object.values(snapshot.stages).filter((stage) => stage.mapId === mapId)
  const steps = Map.groupBy(Object.values(snapshot.steps), ({ stageId }) => stageId)
  return stages.sort(byOrder).flatMap((stage) => {
    const own = steps.get(stage.id)?.sort(byOrder)
    return (own ?? [standInStep(stage, (id) => snapshot.steps[id] !== undefined)]).map(({ id }) => id)
  })
}
