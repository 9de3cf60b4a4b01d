import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
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
import { NothingComputed } from './data/NothingComputed.tsx'
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
  readonly Sheet: () => ReactNode
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
  const isKept = useIsKept(dataSet)
  const sheets = useSheetFromItsTop(sheet)
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
  if (!numbers) return <NothingComputed dataSet={dataSet} isKept={isKept === true} />
  return (
    <NumbersProvider value={numbers}>
      <div className="numbers-sheets" ref={sheets}>
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

/** A sheet that is turned to begins at its top, wherever the one before was left; the tabs stay where they are. */
function useSheetFromItsTop(sheet: NumbersSheet): RefObject<HTMLDivElement | null> {
  const sheets = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turning to another sheet is what this waits for
  useLayoutEffect(() => {
    const panel = sheets.current?.closest('.side-panel-sheet')
    const headline = sheets.current?.querySelector('.numbers-headline')
    if (!panel || !headline) return
    const above =
      headline.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + panel.scrollTop
    panel.scrollTop = Math.min(panel.scrollTop, above)
  }, [sheet])
  return sheets
}

/** Whether the files lie on this machine; `null` while it is asked. */
function useIsKept({ id, reading }: DataSet): boolean | null {
  const project = useProject()
  const [isKept, setKept] = useState<boolean | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files it came from may be others by now
  useEffect(() => {
    let isCurrent = true
    void hasKeptFiles(project, id).then((kept) => {
      if (isCurrent) setKept(kept)
    })
    return () => {
      isCurrent = false
    }
  }, [project, id, reading])
  return isKept
}
