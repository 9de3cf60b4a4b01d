import { ok } from '#shared/base/result.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** The first map of a project, to be planned or exported. */
export function mapSource(snapshot: Snapshot): MapSource {
  const [map] = mapsOf(snapshot)
  const view = map && viewMap(snapshot, map.id)
  if (!view) throw new Error('There is no map in this project.')
  return {
    snapshot,
    view,
    dimmed: new Set(),
    journey: async () => ok(new Uint8Array()),
    day: '2026-11-22',
  }
}
