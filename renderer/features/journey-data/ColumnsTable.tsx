import { useMemo } from 'react'
import { Select } from '#renderer/ui/Select.tsx'
import { plainWords } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { type ColumnUse, usedAs, usesFor, withUse, wordsFor } from './column-uses.ts'
import { rowCheck } from './sample-check.ts'
import { columnsOf, type SeenFile } from './wizard-file.ts'

/** Rows and columns that are shown, as many as one looks at; and rows further on that would not be used. */
const SHOWN = { rows: 30, columns: 60, left: 5 } as const

/** The first rows of a file; every column says what it is used as, and can be told otherwise. */
export function ColumnsTable({
  file,
  onReading,
}: {
  readonly file: SeenFile
  readonly onReading: (reading: LogReading) => void
}) {
  const { reading, inspection } = file.known
  const columns = useMemo(() => columnsOf(file), [file])
  const check = useMemo(() => rowCheck(reading, columns), [reading, columns])
  const uses = usesFor(reading)
  const shown = useMemo(() => usedFirst(file), [file]).slice(0, SHOWN.columns)
  const left = inspection.rows.filter((row) => check(row) !== '').length
  const further = inspection.rows.slice(SHOWN.rows).filter((row) => check(row) !== '')
  const rows = [...inspection.rows.slice(0, SHOWN.rows), ...further.slice(0, SHOWN.left)]
  return (
    <div className="data-table">
      <h3 className="wizard-heading" id="data-rows">
        The first rows
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="data-scroll wizard-scroll" tabIndex={0} aria-labelledby="data-rows">
        <table>
          <thead>
            <tr>
              {shown.map(({ column }) => (
                <Head
                  key={column}
                  column={column}
                  reading={reading}
                  uses={uses}
                  onUse={(use) => onReading(withUse(reading, column, use))}
                />
              ))}
              {left > 0 ? (
                <th scope="col" className="data-why-not">
                  Not used
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike, and stay in their order
              <Row key={at} row={row} columns={shown} reading={reading} why={left > 0 ? check(row) : null} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="wizard-more">
        {lookedWords(inspection.rows.length, left, columns.length - shown.length)}
      </p>
    </div>
  )
}

interface ShownColumn {
  readonly column: string
  /** Where it stands in the file. */
  readonly at: number
}

/** What was guessed to be of use stands in sight; choices made here move nothing. */
function usedFirst({ known: { inspection } }: SeenFile): readonly ShownColumn[] {
  const columns = inspection.columns.map(({ name }, at) => ({ column: name, at }))
  const isUsed = ({ column }: ShownColumn): boolean => usedAs(inspection.reading, column) !== 'none'
  return [...columns.filter(isUsed), ...columns.filter((column) => !isUsed(column))]
}

function lookedWords(rows: number, left: number, moreColumns: number): string {
  const first = `the first ${counted(rows, 'row')}`
  const looked =
    left === 0 ? `All of ${first} look usable.` : `Of ${first}, ${plainWords(rows - left)} look usable.`
  return moreColumns > 0 ? `${looked} ${counted(moreColumns, 'more column')} cannot be shown.` : looked
}

function Head({
  column,
  reading,
  uses,
  onUse,
}: {
  readonly column: string
  readonly reading: LogReading
  readonly uses: readonly ColumnUse[]
  readonly onUse: (use: ColumnUse) => void
}) {
  const use = usedAs(reading, column)
  const options = uses.map((value) => ({ value, label: wordsFor(reading, column, value) }))
  return (
    <th scope="col" data-use={use}>
      <span className="data-column">{column}</span>
      <Select label={`${column} is`} hideLabel value={use} options={options} onChange={onUse} />
    </th>
  )
}

function Row({
  row,
  columns,
  reading,
  why,
}: {
  readonly row: readonly string[]
  readonly columns: readonly ShownColumn[]
  readonly reading: LogReading
  /** `null` where no row of the sample is left out. */
  readonly why: string | null
}) {
  return (
    <tr data-left={Boolean(why) || undefined}>
      {columns.map(({ column, at }) => (
        <td key={column} data-unused={usedAs(reading, column) === 'none' || undefined}>
          <span>{row[at]}</span>
        </td>
      ))}
      {why === null ? null : (
        <td className="data-why-not">
          {why === '' ? null : (
            <>
              <span className="visually-hidden">Not used: </span>
              {why}
            </>
          )}
        </td>
      )}
    </tr>
  )
}
