import { useMemo } from 'react'
import { Select } from '#renderer/ui/Select.tsx'
import { counted } from '#shared/base/counted.ts'
import {
  type CardMapping,
  COLUMN_ROLES,
  type ColumnRole,
  type ListMapping,
  ROLE_LABELS,
  SHARED_ROLES,
} from '#shared/formats/tables/cards-mapping.ts'
import type { Sheet } from '#shared/formats/tables/table.ts'
import { More } from './More.tsx'

/** Rows and columns that are shown; what a column is, is asked for as many. */
const SHOWN = { rows: 6, columns: 40 } as const

const OPTIONS = COLUMN_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))

/** The first rows of a sheet; of a list, each column says what it holds and can be told otherwise. */
export function SheetPreview({
  sheet,
  mapping,
  onChange,
}: {
  readonly sheet: Sheet
  readonly mapping: CardMapping
  readonly onChange: (mapping: CardMapping) => void
}) {
  const filled = useMemo(() => filledRows(sheet), [sheet])
  const rows = filled.slice(0, SHOWN.rows)
  const width = Math.max(1, ...rows.map(({ row }) => row.length))
  const columns = Array.from({ length: Math.min(width, SHOWN.columns) }, (_, at) => at)
  return (
    <div>
      <h3 className="wizard-heading" id="intake-rows">
        The first rows
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="intake-scroll wizard-scroll" tabIndex={0} aria-labelledby="intake-rows">
        <table className="intake-sheet">
          {mapping.shape === 'list' ? (
            <Roles columns={columns} mapping={mapping} onChange={onChange} />
          ) : null}
          <tbody>
            {rows.map(({ row, number }, index) => (
              <tr key={number} data-heading={isHeadingRow(mapping, index) || undefined}>
                <th scope="row" className="intake-number">
                  {number}
                </th>
                {columns.map((column) => (
                  <td
                    key={column}
                    data-heading={isHeadingColumn(mapping, column) || undefined}
                    data-left={isLeft(mapping, column) || undefined}
                  >
                    <span>{row[column] ?? ''}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <More words={moreWords(filled.length - rows.length, width - columns.length)} />
    </div>
  )
}

const filledRows = ({ rows }: Sheet) =>
  rows.flatMap((row, at) => (row.some((words) => words.trim() !== '') ? [{ row, number: at + 1 }] : []))

function moreWords(rows: number, columns: number): string {
  const parts = [
    rows > 0 ? `${counted(rows, 'more row')}` : '',
    columns > 0 ? `${counted(columns, 'more column')}` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '' : `And ${parts.join(', ')}.`
}

const isHeadingRow = (mapping: CardMapping, index: number): boolean =>
  mapping.shape === 'list'
    ? mapping.hasHeader && index === 0
    : index < (mapping.across === 'steps' && mapping.headings === 'both' ? 2 : 1)

const isHeadingColumn = (mapping: CardMapping, column: number): boolean =>
  mapping.shape === 'grid' && column < (mapping.across === 'lanes' && mapping.headings === 'both' ? 2 : 1)

const isLeft = (mapping: CardMapping, column: number): boolean =>
  mapping.shape === 'list' && (mapping.roles[column] ?? 'skip') === 'skip'

function Roles({
  columns,
  mapping,
  onChange,
}: {
  readonly columns: readonly number[]
  readonly mapping: ListMapping
  readonly onChange: (mapping: ListMapping) => void
}) {
  return (
    <thead>
      <tr>
        <td className="intake-number" />
        {columns.map((column) => (
          <th key={column} scope="col">
            <Select
              label={`Column ${nameOf(column)} holds`}
              hideLabel
              value={mapping.roles[column] ?? 'skip'}
              options={OPTIONS}
              onChange={(role) => onChange({ ...mapping, roles: withRole(mapping.roles, column, role) })}
            />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The column has the role then; another one that had it has it no more, where only one can. */
export function withRole(
  roles: readonly ColumnRole[],
  column: number,
  role: ColumnRole,
): readonly ColumnRole[] {
  const width = Math.max(roles.length, column + 1)
  return Array.from({ length: width }, (_, at) => {
    if (at === column) return role
    const own = roles[at] ?? 'skip'
    return own === role && !SHARED_ROLES.includes(role) ? 'skip' : own
  })
}

/** `A`, `B`, … `Z`, `AA`: as programs for tables name columns. */
export function nameOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : nameOf(Math.floor(column / 26) - 1) + last
}
