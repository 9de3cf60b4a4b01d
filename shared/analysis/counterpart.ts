import type { JourneyMap } from '#shared/model/map.ts'
import { type CounterpartCurve, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { pairMaps } from './pairing.ts'
import { sentimentLines } from './sentiment-lines.ts'

/** The map that is laid beside this one: the one it names, else the first that names it; `null` where there is none. */
export function counterpartOf(snapshot: Snapshot, map: JourneyMap): JourneyMap | null {
  const named = map.counterpartId === null ? undefined : snapshot.maps[map.counterpartId]
  const others = mapsOf(snapshot).filter(({ id }) => id !== map.id)
  return named ?? others.find(({ counterpartId }) => counterpartId === map.id) ?? null
}

/**
 * The counterpart's sentiment lines by the steps of this map, for two lines in one lane; values at steps that this map has
 * no answer to are left out. Works from either of the two maps.
 */
export function counterpartCurves(view: MapView, counterpart: MapView): readonly CounterpartCurve[] {
  const { lanes, steps } = pairMaps(view, counterpart)
  const label = counterpart.map.state === 'future' ? 'Future' : 'Current'
  return sentimentLines(counterpart).flatMap(({ laneId, personaId, points }): CounterpartCurve[] => {
    const lane = lanes.toCurrent.get(laneId)
    const found = new Map(points.map(({ stepId, value }) => [steps.toCurrent.get(stepId)?.id, value]))
    const values = new Map(
      view.steps.flatMap(({ id }) => {
        const value = found.get(id)
        return value === undefined ? [] : [[id, value]]
      }),
    )
    return lane && values.size > 0 ? [{ laneId: lane.id, personaId, label, values }] : []
  })
}

/** The map with the lines of its counterpart in those lanes that ask for them; itself where none does. */
export function withCounterpart(view: MapView, snapshot: Snapshot): MapView {
  const asking = new Set(view.lanes.flatMap((lane) => (lane.showCounterpart ? [lane.id] : [])))
  const other = asking.size > 0 ? counterpartOf(snapshot, view.map) : null
  const counterpart = other && viewMap(snapshot, other.id, { withHidden: true })
  const curves = counterpart
    ? counterpartCurves(view, counterpart).filter(({ laneId }) => asking.has(laneId))
    : []
  return curves.length > 0
    ? { ...view, counterpartCurves: [...curves, ...(view.counterpartCurves ?? [])] }
    : view
}
