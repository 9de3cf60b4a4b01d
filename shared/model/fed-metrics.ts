import { fail, type Problem, type Result } from '#shared/base/result.ts'
import type { Card } from './card.ts'
import type { Match, Measure } from './data-set.ts'
import { figuresAt } from './drops.ts'
import type { Slice } from './figures.ts'
import type { MetricGrid } from './formula.ts'
import type { Lane } from './lane.ts'
import { type Columns, dataOf, type MapData, placesOf } from './map-data.ts'
import { measureAt } from './measure-at.ts'
import type { Snapshot } from './snapshot.ts'
import type { Direction } from './vocabulary.ts'

/**
 * Lanes of metrics that fill themselves from journey data.
 *
 * A lane with a `measure` takes its numbers from the data set that it names, else from the one that the map shows; and from
 * that data set's slice, everybody where it names none. At a step stands the number of the step. Where no step of a stage has
 * numbers of its own, the stage's stands at its first step; and then at the only step of any other stage that stage's.
 *
 * Of the metric cards of a cell, one is filled: the one that was made for it ({@link fedCardId}), else the first; and only
 * while it has neither a number nor a formula of its own, so that what people type stands. It gets the number, its unit, which
 * way is good unless somebody said, and what it was at earlier snapshots. Shares are told in %, times of a whole lane in one
 * unit, for formulas and tables; people read each time as times are written everywhere ({@link fedSeconds}). Nothing of it is stored: newer data shows at once, and formulas of other lanes may name the lane.
 */
export interface Fed {
  /** The data that fills lanes, by lane id. */
  readonly feeds: ReadonlyMap<string, MapData>
}

/** The id of the card that is made for a step of a lane that fills itself; computed, so that two analysts make the same one. */
export const fedCardId = (laneId: string, stepId: string): string => `${laneId}~${stepId}~fed`

const isFilled = (lane: Lane): lane is Lane & { readonly measure: Measure } =>
  lane.kind === 'metrics' && lane.measure !== null

/** Which data fills which of some lanes. `shown` is what the map shows. */
export function feedsOf(
  lanes: readonly Lane[],
  snapshot: Snapshot,
  stages: readonly Columns[],
  shown: MapData | null,
): Fed['feeds'] {
  const feeds = new Map<string, MapData>()
  for (const lane of lanes) {
    if (!isFilled(lane)) continue
    const data = feedOf(lane, snapshot, stages, shown)
    if (data) feeds.set(lane.id, data)
  }
  return feeds
}

function feedOf(
  { dataSetId, mapId }: Lane,
  { dataSets }: Snapshot,
  stages: readonly Columns[],
  shown: MapData | null,
): MapData | null {
  if (dataSetId === null || dataSetId === shown?.dataSet.id) return shown
  const dataSet = dataSets[dataSetId]
  return dataSet?.mapId === mapId ? dataOf(dataSet, stages) : null
}

/** The map with the numbers that its data makes. All else keeps its identity. */
export function fillMetrics<Grid extends MetricGrid>(grid: Grid, { feeds }: Fed): Grid {
  if (feeds.size === 0) return grid
  const cells = new Map(grid.cells)
  for (const lane of grid.lanes) {
    const data = feeds.get(lane.id)
    const row = cells.get(lane.id)
    if (data && row && isFilled(lane)) cells.set(lane.id, fillRow(row, lane, data))
  }
  return { ...grid, cells }
}

type Row = ReadonlyMap<string, readonly Card[]>

function fillRow(row: Row, { id, measure }: Lane & { readonly measure: Measure }, data: MapData): Row {
  const places = new Map([...row.keys()].map((stepId) => [stepId, fedPlace(data, stepId)] as const))
  const told = tellerOf(data, measure)
  const scale = scaleOf(
    measure,
    [...places.values()].flatMap((place) => told(place).value ?? []),
  )
  const filled = new Map<string, readonly Card[]>()
  for (const [stepId, cards] of row) {
    const fed = fedCard(cards, id, stepId)
    const numbers = told(places.get(stepId) ?? null)
    filled.set(
      stepId,
      fed ? cards.map((card) => (card === fed ? fill(card, measure, numbers, scale) : card)) : cards,
    )
  }
  return filled
}

const isFree = ({ kind, formula, amount }: Card): boolean =>
  kind === 'metric' && formula.trim() === '' && amount === null

