import { crc32 } from '#shared/base/crc32.ts'
import type { MapView } from '#shared/model/map-view.ts'

const utf8 = new TextEncoder()

/**
 * What tells two states of a map apart on paper: `3F9A 01C7`. Whoever holds two sheets with the same letters holds the
 * same map, whoever printed them, on whatever machine, from a window or the command line; after any change of what is
 * shown they differ. Versions that people name stay with the host and are not in the file, so no sheet can name them.
 */
export function editionOf(view: MapView): string {
  const { map, personas, traits, stages, lanes, cells, groups, connectors, notes, counterpartCurves } = view
  const shown = [
    map,
    personas,
    [...traits],
    stages,
    lanes,
    [...cells].map(([laneId, row]) => [laneId, [...row]]),
    [...groups],
    connectors,
    notes,
    (counterpartCurves ?? []).map((curve) => ({ ...curve, values: [...curve.values] })),
  ]
  const sum = crc32(utf8.encode(JSON.stringify(shown)))
  return sum
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
    .replace(/^(.{4})/, '$1 ')
}
