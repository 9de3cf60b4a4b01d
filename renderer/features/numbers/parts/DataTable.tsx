import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { HIDDEN } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'
import { Explained } from './Explained.tsx'
import { type Column, groupsOf, hidesAny, tableAsText } from './table.ts'

export interface DataTableProps<Row> {
  /** What the table is, for those who hear it; a heading above says it to all others. */
  readonly label: string
  /** The first one heads the rows. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  /** What stands at the head of a row instead of its words. */
  readonly head?: (row: Row) => ReactNode
  /** What stands below a row, across all columns. */
  readonly after?: (row: Row, index: number) => ReactNode
  /** Columns of the copy, where it says more than is in sight. */
  readonly copied?: readonly Column<Row>[]
  readonly copiedRows?: readonly Row[]
  /** Rows that stand back: a step within its stage. */
  readonly isInner?: (row: Row) => boolean
}

/** A table of numbers that can be copied into a sheet. Where it is wider than its place it scrolls by itself. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  idOf,
  head,
  after,
  copied = columns,
  copiedRows = rows,
  isInner,
}: DataTableProps<Row>) {
  const { figures } = useNumbers()
  const shown = columns.filter(({ show }) => show !== null)
  return (
    <div className="numbers-table-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keyboard */}
      <section className="numbers-scroll" aria-label={`${label}, table`} tabIndex={0}>
        <table className="numbers-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <GroupHeads columns={shown} />
            <tr>
              {shown.map(({ id, label: words, kind, hint }) => (
                <th key={id} scope="col" data-kind={kind} title={hint}>
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const below = after?.(row, index)
              return (
                <Fragment key={idOf(row)}>
                  <tr data-inner={isInner?.(row) || undefined}>
                    {shown.map((column, at) =>
                      at === 0 ? (
                        <th key={column.id} scope="row">
                          {head ? head(row) : <CellWords column={column} row={row} />}
                        </th>
                      ) : (
                        <TableCell key={column.id} column={column} row={row} />
                      ),
                    )}
                  </tr>
                  {below ? (
                    <tr className="numbers-after">
                      <td colSpan={shown.length}>{below}</td>
                    </tr>
                  ) : null}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </section>
      {hidesAny(shown, rows) ? (
        <p className="numbers-hint">
          “{HIDDEN}”: groups of fewer than {figures.leastGroup}, and what would tell them.
        </p>
      ) : null}
      <CopyButton text={tableAsText(copied, copiedRows)} size="small" tone="quiet" className="numbers-copy">
        Copy table
        <span className="visually-hidden">: {label}</span>
      </CopyButton>
    </div>
  )
}

/** A line of heads above the heads, where columns belong together. */
function GroupHeads<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  const groups = groupsOf(columns)
  if (groups.filter(({ group }) => group !== '').length < 2) return null
  return (
    <tr className="numbers-groups">
      {groups.map(({ id, group, columns: span }) =>
        group === '' ? (
          <td key={id} colSpan={span} />
        ) : (
          <th key={id} scope="colgroup" colSpan={span} data-kind="number">
            {group}
          </th>
        ),
      )}
    </tr>
  )
}

function TableCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const heat = column.heat?.(row) ?? null
  return (
    <td
      data-kind={column.kind}
      data-hidden={column.show?.(row) === HIDDEN || undefined}
      className={classes(heat !== null && 'numbers-heat')}
      style={heat === null ? undefined : ({ '--heat': `${Math.round(heat * 40)}%` } as CSSProperties)}
    >
      <CellWords column={column} row={row} />
    </td>
  )
}

function CellWords<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { show, explain, label } = column
  const words = show?.(row)
  const note = column.note?.(row) ?? null
  const bar = column.bar?.(row) ?? null
  return (
    <>
      {explain ? (
        <Explained label={label} wordsOf={() => explain(row)}>
          {words}
        </Explained>
      ) : (
        words
      )}
      {note === null ? null : <span className="numbers-note">{note}</span>}
      {bar === null ? null : (
        <span className="numbers-bar" aria-hidden="true">
          <span style={{ width: `${bar * 100}%` }} />
        </span>
      )}
    </>
  )
}
