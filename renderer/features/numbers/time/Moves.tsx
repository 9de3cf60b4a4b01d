import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { countWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import { DataTable } from '../parts/DataTable.tsx'
import type { Column } from '../parts/table.ts'
import { useNumbers } from '../use-numbers.ts'
import { type MoveRow, moveRows } from './time-rows.ts'

/** So many moves are listed before one asks for the rest. */
const FIRST = 8

const COLUMNS: readonly Column<MoveRow>[] = [
  { id: 'from', label: 'From', kind: 'words', show: ({ from }) => from, copy: ({ from }) => from },
  { id: 'to', label: 'To', kind: 'words', show: ({ to }) => to, copy: ({ to }) => to },
  {
    id: 'customers',
    label: 'Moved',
    kind: 'number',
    show: ({ customers }) => countWords(customers),
    copy: ({ customers }) => customers,
  },
]

/** Who moved from where to where. */
export function Moves({
  slice,
  title,
  hint,
}: {
  readonly slice: Slice
  readonly title: string
  readonly hint: string
}) {
  const { places, titleOf } = useNumbers()
  const rows = moveRows(places, slice, titleOf)
  return (
    <PanelSection title={title} hint={hint}>
      {rows.length === 0 ? (
        <p className="panel-hint">No moves that are common enough to tell.</p>
      ) : (
        <DataTable
          label={title}
          columns={COLUMNS}
          rows={rows}
          first={FIRST}
          idOf={({ from, to }) => `${from} ${to}`}
        />
      )}
    </PanelSection>
  )
}
