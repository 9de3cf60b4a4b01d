import { crc32 } from '#shared/base/crc32.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'

const utf8 = new TextEncoder()

/** What says where a record is filed and not what stands on the map: cells and lists are written down in their order. */
const FILING: ReadonlySet<string> = new Set(['id', 'mapId', 'stageId', 'order', 'place', 'counterpartId'])

/**
 * What tells two states of a map apart on paper: `3F9A 01C7`. Whoever holds two sheets with the same letters holds the
 * same map, whoever printed them, on whatever machine, from a window or the command line, from the project or a copy with
 * other ids; after any change of what stands on it they differ. Versions that people name stay with the host and are not
 * in the file, so no sheet can name them.
 */
export function editionOf(view: MapView): string {
  const { map, personas, traits, stages, lanes, steps, groups, connectors, notes, counterpartCurves, data } =
    view
  const cells = lanes.map((lane) => steps.map((step) => cardsIn(view, lane.id, step.id)))
  const numbers = numbered([
    ...[...personas, ...lanes, ...steps, ...cells.flat(2)].map(({ id }) => id),
    ...view.mapTitles.keys(),
    ...groups.keys(),
    ...stages.map(({ stage }) => stage.id),
    ...[...(view.feeds?.values() ?? [])].map(({ dataSet }) => dataSet.id),
  ])
  const written = (value: unknown): string =>
    JSON.stringify(value, (key, part) => {
      if (FILING.has(key)) return undefined
      return /Ids?$/.test(key) ? [part].flat().map((id) => numbers.get(id) ?? id) : part
    })
  // Lines and notes have no order of their own.
  const anyOrder = (all: readonly unknown[]): readonly string[] => all.map(written).sort()
  const shown = written([
    ...[map, personas, [...traits.values()], stages, lanes, cells, [...groups.values()]],
    ...[anyOrder(connectors), anyOrder(notes)],
    (counterpartCurves ?? []).map((curve) => ({ ...curve, values: [...curve.values] })),
    ...(data ? [shownOf(data, numbers)] : []),
  ])
  const sum = crc32(utf8.encode(shown))
  return sum
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
    .replace(/^(.{4})/, '$1 ')
}

/** What of the journey data stands on the map. */
function shownOf(
  { dataSet, figures, slice, beside, isOutOfDate }: MapData,
  numbers: ReadonlyMap<string, string>,
) {
  const { title, subject, dropLinks } = dataSet
  const told = (one: Slice) => ({
    ...{ kind: one.kind, column: one.column, value: one.value, customers: one.customers },
    places: one.places.map(({ placeId, reached, returned }) => ({ placeId, reached, returned })),
  })
  const links = dropLinks.map((link) => link.map((id) => numbers.get(id) ?? id))
  return [title, subject, figures.asOf, isOutOfDate, links, told(slice), beside && told(beside)]
}

/** Ids by where they are met first. */
function numbered(ids: readonly string[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, `#${numbers.size}`)
  return numbers
}