/** The one of a cell's cards that is filled. */
function fedCard(cards: readonly Card[], laneId: string, stepId: string): Card | undefined {
  const id = fedCardId(laneId, stepId)
  return cards.find((card) => card.id === id && isFree(card)) ?? cards.find(isFree)
}

/** The place whose number stands at a step; `null` where none does. */
export function fedPlace(
  { slice, stages }: Pick<MapData, 'slice' | 'stages'>,
  stepId: string,
): string | null {
  return placeAt(stages, stepId, (id) => figuresAt(slice, id) !== undefined)
}

function placeAt(
  stages: readonly Columns[],
  stepId: string,
  hasNumbers: (placeId: string) => boolean,
): string | null {
  if (hasNumbers(stepId)) return onlyStepAmongStages(stages, stepId, hasNumbers) ?? stepId
  const around = stages.find(({ steps }) => steps[0]?.id === stepId)
  if (!around || around.steps.some(({ id }) => hasNumbers(id))) return null
  return hasNumbers(around.stage.id) ? around.stage.id : null
}

/**
 * The stage of an only step where other stages have numbers and none of their steps has. Conversions are counted from step to
 * step and from stage to stage: such a step would be measured against one that lies stages back, the map's ribbon against the
 * stage before.
 */
function onlyStepAmongStages(
  stages: readonly Columns[],
  stepId: string,
  hasNumbers: (placeId: string) => boolean,
): string | null {
  const around = stages.find(({ steps }) => steps.length === 1 && steps[0]?.id === stepId)
  const isAmongStages = stages.some(
    ({ stage, steps }) => hasNumbers(stage.id) && !steps.some(({ id }) => hasNumbers(id)),
  )
  return around && isAmongStages && hasNumbers(around.stage.id) ? around.stage.id : null
}

/** Steps at which a lane that fills itself has something to say, by the matches of its data. */
export function stepsToFeed(stages: readonly Columns[], matches: readonly Match[]): readonly string[] {
  const matched = new Set(matches.map(([, placeId]) => placeId))
  return stages
    .flatMap(({ steps }) => steps.map(({ id }) => id))
    .filter((id) => placeAt(stages, id, (placeId) => matched.has(placeId)) !== null)
}

function valueAt(data: MapData, slice: Slice, place: string, measure: Measure): number | null {
  const value = measureAt(data, slice, place, measure)
  return value.ok ? value.value : null
}

interface Scale {
  readonly unit: string
  /** What one of the unit is in the measure's own: seconds, a share, customers. */
  readonly one: number
}

const MINUTE = { unit: 'min', one: 60 } as const
const HOUR = { unit: 'h', one: 3600 } as const
const DAY = { unit: 'days', one: 86_400 } as const

const isTime = (measure: Measure): boolean => measure === 'time-median' || measure === 'time-p90'

/** One scale for a whole lane, so that its numbers compare: that of the time in their middle, in small numbers. */
function scaleOf(measure: Measure, values: readonly number[]): Scale {
  if (measure === 'conversion' || measure === 'drop-off') return { unit: '%', one: 0.01 }
  if (!isTime(measure)) return { unit: '', one: 1 }
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
  return middle < 2 * HOUR.one ? MINUTE : middle < 2 * DAY.one ? HOUR : DAY
}

/** Counts only ever grow from snapshot to snapshot: that is neither good nor bad. */
const BETTER: Readonly<Record<Measure, Direction | null>> = {
  reached: null,
  entered: null,
  left: null,
  'still-here': null,
  conversion: 'higher',
  'drop-off': 'lower',
  returned: null,
  'time-median': 'lower',
  'time-p90': 'lower',
  score: 'higher',
  value: null,
}

/** Shares and times to a tenth of their unit: more would claim what the data does not know, and name every tremor a trend. */
function fill(card: Card, measure: Measure, { value, series }: Told, { unit, one }: Scale): Card {
  const grain = unit === '' ? 1e4 : 10
  const scaled = (number: number): number => Math.round((number / one) * grain) / grain
  return withNumbers(card, {
    amount: value === null ? null : scaled(value),
    unit: unit === '' ? card.unit : unit,
    better: card.better ?? BETTER[measure],
    series: series.map(scaled),
    seconds: isTime(measure) ? value : null,
  })
}

