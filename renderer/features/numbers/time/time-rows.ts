import { NOTHING } from '#shared/analysis/journey/number-words.ts'
import { countWords, dayWords, HIDDEN } from '#shared/layout/data-words.ts'
import type { Figures, PlaceFigures, Slice } from '#shared/model/figures.ts'
import { PLACE } from '../parts/place-column.ts'
import type { Column } from '../parts/table.ts'
import { levelOf, type Place } from '../places.ts'
import { signedWords } from '../words.ts'

/** What is followed through the snapshots. */
export const FOLLOWED = ['stillHere', 'reached', 'entered', 'left'] as const
export type Followed = (typeof FOLLOWED)[number]

export const FOLLOWED_LABELS: Readonly<Record<Followed, string>> = {
  stillHere: 'Here',
  reached: 'Reached',
  entered: 'Entered',
  left: 'Left',
}

/** The snapshots of a data set, the earliest first. */
export const snapshotsOf = ({ slices }: Pick<Figures, 'slices'>): readonly Slice[] =>
  slices.filter(({ kind }) => kind === 'snapshot').sort((a, b) => Date.parse(a.value) - Date.parse(b.value))

/** A place and its number at each snapshot; `null` where it is not told, or not known yet. */
export interface TimeRow {
  readonly place: Place
  readonly values: readonly (number | null)[]
}

/** The stages, or of a map of one stage its steps, that have numbers in some snapshot. */
export function timeRows(
  places: readonly Place[],
  snapshots: readonly Slice[],
  followed: Followed,
): readonly TimeRow[] {
  const known = snapshots.map((slice) => new Map(slice.places.map((figures) => [figures.placeId, figures])))
  const has = ({ id }: Place): boolean => known.some((figures) => figures.has(id))
  const kind = levelOf(places)
  const value = (figures: PlaceFigures | undefined): number | null => figures?.[followed] ?? null
  return places
    .filter((place) => place.kind === kind && has(place))
    .map((place) => ({ place, values: known.map((figures) => value(figures.get(place.id))) }))
}

/** How a number changed, with its sign; nothing before the first one. */
export function changeWords(now: number | null, before: number | null | undefined): string {
  if (before === undefined) return NOTHING
  if (now === null || before === null) return HIDDEN
  return signedWords(now - before)
}

/** A column a snapshot, for all of them at once. */
export const dayColumns = (snapshots: readonly Slice[]): readonly Column<TimeRow>[] => [
  PLACE,
  ...snapshots.map(
    ({ id, value }, index): Column<TimeRow> => ({
      id,
      label: dayWords(value),
      kind: 'number',
      show: ({ values }) => countWords(values[index] ?? null),
      copy: ({ values }) => values[index] ?? null,
    }),
  ),
]

/** A line through the numbers that are told, stretched to the box, and the dot of the day that is looked at. */
export function trendOf(
  values: readonly (number | null)[],
  at: number,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly path: string; readonly dot: { readonly x: number; readonly y: number } | null } {
  const most = Math.max(1, ...values.map((value) => value ?? 0))
  const inset = 3
  const x = (index: number): number => inset + (index * (width - 2 * inset)) / Math.max(1, values.length - 1)
  const y = (value: number): number => height - inset - (value / most) * (height - 2 * inset)
  const round = (value: number): number => Math.round(value * 10) / 10
  const path = values
    .map((value, index) => {
      if (value === null) return ''
      const starts = index === 0 || values[index - 1] === null
      return `${starts ? 'M' : 'L'}${round(x(index))} ${round(y(value))}`
    })
    .join('')
  const value = values[at]
  return { path, dot: value === null || value === undefined ? null : { x: round(x(at)), y: round(y(value)) } }
}

/** A move from one place to another and how many made it. */
export interface MoveRow {
  readonly from: string
  readonly to: string
  readonly customers: number
}

/** The moves between stages (of a map of one stage: between its steps), the most customers first. */
export function moveRows(
  places: readonly Place[],
  { flows, kind: of }: Pick<Slice, 'flows' | 'kind'>,
  titleOf: (placeId: string) => string,
): readonly MoveRow[] {
  const kind = levelOf(places)
  const ids = new Set(places.flatMap((place) => (place.kind === kind ? [place.id] : [])))
  const isHere = (id: string): boolean => id === '' || ids.has(id)
  return flows
    .filter(([from, to]) => isHere(from) && isHere(to) && from !== to)
    .map(([from, to, customers]) => ({
      from: from === '' ? (of === 'snapshot' ? 'New' : 'Start') : titleOf(from),
      to: to === '' ? 'No further' : titleOf(to),
      customers,
    }))
    .sort((a, b) => b.customers - a.customers)
}
