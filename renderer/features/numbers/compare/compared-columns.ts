import type { ConversionPair, Pair, PlacePair } from '#shared/analysis/journey/compare-slices.ts'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { durationWords, NOTHING, percentWords, plainWords } from '#shared/analysis/journey/number-words.ts'
import { countWords, HIDDEN, sliceWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import { PLACE } from '../parts/place-column.ts'
import type { Column } from '../parts/table.ts'
import type { Place } from '../places.ts'
import { signedWords } from '../words.ts'

/** What two slices can be compared by. */
export const COMPARED = [
  'conversion',
  'reached',
  'entered',
  'left',
  'stillHere',
  'returned',
  'medianTime',
] as const
export type Compared = (typeof COMPARED)[number]

export const COMPARED_LABELS: Readonly<Record<Compared, string>> = {
  conversion: MEASURE_TITLES.conversion,
  reached: MEASURE_TITLES.reached,
  entered: MEASURE_TITLES.entered,
  left: MEASURE_TITLES.left,
  stillHere: MEASURE_TITLES['still-here'],
  returned: MEASURE_TITLES.returned,
  medianTime: MEASURE_TITLES['time-median'],
}

/** A place in both slices. */
export interface ComparedRow {
  readonly place: Place
  readonly pair: PlacePair
}

/** The places of one kind, in the map's order. */
export function comparedRows(
  places: readonly Place[],
  pairs: readonly PlacePair[],
  kind: Place['kind'],
): readonly ComparedRow[] {
  const pairOf = new Map(pairs.map((pair) => [pair.placeId, pair]))
  return places.flatMap((place) => {
    const pair = place.kind === kind ? pairOf.get(place.id) : undefined
    return pair ? [{ place, pair }] : []
  })
}

/** What is counted and not told is too small; shares and times may simply not be there. */
function valueWords(compared: Compared, value: number | null): string {
  if (compared === 'conversion') return percentWords(value)
  return compared === 'medianTime' ? durationWords(value) : countWords(value)
}

function changeWords(compared: Compared, pair: Pair | null): string {
  const change = pair?.change ?? null
  if (change === null) return compared === 'conversion' || compared === 'medianTime' ? NOTHING : HIDDEN
  if (compared === 'conversion') return `${signedWords(Math.round(change * 1000) / 10)} points`
  if (compared !== 'medianTime') return signedWords(change)
  return change === 0 ? '±0' : `${change > 0 ? '+' : '−'}${durationWords(Math.abs(change))}`
}

/** The ends of the interval of a difference, in percentage points, and whether it leaves out zero. */
function intervalWords({ interval, isClear }: ConversionPair): string | null {
  if (!interval) return null
  const points = (share: number): string => plainWords(Math.round(share * 1000) / 10)
  return `${points(interval.low)} to ${points(interval.high)}${isClear ? ', clear' : ''}`
}

const isConversion = (compared: Compared, pair: Pair | null): pair is ConversionPair =>
  compared === 'conversion' && pair !== null

/** The place, its number in both slices, and how they differ. */
export function comparedColumns(
  compared: Compared,
  slices: readonly [one: Slice, other: Slice],
): readonly Column<ComparedRow>[] {
  const [first, second] = slices.map(sliceWords) as [string, string]
  const number = (
    id: string,
    label: string,
    pick: (row: ComparedRow) => number | null,
  ): Column<ComparedRow> => ({
    id: `${compared}-${id}`,
    label,
    ...(compared === 'medianTime' && { unit: 's' }),
    kind: 'number',
    show: (row) => valueWords(compared, pick(row)),
    copy: pick,
  })
  const change = number('change', 'Difference', ({ pair }) => pair[compared]?.change ?? null)
  return [
    PLACE,
    number('one', first, ({ pair }) => pair[compared]?.one ?? null),
    number('other', second, ({ pair }) => pair[compared]?.other ?? null),
    {
      ...change,
      show: ({ pair }) => changeWords(compared, pair[compared]),
      note: ({ pair }) => {
        const its = pair[compared]
        return isConversion(compared, its) ? intervalWords(its) : null
      },
    },
  ]
}

/** All numbers of both, and the ends of the intervals: what a sheet gets. */
export function allCompared(slices: readonly [one: Slice, other: Slice]): readonly Column<ComparedRow>[] {
  const end = (key: 'low' | 'high', label: string): Column<ComparedRow> => ({
    id: `conversion-${key}`,
    label,
    kind: 'number',
    show: null,
    copy: ({ pair }) => pair.conversion?.interval?.[key] ?? null,
  })
  return [
    PLACE,
    ...COMPARED.flatMap((compared) => [
      ...comparedColumns(compared, slices)
        .slice(1)
        .map((column) => ({ ...column, label: `${COMPARED_LABELS[compared]}: ${column.label}` })),
      ...(compared === 'conversion'
        ? [
            end('low', 'Difference of conversion, 95 % from'),
            end('high', 'Difference of conversion, 95 % to'),
          ]
        : []),
    ]),
  ]
}
