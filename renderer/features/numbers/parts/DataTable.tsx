import { type CSSProperties, Fragment, type ReactNode, useRef, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { HIDDEN } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'
import { Explained } from './Explained.tsx'
import { type Column, firstOfGroups, groupsOf, hidesAny, tableAsText } from './table.ts'

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
  readonly after?: (row: Row) => ReactNode
  /** Columns of the copy, where it says more than is in sight. */
  readonly copied?: readonly Column<Row>[]
  /** So many rows are in sight until one asks for the rest; the copy has all. */
  readonly first?: number
}

/** Fewer rows than that are not worth asking for. */
const WORTH_ASKING = 3

/** A table of numbers that can be copied into a sheet. Where it is wider than its place it scrolls by itself. */
export function DataTable<Row>({ copied, first, ...table }: DataTableProps<Row>) {
  const { label, columns, rows, idOf, head, after } = table
  const { figures } = useNumbers()
  const [isWhole, setWhole] = useState(false)
  const scroll = useRef<HTMLElement>(null)
  const shown = columns.filter(({ show }) => show !== null)
  const more = isWhole || first === undefined ? 0 : rows.length - first
  const inSight = more < WORTH_ASKING ? rows : rows.slice(0, first)
  const firsts = firstOfGroups(shown)
  const showAll = (): void => {
    setWhole(true)
    // The button goes; whoever pressed it stays at the table.
    scroll.current?.focus()
  }
  return (
    <div className="numbers-table-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keyboard */}
      <section className="numbers-scroll" aria-label={`${label}, table`} tabIndex={0} ref={scroll}>
        <table className="numbers-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <GroupHeads columns={shown} />
            <tr>
              {shown.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  title={column.hint}
                  {...marksOf(column, firsts.has(column.id))}
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inSight.map((row) => {
              const below = after?.(row)
              return (
                <Fragment key={idOf(row)}>
                  <tr>
                    {shown.map((column, at) =>
                      at === 0 ? (
                        <th key={column.id} scope="row">
                          {head ? head(row) : <CellWords column={column} row={row} />}
                        </th>
                      ) : (
                        <TableCell
                          key={column.id}
                          column={column}
                          row={row}
                          isFirst={firsts.has(column.id)}
                        />
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
      {hidesAny(shown, inSight) ? (
        <p className="panel-hint">
          {shown.some(({ heat }) => heat) ? `${HIDDEN_SIGN} ${HIDDEN}` : `“${HIDDEN}”`}: groups of fewer than{' '}
          {figures.leastGroup}, and what would tell them.
        </p>
      ) : null}
      <div className="numbers-table-deeds">
        {inSight === rows ? null : (
          <Button size="small" tone="quiet" onClick={showAll}>
            {more} more
          </Button>
        )}
        <CopyButton text={tableAsText(copied ?? columns, rows)} size="small" tone="quiet">
          Copy table
          <span className="visually-hidden">: {label}</span>
        </CopyButton>
      </div>
    </div>
  )
}

/** How a column is set, in its head as in its cells. */
const marksOf = ({ kind, heat }: Pick<Column<never>, 'kind' | 'heat'>, isFirst: boolean) => ({
  'data-kind': kind,
  'data-heat': heat !== undefined || undefined,
  'data-first': isFirst || undefined,
})

/** A line of heads above the heads, where columns belong together. */
function GroupHeads<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  if (firstOfGroups(columns).size === 0) return null
  return (
    <tr className="numbers-groups">
      {groupsOf(columns).map(({ id, group, columns: span }) =>
        group === '' ? (
          <td key={id} colSpan={span} />
        ) : (
          <th key={id} scope="colgroup" colSpan={span} data-first>
            {group}
          </th>
        ),
      )}
    </tr>
  )
}

function TableCell<Row>({
  column,
  row,
  isFirst,
}: {
  readonly column: Column<Row>
  readonly row: Row
  readonly isFirst: boolean
}) {
  const heat = column.heat?.(row) ?? null
  return (
    <td
      {...marksOf(column, isFirst)}
      data-hidden={column.show?.(row) === HIDDEN || undefined}
      className={classes(heat !== null && 'numbers-heat')}
      style={heat === null ? undefined : ({ '--heat': `${Math.round(heat * 40)}%` } as CSSProperties)}
    >
      <CellWords column={column} row={row} />
    </td>
  )
}

/** Stands for {@link HIDDEN} where columns are many and narrow; what it stands for is said below the table. */
const HIDDEN_SIGN = '∗'

const ShortHidden = () => (
  <>
    <span aria-hidden="true">{HIDDEN_SIGN}</span>
    <span className="visually-hidden">{HIDDEN}</span>
  </>
)

function CellWords<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { show, explain, field, label, heat } = column
  const said = show?.(row)
  const isShortened = heat !== undefined && said === HIDDEN
  const words = field?.(row) ?? (isShortened ? <ShortHidden /> : said)
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
