import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { DataSet, Measure } from '#shared/model/data-set.ts'
import type { Figures, PlaceFigures, Slice } from '#shared/model/figures.ts'
import { placeFigures } from '#test/shared/analysis/journey/support/laid-out.ts'

const HOUR = 3600
const spread = (median: number): PlaceFigures['time'] => ({
  ...{ n: 30, q1: median, median, q3: median, p90: 2 * median, mean: median },
})

/** Stage s1 is matched as a whole, s2 by both its steps, s3 by nothing. */
const ALL: readonly PlaceFigures[] = [
  placeFigures('s1', { reached: 1000, entered: 1000, time: spread(30 * HOUR) }),
  placeFigures('s2', { reached: 400, time: spread(HOUR) }),
  placeFigures('p3', { reached: 500, entered: 600, time: spread(3 * HOUR) }),
  placeFigures('p4', { reached: 100, stillHere: null, left: null, time: null }),
]

const sliceOf = (id: string, kind: Slice['kind'], value: string, share = 1): Slice => ({
  ...{ id, kind, column: '', value, customers: 1000 * share, flows: [] },
  places: ALL.map((place) => ({ ...place, reached: (place.reached ?? 0) * share })),
})

const FIGURES = {
  ...{
    madeAt: '2026-07-01T00:00:00.000Z',
    from: '2026-01-02T00:00:00.000Z',
    asOf: '2026-03-15T00:00:00.000Z',
  },
  ...{
    customers: 1000,
    events: 5000,
    rows: { read: 5000, used: 5000, leftOut: [] },
    leastGroup: 5,
    goal: null,
  },
  order: ['s1', 'p1', 'p2', 's2', 'p3', 'p4', 's3', 'p5'],
  ...{ states: [], influence: [], paths: [], otherPaths: 0, scores: [], campaigns: [], cohorts: [] },
  ...{ churn: null, lifetimeValue: null, risks: [], leftOut: [] },
  slices: [
    sliceOf('all', 'all', ''),
    sliceOf('blue', 'segment', 'blue', 0.2),
    sliceOf('feb', 'snapshot', '2026-02-01T00:00:00.000Z', 0.25),
    sliceOf('mar', 'snapshot', '2026-03-01T00:00:00.000Z', 0.5),
    sliceOf('apr', 'snapshot', '2026-04-01T00:00:00.000Z'),
  ],
} satisfies Figures

/** A data set of the map, computed already. */
export const dataSet = (id: string, fields: Partial<DataSet> = {}): RecordToInsert => ({
  table: 'dataSets',
  id,
  fields: { mapId: 'm', order: id, figures: JSON.stringify(FIGURES), ...fields },
})

/** A lane of metrics; one with a measure fills itself. */
export const lane = (id: string, title: string, measure: Measure | null, dataSetId: string | null = null) =>
  ({
    table: 'lanes',
    id,
    fields: { mapId: 'm', kind: 'metrics', title, measure, dataSetId, order: id },
  }) as const

/** A metric card at a step. */
export const card = (laneId: string, stepId: string, fields: object = {}): RecordToInsert => ({
  table: 'cards',
  id: `${laneId}-${stepId}`,
  fields: { kind: 'metric', place: [laneId, stepId, 'V'], ...fields },
})

/** All steps of the map. */
export const STEPS = ['p1', 'p2', 'p3', 'p4', 'p5']
/** The map: its stages and steps. */
export const GRID: readonly RecordToInsert[] = [
  { table: 'maps', id: 'm', fields: {} },
  ...['s1', 's2', 's3'].map((id) => ({ table: 'stages' as const, id, fields: { mapId: 'm', order: id } })),
  ...STEPS.map((id, at) => ({
    table: 'steps' as const,
    id,
    fields: { stageId: ['s1', 's1', 's2', 's2', 's3'][at] as string, order: id },
  })),
]
