import { useState } from 'react'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { funnelRows } from '../funnel-rows.ts'
import { ChosenSlice, useSlice } from '../parts/ChosenSlice.tsx'
import { countedPlaces, hasStepNumbers, type Place } from '../places.ts'
import { useNumbers } from '../use-numbers.ts'
import { FunnelTable } from './FunnelTable.tsx'
import { WhatIf } from './WhatIf.tsx'

/** The places of the map, how many customers come to each, and where they are lost. */
export function FunnelSheet() {
  const { places, dataSet, dataOf } = useNumbers()
  const [slice, look] = useSlice()
  const [level, setLevel] = useState<Place['kind']>('stage')
  const hasSteps = hasStepNumbers(places, slice)
  const kind = hasSteps ? level : 'stage'
  const rows = funnelRows(dataOf(slice), slice, countedPlaces(places, slice, kind))
  return (
    <>
      <ChosenSlice slice={slice} onLook={look} />
      <PanelSection
        title="Funnel"
        hint="Reached counts who came through all earlier places in the map’s order; entered counts everybody who was here. Press a number to see how it came about."
        tools={
          hasSteps ? (
            <ToggleGroup
              label="Rows of the funnel"
              value={kind}
              options={[
                { value: 'stage', label: 'Stages' },
                { value: 'step', label: 'Steps' },
              ]}
              onChange={setLevel}
            />
          ) : null
        }
      >
        {rows.length === 0 ? (
          <p className="panel-hint">
            {dataSet.matches.length === 0
              ? 'No state of the data is matched to a place of the map yet. The sheet “Data” does it.'
              : 'No place of the map has numbers here.'}
          </p>
        ) : (
          <FunnelTable rows={rows} slice={slice} />
        )}
      </PanelSection>
      <WhatIf key={slice.id} slice={slice} />
    </>
  )
}
