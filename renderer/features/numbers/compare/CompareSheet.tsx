import { Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { showSlices } from '#renderer/actions/numbers-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import type { Slice } from '#shared/model/figures.ts'
import { SliceSelect } from '../parts/SliceSelect.tsx'
import { useNumbers } from '../use-numbers.ts'
import { ComparedTable } from './ComparedTable.tsx'
import { pairToCompare } from './pair-to-compare.ts'

/** Two segments, or two days, beside each other. */
export function CompareSheet() {
  const project = useProject()
  const { dataSet, figures, all, mayChange } = useNumbers()
  const [looked, look] = useState<Readonly<{ one?: string; other?: string }>>({})
  const [first, second] = pairToCompare(figures.slices, dataSet)
  const byId = (id: string | undefined): Slice | undefined => figures.slices.find((slice) => slice.id === id)
  const one = byId(looked.one) ?? first ?? all
  const other = byId(looked.other) ?? second
  if (!other)
    return (
      <PanelSection title="Compare">
        <p className="panel-hint">
          There is nothing to compare yet. The sheet “Data” makes segments and snapshots of the data.
        </p>
      </PanelSection>
    )
  const isOnMap = dataSet.shown && dataSet.sliceId === idOnMap(one) && dataSet.besideId === other.id
  return (
    <PanelSection title="Compare" hint="Differences are the second less the first; intervals are 95 %.">
      <div className="numbers-pair">
        <SliceSelect label="First" value={one.id} onChange={(id) => look({ ...looked, one: id })} />
        <SliceSelect label="Second" value={other.id} onChange={(id) => look({ ...looked, other: id })} />
      </div>
      {one === other ? (
        <p className="panel-hint">These are the same. Choose another one to compare with.</p>
      ) : (
        <ComparedTable one={one} other={other} />
      )}
      {mayChange ? (
        <div className="numbers-deeds">
          <Button
            size="small"
            icon={<MapIcon size={15} aria-hidden="true" />}
            disabled={isOnMap || one === other}
            onClick={() => showSlices(project, dataSet, { sliceId: idOnMap(one), besideId: other.id })}
          >
            {isOnMap ? 'Both stand on the map' : 'Show both on the map'}
          </Button>
          {dataSet.besideId === '' ? null : (
            <Button
              size="small"
              onClick={() => showSlices(project, dataSet, { sliceId: dataSet.sliceId, besideId: '' })}
            >
              Only one on the map
            </Button>
          )}
        </div>
      ) : null}
    </PanelSection>
  )
}

/** On the map everybody needs no name. */
const idOnMap = ({ id, kind }: Slice): string => (kind === 'all' ? '' : id)
