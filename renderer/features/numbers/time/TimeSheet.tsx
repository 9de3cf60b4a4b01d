import { useMemo, useState } from 'react'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { useNumbers } from '../use-numbers.ts'
import { Moves } from './Moves.tsx'
import { Snapshots } from './Snapshots.tsx'
import { snapshotsOf } from './time-rows.ts'

/** How the counts went, snapshot by snapshot, and who moved between two of them. */
export function TimeSheet() {
  const { figures, all, cases } = useNumbers()
  const snapshots = useMemo(() => snapshotsOf(figures), [figures])
  const [chosen, setChosen] = useState<number | null>(null)
  const at = Math.min(chosen ?? snapshots.length - 1, snapshots.length - 1)
  const snapshot = snapshots[at]
  if (!snapshot)
    return (
      <>
        <PanelSection title="Over time">
          <p className="panel-hint">
            There are no snapshots of this data. The sheet “Data” sets whether to look at it every day, week
            or month.
          </p>
        </PanelSection>
        <Moves
          slice={all}
          title="Moves"
          hint="From one place straight to another; who went a way twice counts once."
        />
      </>
    )
  return (
    <>
      <Snapshots snapshots={snapshots} at={at} onChoose={setChosen} />
      <Moves
        slice={snapshot}
        title="Moves since the snapshot before"
        hint={`Where ${cases} were then, and where they are at this one. Who stayed is not listed.`}
      />
      <Moves
        slice={all}
        title="Moves in all"
        hint="From one place straight to another, all the time; who went a way twice counts once."
      />
    </>
  )
}
