import { type CSSProperties, useMemo, useState } from 'react'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { type ShownCell, type ShownTable, tablesOf } from './table-preview.ts'

/** The first rows of the tables, as a program for tables will show them. */
export function TablePreview({
  settings,
  source,
}: {
  readonly settings: ExportSettings
  readonly source: MapSource
}) {
  const tables = useMemo(() => tablesOf(settings, source), [settings, source])
  const [wanted, setWanted] = useState('')
  const table = tables.find(({ name }) => name === wanted) ?? tables[0]
  if (!table) return null
  return (
    <>
      <section
        className="export-table"
        data-wraps={settings.format === 'xlsx' || undefined}
        style={settings.format === 'xlsx' ? ON_PAPER : undefined}
        aria-label="Beginning of the table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <Rows table={table} />
        {table.more > 0 ? <p>{moreRows(table.more)}</p> : null}
      </section>
      {tables.length > 1 ? (
        <ToggleGroup
          label="Sheet"
          value={table.name}
          options={tables.map(({ name }) => ({ value: name, label: name }))}
          onChange={setWanted}
        />
      ) : null}
    </>
  )
}

/** A workbook has the colours of paper, whatever the window's are. */
const ON_PAPER = {
  '--paper': LIGHT.paper,
  '--band': LIGHT.band,
  '--line': LIGHT.line,
  '--muted': LIGHT.muted,
  color: LIGHT.ink,
  colorScheme: 'light',
} as CSSProperties

/** Of the column with the rows' numbers, in characters. */
const NUMBER_WIDTH = 5
/** A cell is wider than its text. */
const ROOM = 1.2

const moreRows = (count: number): string =>
  `and ${count.toLocaleString('en')} more ${count === 1 ? 'row' : 'rows'}`

function Rows({ table }: { readonly table: ShownTable }) {
  const columns = table.columns.map((column) => column * ROOM)
  const width = columns.reduce((sum, column) => sum + column, NUMBER_WIDTH)
  return (
    <table style={{ width: `${width}ch` }}>
      <colgroup>
        <col style={{ width: `${NUMBER_WIDTH}ch` }} />
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told by their place alone
          <col key={index} style={{ width: `${column}ch` }} />
        ))}
      </colgroup>
      <tbody>
        {table.rows.map(({ number, cells }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            {cells.map((cell) => (
              <Cell key={cell.column} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell: { text, span, tone, isHeading } }: { readonly cell: ShownCell }) {
  return (
    <td
      colSpan={span}
      data-heading={isHeading || undefined}
      style={tone ? { background: tone.fill, color: tone.strong } : undefined}
    >
      {text}
    </td>
  )
}
