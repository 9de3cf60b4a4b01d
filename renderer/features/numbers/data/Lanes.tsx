import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addFilledLane } from '#renderer/actions/numbers-actions.ts'
import { isStructureLocked } from '#renderer/actions/structure-lock.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { MEASURES, type Measure } from '#shared/model/data-set.ts'
import { useNumbers } from '../use-numbers.ts'

/** The lanes of the map that this data fills, and adding one. */
export function Lanes() {
  const { view, dataSet, mayChange } = useNumbers()
  const lanes = view.lanes.filter(({ measure, dataSetId }) => measure !== null && dataSetId === dataSet.id)
  const filled = new Set(lanes.map(({ measure }) => measure))
  return (
    <PanelSection
      title="Lanes that fill themselves"
      hint={
        lanes.length === 0
          ? 'A lane of metrics can show one of these numbers at every step; it follows the data.'
          : 'They show their number at every step and follow the data.'
      }
    >
      {lanes.length > 0 ? (
        <ul className="numbers-sentences">
          {lanes.map(({ id, title, measure }) => (
            <li key={id}>{laneWords(title, measure)}</li>
          ))}
        </ul>
      ) : null}
      {mayChange ? <AddLane offered={MEASURES.filter((measure) => !filled.has(measure))} /> : null}
    </PanelSection>
  )
}

/** A lane by its title, and by what fills it where that is something else. */
function laneWords(title: string, measure: Measure | null): string {
  const its = measure === null ? '' : MEASURE_TITLES[measure]
  return title.trim() === '' || title === its ? its : `${title.trim()}: ${its}`
}

function AddLane({ offered }: { readonly offered: readonly Measure[] }) {
  const project = useProject()
  const { dataSet } = useNumbers()
  const [chosen, setChosen] = useState<Measure>('reached')
  const measure = offered.includes(chosen) ? chosen : offered[0]
  if (measure === undefined || isStructureLocked(project)) return null
  return (
    <div className="numbers-add">
      <Select
        label="Number"
        value={measure}
        options={offered.map((value) => ({ value, label: MEASURE_TITLES[value] }))}
        onChange={setChosen}
      />
      <Button
        icon={<Plus size={16} aria-hidden="true" />}
        onClick={() => addFilledLane(project, dataSet, measure)}
      >
        Add lane
      </Button>
    </div>
  )
}
