import { type DataSet, dataSetRecord } from '#shared/model/data-set.ts'
import type { Figures, PlaceFigures, Slice } from '#shared/model/figures.ts'
import { type Columns, placesOf } from '#shared/model/map-data.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What {@link numbersFor} shall make up; lists go stage by stage. */
export interface NumbersShape {
  /** How many reached each stage: `null` where it is not told, left out where no state stands for it. */
  readonly reached: readonly (number | null | undefined)[]
  /** Those who came back to a stage. */
  readonly returned?: readonly (number | null | undefined)[]
  /** Numbers of steps, by their ids. */
  readonly steps?: Readonly<Record<string, number | null>>
  /** Mean scores on the sentiment line, −2 to +2. */
  readonly levels?: readonly (number | undefined)[]
  /** A segment, to be laid beside everybody. */
  readonly beside?: readonly (number | null | undefined)[]
  /** What the segment is called; `Web` where left out. */
  readonly segment?: string
  readonly fields?: Partial<DataSet>
  readonly figures?: Partial<Figures>
}

const SEGMENT = 'segment channel web'

const placeOf = (
  placeId: string,
  reached: number | null,
  more: Partial<PlaceFigures> = {},
): PlaceFigures => ({
  placeId,
  reached,
  entered: reached,
  left: reached === null ? null : Math.floor(reached / 2),
  stillHere: reached === null ? null : Math.ceil(reached / 2),
  returned: 0,
  time: { n: 40, q1: 3600, median: 86_400, q3: 172_800, p90: 400_000, mean: 120_000 },
  timeFromEarlier: null,
  score: null,
  value: null,
  ...more,
})

function sliceOf(
  { stages }: Pick<NumberedMap, 'stages'>,
  { reached, returned = [], steps = {}, levels = [] }: NumbersShape,
  own: Pick<Slice, 'id' | 'kind' | 'column' | 'value'>,
): Slice {
  const places = stages.flatMap(({ stage, steps: inStage }, index): PlaceFigures[] => {
    const count = reached[index]
    if (count === undefined) return []
    const level = levels[index]
    const score = level === undefined ? null : { mean: (level + 2) * 2.5, level, n: 53 }
    const some = inStage.flatMap(({ id }) => (steps[id] === undefined ? [] : [placeOf(id, steps[id])]))
    const back = returned[index]
    return [placeOf(stage.id, count, { returned: back === undefined ? 0 : back, score }), ...some]
  })
  return { ...own, customers: Math.max(0, ...reached.map((count) => count ?? 0)), places, flows: [] }
}

/** What of a map numbers are made up for. */
export interface NumberedMap {
  readonly map: { readonly id: string }
  readonly stages: readonly Columns[]
}

/** A data set with figures as they would be computed, for a map as it is now. */
export function numbersFor(view: NumberedMap, shape: NumbersShape): DataSet {
  const all = sliceOf(view, shape, { id: 'all', kind: 'all', column: '', value: '' })
  const segment = shape.beside && {
    ...sliceOf(
      view,
      { reached: shape.beside },
      { id: SEGMENT, kind: 'segment', column: 'Channel', value: shape.segment ?? 'Web' },
    ),
  }
  const figures: Figures = {
    madeAt: '2024-07-01T08:00:00.000Z',
    from: '2024-01-02T00:00:00.000Z',
    asOf: '2024-06-29T17:30:00.000Z',
    customers: all.customers,
    events: all.customers * 4,
    rows: { read: all.customers * 4 + 12, used: all.customers * 4, leftOut: [['no time', 12]] },
    order: placesOf(view.stages),
    leastGroup: 5,
    goal: null,
    states: [],
    slices: segment ? [all, segment] : [all],
    influence: [],
    paths: [],
    otherPaths: 0,
    scores: shape.levels ? [{ kind: 'csat', column: 'csat', n: 212, value: 0.7, margin: 0.06 }] : [],
    campaigns: [],
    cohorts: [],
    churn: null,
    lifetimeValue: null,
    risks: [],
    leftOut: [],
    ...shape.figures,
  }
  return {
    ...dataSetRecord.defaults,
    id: 'numbers',
    mapId: view.map.id,
    order: 'V',
    title: 'Web shop, first half',
    besideId: segment ? SEGMENT : '',
    figures: JSON.stringify(figures),
    ...shape.fields,
  }
}

/** A project of which one map shows made-up numbers. */
export function withNumbers(snapshot: Snapshot, mapId: string, shape: NumbersShape): Snapshot {
  const view = viewMap(snapshot, mapId)
  if (!view) throw new Error(`There is no map ${mapId}.`)
  const dataSet = numbersFor(view, shape)
  return { ...snapshot, dataSets: { ...snapshot.dataSets, [dataSet.id]: dataSet } }
}

/** The same map, seen with its numbers. */
export const viewWithNumbers = (snapshot: Snapshot, mapId: string, shape: NumbersShape): MapView =>
  viewMap(withNumbers(snapshot, mapId, shape), mapId) as MapView
