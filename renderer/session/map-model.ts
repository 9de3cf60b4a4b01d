import { createStore, type StoreApi } from 'zustand/vanilla'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { type CardContexts, cardContexts } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { WindowStore } from './window-state.ts'

/** The map that the window shows, laid out. Recomputed when the document or the chosen map changes, and only then. */
export interface MapModel {
  readonly snapshot: Snapshot
  readonly view: MapView
  readonly layout: MapLayout
  readonly marks: readonly CurveMark[]
  readonly contexts: CardContexts
}

/** Lays a map out; `null` where the project has no such map. */
export function modelOf(snapshot: Snapshot, mapId: string | null): MapModel | null {
  const shown = mapId !== null && snapshot.maps[mapId] ? mapId : mapsOf(snapshot)[0]?.id
  const view = shown === undefined ? undefined : viewMap(snapshot, shown)
  if (!view) return null
  const layout = layoutMap(view)
  return { snapshot, view, layout, marks: curveMarks(layout), contexts: cardContexts(view) }
}

/** A store of the model that follows the document and the window's choice of map. */
export function createMapModelStore(
  snapshots: StoreApi<Snapshot>,
  windowStore: WindowStore,
): StoreApi<{ model: MapModel | null }> {
  const current = () => modelOf(snapshots.getState(), windowStore.getState().mapId)
  const store = createStore<{ model: MapModel | null }>(() => ({ model: current() }))
  snapshots.subscribe(() => store.setState({ model: current() }))
  windowStore.subscribe((now, before) => {
    if (now.mapId !== before.mapId) store.setState({ model: current() })
  })
  return store
}
