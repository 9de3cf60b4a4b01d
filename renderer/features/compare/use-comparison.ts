import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { comparableMaps, type MapPair, pairFor } from '#renderer/actions/compare-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { type AlignedMaps, alignMaps } from '#shared/formats/comparison/align-maps.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { viewMap } from '#shared/model/map-view.ts'

/** What the screen compares, kept up with the document. */
export interface Comparison {
  readonly maps: readonly JourneyMap[]
  readonly pair: MapPair
  readonly aligned: AlignedMaps
}

/** The chosen pair of maps, at first the one that the shown map belongs to; `null` where there are no two. */
export function useComparison() {
  const project = useProject()
  const snapshot = useStore(project.session.snapshot)
  const mapId = useWindow((state) => state.mapId)
  const [chosen, setChosen] = useState<MapPair | null>(null)
  const isThere = chosen && snapshot.maps[chosen.currentId] && snapshot.maps[chosen.futureId]
  const pair = isThere ? chosen : pairFor(snapshot, mapId)
  const [currentId, futureId] = [pair?.currentId, pair?.futureId]
  const aligned = useMemo(() => {
    const current = currentId === undefined ? undefined : viewMap(snapshot, currentId)
    const future = futureId === undefined ? undefined : viewMap(snapshot, futureId)
    return current && future ? alignMaps(current, future) : null
  }, [snapshot, currentId, futureId])
  const comparison: Comparison | null =
    pair && aligned ? { maps: comparableMaps(snapshot), pair, aligned } : null
  return { comparison, choose: setChosen }
}
