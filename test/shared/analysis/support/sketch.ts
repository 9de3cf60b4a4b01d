import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { type Card, channelDotId, sentimentId } from '#shared/model/card.ts'
import type { Connector } from '#shared/model/connector.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Step } from '#shared/model/step.ts'
import { cardKindOf, type LaneKind } from '#shared/model/vocabulary.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'

/** A card: its text or, in a sentiment or metrics lane, its number; more where a test looks at more. */
type CardSketch = string | number | Partial<Card>

export interface LaneSketch extends Partial<Lane> {
  readonly kind: LaneKind
  /** By step. */
  readonly cards?: Readonly<Record<string, CardSketch | readonly CardSketch[]>>
}

/** A map in a few words. The names of stages, steps and lanes are their titles and, with the prefix before them, their ids. */
export interface MapSketch {
  /** Stands before all ids; by default nothing. */
  readonly prefix?: string
  readonly map?: Partial<JourneyMap>
  /** The steps of each stage. */
  readonly stages: Readonly<Record<string, readonly (string | (Partial<Step> & { readonly id: string }))[]>>
  readonly lanes: Readonly<Record<string, LaneSketch>>
  /** From card to card, by their ids: `lane-step-1`, without the prefix, where the sketch names none. */
  readonly connectors?: readonly (Partial<Connector> & { readonly fromId: string; readonly toId: string })[]
}

const orderAt = (index: number): string => `${String(index).padStart(4, '0')}V`
const listOf = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T])

export function recordsOf({ prefix = '', map, stages, lanes, connectors = [] }: MapSketch): RecordToInsert[] {
  const mapId = `${prefix}map`
  const records: RecordToInsert[] = [{ table: 'maps', id: mapId, fields: { title: 'Map', ...map } }]
  let steps = 0
  for (const [index, [title, columns]] of Object.entries(stages).entries()) {
    const stageId = prefix + title
    records.push({ table: 'stages', id: stageId, fields: { mapId, title, order: orderAt(index) } })
    for (const column of columns) {
      const { id, ...fields } = typeof column === 'string' ? { id: column } : column
      const order = orderAt(steps++)
      records.push({ table: 'steps', id: prefix + id, fields: { stageId, title: id, order, ...fields } })
    }
  }
  for (const [index, [title, { cards = {}, ...fields }]] of Object.entries(lanes).entries()) {
    const laneId = prefix + title
    records.push({ table: 'lanes', id: laneId, fields: { mapId, title, order: orderAt(index), ...fields } })
    for (const [step, sketches] of Object.entries(cards))
      for (const [number, sketch] of listOf(sketches).entries())
        records.push(cardOf(sketch, fields.kind, [laneId, prefix + step, orderAt(number)], number + 1))
  }
  return [
    ...records,
    ...connectors.map((line, index): RecordToInsert => {
      const ends = { fromId: prefix + line.fromId, toId: prefix + line.toId }
      return { table: 'connectors', id: `${prefix}line${index + 1}`, fields: { mapId, ...line, ...ends } }
    }),
  ]
}

function cardOf(sketch: CardSketch, lane: LaneKind, place: Card['place'], number: number): RecordToInsert {
  const kind = cardKindOf(lane)
  const { id: own, ...fields } =
    typeof sketch === 'string'
      ? { text: sketch }
      : typeof sketch === 'number'
        ? { amount: sketch }
        : { ...sketch }
  const given = fields as Partial<Card>
  const [laneId, stepId] = place
  const computed =
    kind === 'sentiment'
      ? sentimentId(laneId, stepId, given.personaId ?? null)
      : kind === 'channel'
        ? channelDotId(laneId, stepId, given.channels?.[0] ?? '')
        : null
  const id = (own as string | undefined) ?? computed ?? `${laneId}-${stepId}-${number}`
  return { table: 'cards', id, fields: { kind, place, ...given } }
}

/** The one map of a sketch. */
export const viewOf = (sketch: MapSketch): MapView =>
  viewMap(snapshotOf(recordsOf(sketch)), `${sketch.prefix ?? ''}map`) as MapView

const sample = readProjectJson(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../../assets/sample/mira.json'), 'utf8')),
)
if (!sample.ok) throw new Error(sample.error.message)

/** The sample project that a first start opens. */
export const SAMPLE: Snapshot = snapshotOf(sample.value.records, sample.value.title)

/** Its two maps. */
export const [SAMPLE_NOW, SAMPLE_LATER] = mapsOf(SAMPLE).map(({ id }) => viewMap(SAMPLE, id)) as [
  MapView,
  MapView,
]
