import { useEffect, useMemo, useState } from 'react'
import { hasKeptFiles } from '#renderer/actions/journey-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import type { NumbersSheet } from '#renderer/session/window-state.ts'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { everybody } from '#shared/model/figures.ts'
import { dataOf } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { CompareSheet } from './compare/CompareSheet.tsx'
import { DataSheet } from './data/DataSheet.tsx'
import { FunnelSheet } from './funnel/FunnelSheet.tsx'
import { Headline } from './Headline.tsx'
import { InfluenceSheet } from './influence/InfluenceSheet.tsx'
import { LoyaltySheet } from './loyalty/LoyaltySheet.tsx'
import { placesOfMap, titlesOf } from './places.ts'
import { TimeSheet } from './time/TimeSheet.tsx'
import { type Numbers, NumbersProvider } from './use-numbers.ts'

const SHEETS: readonly {
  readonly id: NumbersSheet
  readonly label: string
  readonly Sheet: () => React.ReactNode
}[] = [
  { id: 'funnel', label: 'Funnel', Sheet: FunnelSheet },
  { id: 'compare', label: 'Compare', Sheet: CompareSheet },
  { id: 'time', label: 'Over time', Sheet: TimeSheet },
  { id: 'influence', label: 'Influence', Sheet: InfluenceSheet },
  { id: 'loyalty', label: 'Loyalty', Sheet: LoyaltySheet },
  { id: 'data', label: 'Data', Sheet: DataSheet },
]

/** One data set: what it is, and its numbers sheet by sheet. */
export function DataSetSheets({
  view,
  dataSet,
  isWide,
}: {
  readonly view: MapView
  readonly dataSet: DataSet
  readonly isWide: boolean
}) {
  const project = useProject()
  const sheet = useWindow((state) => state.numbersSheet)
  const mayChange = useRoom(rightsOf).all
  const isKept = useIsKept(dataSet.id)
  const numbers = useMemo((): Numbers | null => {
    const data = dataOf(dataSet, view.stages)
    const all = data ? everybody(data.figures) : undefined
    if (!data || !all) return null
    const { figures, isOutOfDate } = data
    const places = placesOfMap(view)
    return {
      view,
      dataSet,
      figures,
      all,
      places,
      titleOf: titlesOf(places),
      dataOf: (slice) => ({ ...data, slice, beside: null }),
      isOutOfDate,
      mayChange,
      isKept,
      cases: SUBJECT_NOUNS[dataSet.subject][1],
      isWide,
    }
  }, [view, dataSet, mayChange, isKept, isWide])
  if (!numbers) return <p className="numbers-hint">Nothing was computed of this data yet.</p>
  return (
    <NumbersProvider value={numbers}>
      <div className="numbers-sheets">
        <Headline />
        <Tabs
          label="What the numbers tell of"
          tabs={SHEETS.map(({ id, label, Sheet }) => ({ id, label, content: <Sheet /> }))}
          chosen={sheet}
          onChoose={(next) => project.window.setState({ numbersSheet: next })}
        />
      </div>
    </NumbersProvider>
  )
}

/** Whether the files lie on this machine; `null` while it is asked. */
function useIsKept(dataSetId: string): boolean | null {
  const project = useProject()
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    let isCurrent = true
    void hasKeptFiles(project, dataSetId).then((kept) => {
      if (isCurrent) setKept(kept)
    })
    return () => {
      isCurrent = false
    }
  }, [project, dataSetId])
  return isKept
}
