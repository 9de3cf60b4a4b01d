import './numbers.css'
import './tables.css'
import { ChevronsLeft, ChevronsRight } from 'lucide-react'
import { useState } from 'react'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import type { DataSet } from '#shared/model/data-set.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { DataSetSheets } from './DataSetSheets.tsx'
import { NoData } from './NoData.tsx'

/** What journey data says of the map; shown while the window's panel is `numbers`. */
export function NumbersPanel() {
  const project = useProject()
  const open = useWindow((state) => state.panel === 'numbers')
  const [isWide, setWide] = useState(false)
  const model = useMapModel()
  if (!open) return null
  return (
    <SidePanel
      title="Numbers"
      className={isWide ? 'numbers numbers-wide' : 'numbers'}
      tools={
        <IconButton
          label={isWide ? 'Narrower panel' : 'Wider panel, with all columns'}
          size="small"
          icon={isWide ? <ChevronsRight size={18} /> : <ChevronsLeft size={18} />}
          onClick={() => setWide(!isWide)}
        />
      }
      onClose={() => project.window.setState({ panel: null })}
    >
      {model ? (
        <Sheet
          key={model.whole.map.id}
          view={model.whole}
          dataSets={dataSetsOf(model.snapshot, model.whole.map.id)}
          isWide={isWide}
        />
      ) : null}
    </SidePanel>
  )
}

function Sheet({
  view,
  dataSets,
  isWide,
}: {
  readonly view: MapView
  readonly dataSets: readonly DataSet[]
  readonly isWide: boolean
}) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const dataSet = dataSets.find(({ id }) => id === chosenId) ?? view.data?.dataSet ?? dataSets[0]
  if (!dataSet) return <NoData />
  return (
    <>
      {dataSets.length > 1 ? (
        <Select
          label="Data set"
          value={dataSet.id}
          options={dataSets.map(({ id, title }) => ({ value: id, label: title.trim() || 'Without a title' }))}
          onChange={setChosenId}
        />
      ) : null}
      <DataSetSheets key={dataSet.id} view={view} dataSet={dataSet} isWide={isWide} />
    </>
  )
}
