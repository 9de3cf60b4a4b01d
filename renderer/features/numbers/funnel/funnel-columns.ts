import { MEASURE_TITLES, measureDefinition, placeWords } from '#shared/analysis/journey/measure-words.ts'
import { durationWords, moneyWords, NOTHING, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { Measure } from '#shared/model/data-set.ts'
import type { Spread } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { Drop, FunnelRow, Share } from '../funnel-rows.ts'
import { PLACE } from '../parts/place-column.ts'
import type { Column } from '../parts/table.ts'
import { boundsWords, numberWords } from '../words.ts'

/** What the table of places tells of; in a wide panel all at once. */
export const VIEWS = ['counts', 'conversion', 'time', 'worth'] as const
export type FunnelView = (typeof VIEWS)[number]

export const VIEW_LABELS: Readonly<Record<FunnelView, string>> = {
  counts: 'Counts',
  conversion: 'Conversion',
  time: 'Time',
  worth: 'Score and value',
}

type FunnelColumn = Column<FunnelRow>

/** What the columns need to know besides their rows. */
export interface ColumnOptions {
  /** Whose numbers the rows are. */
  readonly data: MapData
  readonly drops: ReadonlyMap<string, Drop>
  readonly hasIntervals: boolean
}

/** What a measure means, and of a row how its number came about. */
const explained = (measure: Measure, data: MapData): Pick<FunnelColumn, 'hint' | 'explain'> => ({
  hint: `${MEASURE_TITLES[measure]}. ${measureDefinition(measure, data)}`,
  explain: ({ place }) => placeWords(data, place.id, measure),
})

type Count = 'reached' | 'entered' | 'left' | 'stillHere' | 'returned'

const count = (id: Count, label: string): FunnelColumn => ({
  id,
  label,
  kind: 'number',
  show: ({ figures }) => countWords(figures[id]),
  copy: ({ figures }) => figures[id],
})

const counts = ({ data }: ColumnOptions): readonly FunnelColumn[] => [
  { ...count('reached', 'Reached'), ...explained('reached', data), bar: ({ bar }) => bar },
  { ...count('entered', 'Entered'), ...explained('entered', data) },
  { ...count('left', 'Left'), ...explained('left', data) },
  { ...count('stillHere', 'Still here'), ...explained('still-here', data) },
  { ...count('returned', 'Came back'), ...explained('returned', data) },
]

type ShareOf = (row: FunnelRow) => Share | null

interface ShareColumn {
  readonly id: string
  readonly label: string
  readonly of: ShareOf
  readonly about: Pick<FunnelColumn, 'hint' | 'explain'>
}

/** A share, and in copies the ends of its interval. */
const share = ({ id, label, of, about }: ShareColumn, hasInterval: boolean): readonly FunnelColumn[] => [
  {
    id,
    label,
    ...about,
    kind: 'number',
    show: (row) => percentWords(of(row)?.share ?? null),
    copy: (row) => of(row)?.share ?? null,
    ...(hasInterval && { note: (row) => boundsWords(of(row)?.interval ?? null) }),
  },
  ...(['low', 'high'] as const).map(
    (end): FunnelColumn => ({
      id: `${id}-${end}`,
      label: `${label}, 95 % ${end === 'low' ? 'from' : 'to'}`,
      kind: 'number',
      show: null,
      copy: (row) => of(row)?.interval?.[end] ?? null,
    }),
  ),
]

const ANY_ORDER = 'Entered here ÷ entered the place before, in any order; above 100 % where more were here.'
const FROM_FIRST = 'Reached here ÷ reached the first place.'

const conversion = ({ drops, hasIntervals, data }: ColumnOptions): readonly FunnelColumn[] =>
  [
    {
      id: 'conversion',
      label: 'In order',
      of: (row: FunnelRow) => row.conversion,
      about: explained('conversion', data),
    },
    {
      id: 'drop',
      label: 'Drop after',
      of: ({ place }: FunnelRow) => drops.get(place.id)?.lost ?? null,
      about: { hint: measureDefinition('drop-off', data) },
    },
    {
      id: 'any-order',
      label: 'Any order',
      of: (row: FunnelRow) => row.anyOrder,
      about: { hint: ANY_ORDER },
    },
    {
      id: 'from-first',
      label: 'From first',
      of: (row: FunnelRow) => row.fromFirst,
      about: { hint: FROM_FIRST },
    },
  ].flatMap((column) => share(column, hasIntervals))

const QUARTILES = 'A quarter took less than the first, a quarter more than the second.'
const FROM_BEFORE = 'Median time from reaching the place before to reaching this one.'

type SpreadOf = (row: FunnelRow) => Spread | null
const stay: SpreadOf = ({ figures }) => figures.time
const way: SpreadOf = ({ figures }) => figures.timeFromEarlier

const time = (
  id: string,
  label: string,
  of: SpreadOf,
  pick: 'median' | 'q1' | 'q3' | 'p90',
): FunnelColumn => ({
  id,
  label,
  unit: 's',
  kind: 'number',
  show: (row) => durationWords(of(row)?.[pick] ?? null),
  copy: (row) => of(row)?.[pick] ?? null,
})

const inCopy = (column: FunnelColumn): FunnelColumn => ({ ...column, show: null })

const times = ({ data }: ColumnOptions): readonly FunnelColumn[] => [
  { ...time('median', 'Median', stay, 'median'), ...explained('time-median', data) },
  {
    ...time('q1', 'Quartiles', stay, 'q1'),
    hint: QUARTILES,
    show: ({ figures: { time: spread } }) =>
      spread ? `${durationWords(spread.q1)} – ${durationWords(spread.q3)}` : NOTHING,
  },
  inCopy(time('q3', 'Upper quartile', stay, 'q3')),
  { ...time('p90', '9 of 10', stay, 'p90'), ...explained('time-p90', data) },
  {
    id: 'stays',
    label: 'Stays',
    kind: 'number',
    show: null,
    copy: (row) => stay(row)?.n ?? null,
  },
  { ...time('from-before', 'From before', way, 'median'), hint: FROM_BEFORE },
]

const worth = ({ data }: ColumnOptions): readonly FunnelColumn[] => [
  {
    id: 'score',
    label: 'Score',
    ...explained('score', data),
    kind: 'number',
    show: ({ figures: { score } }) => numberWords(score?.mean ?? null),
    copy: ({ figures: { score } }) => score?.mean ?? null,
  },
  {
    id: 'answers',
    label: 'Answers',
    kind: 'number',
    show: ({ figures: { score } }) => numberWords(score?.n ?? null),
    copy: ({ figures: { score } }) => score?.n ?? null,
  },
  {
    id: 'value',
    label: 'Value',
    ...explained('value', data),
    kind: 'number',
    show: ({ figures: { value } }) => moneyWords(value),
    copy: ({ figures: { value } }) => value,
  },
]

const COLUMNS: Readonly<Record<FunnelView, (options: ColumnOptions) => readonly FunnelColumn[]>> = {
  counts,
  conversion,
  time: times,
  worth,
}

/** The columns of one view, or of several, after the place's. */
export const funnelColumns = (
  views: readonly FunnelView[],
  options: ColumnOptions,
): readonly FunnelColumn[] => [
  PLACE,
  ...views.flatMap((view) =>
    COLUMNS[view](options).map((column) =>
      views.length === 1 ? column : { ...column, group: VIEW_LABELS[view] },
    ),
  ),
]

/** The views that have anything to say of these rows. */
export const viewsFor = (rows: readonly FunnelRow[]): readonly FunnelView[] =>
  VIEWS.filter((view) => {
    if (view === 'time') return rows.some((row) => stay(row) ?? way(row))
    if (view === 'worth') return rows.some(({ figures }) => figures.score !== null || figures.value !== null)
    return true
  })
