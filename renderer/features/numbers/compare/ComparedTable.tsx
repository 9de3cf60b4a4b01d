import { useState } from 'react'
import { showPlace } from '#renderer/actions/numbers-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { compareSlices } from '#shared/analysis/journey/compare-slices.ts'
import { sliceWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { PlaceButton } from '../parts/PlaceButton.tsx'
import { hasStepNumbers, type Place } from '../places.ts'
import { useNumbers } from '../use-numbers.ts'
import {
  allCompared,
  COMPARED,
  COMPARED_LABELS,
  type Compared,
  comparedColumns,
  comparedRows,
} from './compared-columns.ts'

/** Two slices place by place, by one number at a time. */
export function ComparedTable({ one, other }: { readonly one: Slice; readonly other: Slice }) {
  const project = useProject()
  const { places, dataOf } = useNumbers()
  const [compared, setCompared] = useState<Compared>('conversion')
  const [level, setLevel] = useState<Place['kind']>('stage')
  const hasSteps = hasStepNumbers(places, one)
  const { places: pairs, note } = compareSlices(dataOf(one), one, other)
  return (
    <>
      <Select
        label="By"
        value={compared}
        options={COMPARED.map((value) => ({ value, label: COMPARED_LABELS[value] }))}
        onChange={setCompared}
      />
      {hasSteps ? (
        <ToggleGroup
          label="Rows"
          value={level}
          options={[
            { value: 'stage', label: 'Stages' },
            { value: 'step', label: 'Steps' },
          ]}
          onChange={setLevel}
        />
      ) : null}
      <DataTable
        label={`${COMPARED_LABELS[compared]}, ${sliceWords(one)} and ${sliceWords(other)}`}
        columns={comparedColumns(compared, [one, other])}
        copied={allCompared([one, other])}
        rows={comparedRows(places, pairs, hasSteps ? level : 'stage')}
        idOf={({ place }) => place.id}
        head={({ place }) => <PlaceButton place={place} onShow={() => showPlace(project, place)} />}
      />
      <p className="panel-hint">{note}</p>
    </>
  )
}
