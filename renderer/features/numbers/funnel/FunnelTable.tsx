import { useState } from 'react'
import { showPlace } from '#renderer/actions/numbers-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Switch, ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { sliceWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import { dropsOf, type FunnelRow } from '../funnel-rows.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { PlaceButton } from '../parts/PlaceButton.tsx'
import { useNumbers } from '../use-numbers.ts'
import { DropRow } from './DropRow.tsx'
import { type FunnelView, funnelColumns, VIEW_LABELS, VIEWS, viewsFor } from './funnel-columns.ts'

/** The rows of a funnel: a few columns at a time in a narrow panel, all of them in a wide one. */
export function FunnelTable({ rows, slice }: { readonly rows: readonly FunnelRow[]; readonly slice: Slice }) {
  const project = useProject()
  const { isWide, dataOf } = useNumbers()
  const [chosen, setChosen] = useState<FunnelView>('counts')
  const [hasIntervals, setIntervals] = useState(false)
  const views = viewsFor(rows)
  const view = views.includes(chosen) ? chosen : 'counts'
  const drops = dropsOf(rows)
  const data = dataOf(slice)
  const options = { drops, hasIntervals, data }
  const columns = funnelColumns(isWide ? views : [view], options)
  const showsShares = isWide || view === 'conversion'
  return (
    <>
      {isWide ? null : (
        <ToggleGroup
          label="Columns"
          value={view}
          options={views.map((value) => ({ value, label: VIEW_LABELS[value] }))}
          onChange={setChosen}
        />
      )}
      {showsShares ? <Switch label="95 % intervals" checked={hasIntervals} onChange={setIntervals} /> : null}
      <DataTable
        label={tableLabel(slice)}
        columns={columns}
        copied={funnelColumns(VIEWS, options)}
        rows={rows}
        idOf={({ place }) => place.id}
        head={({ place }) => <PlaceButton place={place} onShow={() => showPlace(project, place)} />}
        after={({ place }) => {
          const drop = drops.get(place.id)
          return drop ? <DropRow drop={drop} data={data} /> : null
        }}
      />
    </>
  )
}

const tableLabel = (slice: Slice): string =>
  slice.kind === 'all' ? 'Funnel' : `Funnel, ${sliceWords(slice)}`
