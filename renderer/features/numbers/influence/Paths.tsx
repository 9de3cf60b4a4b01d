import { useState } from 'react'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import { DataTable } from '../parts/DataTable.tsx'
import type { Column } from '../parts/table.ts'
import { useNumbers } from '../use-numbers.ts'

interface PathRow {
  readonly states: readonly string[]
  readonly customers: number
  readonly share: number | null
}

const WAY = ' → '

const COLUMNS: readonly Column<PathRow>[] = [
  {
    id: 'path',
    label: 'Path',
    kind: 'words',
    show: ({ states }) => states.join(WAY),
    copy: ({ states }) => states.join(WAY),
  },
  {
    id: 'customers',
    label: 'Took it',
    kind: 'number',
    show: ({ customers }) => countWords(customers),
    copy: ({ customers }) => customers,
  },
  {
    id: 'share',
    label: 'Share',
    kind: 'number',
    show: ({ share }) => percentWords(share),
    copy: ({ share }) => share,
  },
]

/** The commonest ways from the first state to the last. */
export function Paths() {
  const { figures, cases } = useNumbers()
  const { paths, otherPaths, customers, leastGroup } = figures
  const rows = paths.map(
    ([states, count]): PathRow => ({
      states,
      customers: count,
      share: customers === 0 ? null : count / customers,
    }),
  )
  return (
    <PanelSection
      title="Commonest paths"
      hint="Whole ways from the first state to the last; repeats are told once."
    >
      {rows.length > 0 ? (
        <DataTable
          label="Commonest paths"
          columns={COLUMNS}
          rows={rows}
          idOf={({ states }) => states.join(WAY)}
          head={({ states }) => <Way states={states} />}
        />
      ) : null}
      <p className="panel-hint">
        {rows.length === 0
          ? `No path was taken by ${leastGroup} ${cases} or more: everybody went their own way.`
          : `${countWords(otherPaths)} ${cases} took other paths.`}
      </p>
    </PanelSection>
  )
}

/** So many states of a path are told at once. */
const FIRST = 7

function Way({ states }: { readonly states: readonly string[] }) {
  const [all, setAll] = useState(false)
  const more = states.length - FIRST
  const isLong = more > 1
  return (
    <span className="numbers-way">
      {(isLong && !all ? states.slice(0, FIRST) : states).join(WAY)}
      {isLong ? (
        <button type="button" className="panel-more" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `and ${more} more`}
        </button>
      ) : null}
    </span>
  )
}