/** A measure at a place, now and at earlier snapshots, in the measure's own unit. */
interface Told {
  readonly value: number | null
  readonly series: readonly number[]
}

const NOTHING_TOLD: Told = { value: null, series: [] }

/** By what they are computed of: most changes of a map leave its data and its structure as they are. */
const tellers = new WeakMap<MapData['figures'], Map<string, Map<string, Told>>>()

/** So many structures of a map are remembered, and measures of each. */
const MOST_KNOWN = 60

/** Answers what a measure is at a place, each computed when it is first asked for. */
function tellerOf(data: MapData, measure: Measure): (place: string | null) => Told {
  const byKey = tellers.get(data.figures) ?? new Map<string, Map<string, Told>>()
  tellers.set(data.figures, byKey)
  const key = JSON.stringify([measure, data.slice.id, placesOf(data.stages)])
  if (byKey.size >= MOST_KNOWN && !byKey.has(key)) byKey.clear()
  const known = byKey.get(key) ?? new Map<string, Told>()
  byKey.set(key, known)
  return (place) => {
    if (place === null) return NOTHING_TOLD
    const told = known.get(place) ?? {
      value: valueAt(data, data.slice, place, measure),
      series: earlierSlices(data).flatMap((slice) => valueAt(data, slice, place, measure) ?? []),
    }
    known.set(place, told)
    return told
  }
}

/** Everybody at earlier instants than the numbers that are shown. Of a segment, no earlier numbers are known. */
function earlierSlices({ figures, slice }: MapData): readonly Slice[] {
  if (slice.kind === 'segment') return []
  const until = slice.kind === 'snapshot' ? slice.value : figures.asOf
  return figures.slices.filter(({ kind, value }) => kind === 'snapshot' && value < until)
}

/** What a card is filled with. */
interface Numbers extends Pick<Card, 'amount' | 'unit' | 'better' | 'series'> {
  readonly seconds: number | null
}

/** The last copy of each stored card that was filled. */
const filledCopies = new WeakMap<Card, Card>()
/** What every copy was filled with: the seconds of a time, else `null`. */
const fedCopies = new WeakMap<object, number | null>()

/** Whether a card of a view was filled from journey data, with a number or with the lack of one: it is not what somebody typed. */
export const isFed = (card: Card): boolean => fedCopies.has(card)

/** The seconds that a card of a view was filled with, unrounded; `null` for all that is no time of journey data. */
export const fedSeconds = (card: Pick<Card, 'amount'>): number | null => fedCopies.get(card) ?? null

/** The card with these numbers; for the same numbers the same copy every time. */
function withNumbers(card: Card, { seconds, ...numbers }: Numbers): Card {
  const known = filledCopies.get(card)
  if (known && fedSeconds(known) === seconds && isSame(known, numbers)) return known
  const copy: Card = Object.freeze({ ...card, ...numbers })
  filledCopies.set(card, copy)
  fedCopies.set(copy, seconds)
  return copy
}

const isSame = (card: Card, { amount, unit, better, series }: Omit<Numbers, 'seconds'>): boolean =>
  card.amount === amount &&
  card.unit === unit &&
  card.better === better &&
  card.series.length === series.length &&
  card.series.every((value, at) => value === series[at])

/**
 * Why a card of a lane that fills itself shows no number, in one plain sentence; `null` where all is well, and for cards that
 * are not filled.
 */
export function fedProblem(grid: MetricGrid & { readonly feeds?: Fed['feeds'] }, card: Card): Problem | null {
  const [laneId, stepId] = card.place
  const lane = grid.lanes.find(({ id }) => id === laneId)
  if (!lane || !isFilled(lane) || !isFree(card)) return null
  if (fedCard(grid.cells.get(laneId)?.get(stepId) ?? [], laneId, stepId)?.id !== card.id) return null
  const number = fedNumber(grid.feeds?.get(laneId), stepId, lane.measure)
  return number.ok ? null : number.error
}

function fedNumber(data: MapData | undefined, stepId: string, measure: Measure): Result<number> {
  if (!data) return fail('no-data', 'The journey data that fills this lane is not there.')
  const place = fedPlace(data, stepId)
  return place === null
    ? fail('no-states', 'No state of the journey data is matched here.')
    : measureAt(data, data.slice, place, measure)
}
