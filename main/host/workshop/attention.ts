import { fail } from '#shared/base/result.ts'
import { change, GONE_MAP, type Reducers } from './change.ts'

const GONE_CELL = fail('missing', 'This place is not on the map any more. Choose another one.')

/** Where everybody looks. */
export const attentionReducers: Reducers<'map' | 'gather' | 'spotlight' | 'show'> = {
  map: (state, { mapId }, _, { snapshot }) => (snapshot.maps[mapId] ? change({ ...state, mapId }) : GONE_MAP),
  gather(state, { area }, actor, { snapshot }) {
    if (area === null) return change({ ...state, gather: null })
    if (!snapshot.maps[area.mapId]) return GONE_MAP
    const calls = state.calls + 1
    return change({ ...state, calls, gather: { byId: actor.id, number: calls, area } })
  },
  spotlight(state, { cell }, _, { snapshot }) {
    if (cell !== null && snapshot.lanes[cell.laneId]?.mapId !== cell.mapId) return GONE_CELL
    return change({ ...state, spotlight: cell })
  },
  show(state, { what }, _, { snapshot }) {
    if (what === null) return change({ ...state, showing: null })
    if (!snapshot.maps[what.mapId]) return GONE_MAP
    const { stageId } = what
    if (stageId !== null && snapshot.stages[stageId]?.mapId !== what.mapId) return GONE_CELL
    return change({ ...state, showing: what })
  },
}
