import { counted } from '#shared/base/counted.ts'
import { quoted } from '#shared/base/quote.ts'
import { FIGURES } from '#shared/model/figures.ts'
import { caseNames } from './case-names.ts'
import type { EventLog, WordColumn } from './event-log.ts'
import { valueByCase } from './segments.ts'
import { countUp } from './slices.ts'
import type { Slicing } from './slicing.ts'
import { tellable } from './small-parts.ts'

/** A value of a column that becomes a slice of its own. */
export interface Segment {
  readonly id: string
  readonly column: string
  readonly value: string
  readonly customers: number
}

/** The segments of one column, and which cases are in which of them. */
export interface ColumnSegments {
  readonly segments: readonly Segment[]
  readonly slicing: Slicing
}

/** Longest names that a slice can have; see `shared/model/figures.ts`. */
const MOST = { name: 500, id: 600 } as const

/**
 * The columns' values as segments, the commonest first and in all at most {@link FIGURES.segments}, as many of each column as
 * of any other. Values of fewer than `least` customers are none, nor are those whose size would tell how many these are.
 */
export function segmentsFor(
  log: EventLog,
  columns: readonly string[],
  least: number,
): { readonly columns: readonly ColumnSegments[]; readonly leftOut: readonly string[] } {
  const leftOut: string[] = []
  const found = [...new Set(columns)].flatMap((name) => {
    const column = log.columns.get(name)
    if (column?.type === 'words') return [column]
    leftOut.push(`There is no column of words called ${quoted(name)}, so it makes no segments.`)
    return []
  })
  const sized = found.map((column) => sizesOf(log, column))
  const shares = sharesOf(sized.map(({ bySize }) => bySize.length))
  return {
    columns: sized.map((values, at) => columnSegments(log, values, shares[at] as number, least, leftOut)),
    leftOut,
  }
}

interface Sizes {
  readonly column: WordColumn
  /** Index into the column's values, by case. */
  readonly byCase: Uint32Array
  readonly customers: Uint32Array
  /** The values that occur, the commonest first. */
  readonly bySize: readonly number[]
}

function sizesOf(log: EventLog, column: WordColumn): Sizes {
  const byCase = valueByCase(log, column)
  const customers = new Uint32Array(column.values.length)
  for (const value of byCase) countUp(customers, value)
  const size = (value: number): number => customers[value] as number
  const bySize = column.values
    .map((_, value) => value)
    .filter((value) => value > 0 && size(value) > 0)
    .sort(
      (a, b) => size(b) - size(a) || ((column.values[a] as string) < (column.values[b] as string) ? -1 : 1),
    )
  return { column, byCase, customers, bySize }
}

/** How many values of each column there is room for, dealt out one by one. */
function sharesOf(wanted: readonly number[]): number[] {
  const shares = wanted.map(() => 0)
  let room: number = FIGURES.segments
  while (room > 0 && shares.some((share, at) => share < (wanted[at] as number)))
    shares.forEach((share, at) => {
      if (room === 0 || share >= (wanted[at] as number)) return
      shares[at] = share + 1
      room--
    })
  return shares
}

function columnSegments(
  log: EventLog,
  { column, byCase, customers, bySize }: Sizes,
  share: number,
  least: number,
  leftOut: string[],
): ColumnSegments {
  const commonest = bySize.slice(0, share)
  const told = tellable(
    commonest.map((value) => customers[value] as number),
    byCase.length,
    least,
  )
  const ids = caseNames(
    log,
    commonest.map((value) => column.values[value] as string),
  )
  const segments = commonest
    .filter((value, at) => told[at] && !ids.has(column.values[value] as string))
    .map((value) => ({ at: value, ...segmentOf(column, value, customers[value] as number) }))
    .filter(({ id, value }) => id.length <= MOST.id && value.length <= MOST.name)
  if (bySize.length > share)
    leftOut.push(`Of ${quoted(column.name)} only the ${share} commonest of ${bySize.length} values are told.`)
  if (segments.length < commonest.length)
    leftOut.push(
      `Of ${quoted(column.name)} ${counted(commonest.length - segments.length, 'value')} could not be told without telling a small group.`,
    )
  const sliceOfValue = new Map(segments.map(({ at }, slice) => [at, slice]))
  return {
    segments: segments.map(({ at, ...segment }) => segment),
    slicing: {
      sliceOf: Int32Array.from(byCase, (value) => sliceOfValue.get(value) ?? -1),
      slices: segments.length,
    },
  }
}

const segmentOf = (column: WordColumn, at: number, customers: number): Segment => {
  const value = column.values[at] as string
  return {
    id: `segment:${JSON.stringify([column.name, value])}`,
    column: column.name,
    value,
    customers,
  }
}
