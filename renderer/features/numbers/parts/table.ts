import type { ReactNode } from 'react'
import { writePlainTable } from '#renderer/actions/clipboard/write-table.ts'
import type { NumberWords } from '#shared/analysis/journey/measure-words.ts'
import { safeCell } from '#shared/formats/tables/csv.ts'
import { HIDDEN } from '#shared/layout/data-words.ts'

/** A column of a table: what people read in it, and what a sheet gets when the table is copied. */
export interface Column<Row> {
  readonly id: string
  readonly label: string
  /** What it belongs to with the columns beside it; a head above them says so. */
  readonly group?: string
  /** Said after the label where the table is copied: sheets get bare numbers. */
  readonly unit?: string
  /** A sentence about how the number is made, under the pointer and for those who hear the table. */
  readonly hint?: string
  /** Words stand at the left, numbers at the right. */
  readonly kind: 'words' | 'number'
  /** What is read; `null`: the column is only in copies, such as the ends of an interval. */
  readonly show: ((row: Row) => string) | null
  readonly copy: (row: Row) => string | number | null
  /** What the number of a row means and how it came about. */
  readonly explain?: (row: Row) => NumberWords
  /** What stands in a cell in place of what is read, such as a field to type it into. */
  readonly field?: (row: Row) => ReactNode
  /** A second, smaller line. */
  readonly note?: (row: Row) => string | null
  /** How much of the cell is tinted, 0 to 1; the number itself is always there to read. */
  readonly heat?: (row: Row) => number | null
  /** A bar below the number, 0 to 1. */
  readonly bar?: (row: Row) => number | null
}

/** A table as text that spreadsheets take apart again: bare numbers, and nothing that they would compute. */
export const tableAsText = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  writePlainTable([columns.map(headOf), ...rows.map((row) => columns.map(({ copy }) => written(copy(row))))])

const headOf = ({ group, label, unit }: Pick<Column<never>, 'group' | 'label' | 'unit'>): string =>
  `${group === undefined ? '' : `${group}: `}${label}${unit === undefined ? '' : ` (${unit})`}`

/** The heads above a row of heads: how many columns each spans; '' above those that belong to none. */
export function groupsOf(
  columns: readonly Pick<Column<never>, 'id' | 'group'>[],
): readonly { readonly id: string; readonly group: string; readonly columns: number }[] {
  const groups: { id: string; group: string; columns: number }[] = []
  for (const { id, group = '' } of columns) {
    const last = groups.at(-1)
    if (last?.group === group) last.columns += 1
    else groups.push({ id, group, columns: 1 })
  }
  return groups
}

/** The columns that groups begin with, where there are several groups to be told apart. */
export function firstOfGroups(columns: readonly Pick<Column<never>, 'id' | 'group'>[]): ReadonlySet<string> {
  const ids = groupsOf(columns).flatMap(({ id, group }) => (group === '' ? [] : [id]))
  return new Set(ids.length < 2 ? [] : ids)
}

function written(value: string | number | null): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : safeCell(value, false)
}

/** Whether some number in sight is not told, because a group is too small. */
export const hidesAny = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): boolean =>
  rows.some((row) => columns.some(({ show }) => show?.(row) === HIDDEN))
