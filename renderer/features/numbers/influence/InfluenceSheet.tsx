import { useMemo } from 'react'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { NO_CAUSE } from '#shared/analysis/journey/contrast-words.ts'
import { useNumbers } from '../use-numbers.ts'
import { Campaigns } from './Campaigns.tsx'
import { GoalLine } from './GoalLine.tsx'
import { InfluenceTable } from './InfluenceTable.tsx'
import { influenceRows } from './influence-rows.ts'
import { Paths } from './Paths.tsx'

/** What goes with reaching the goal: touchpoints, campaigns, and the ways that customers take. */
export function InfluenceSheet() {
  const { figures } = useNumbers()
  const rows = useMemo(() => influenceRows(figures.influence), [figures])
  return (
    <>
      <PanelSection
        title="Influence"
        hint={`How often who met a touchpoint reaches the goal, against who did not: association, not cause. ${NO_CAUSE}`}
      >
        <GoalLine />
        {rows.length === 0 ? (
          <p className="panel-hint">
            {figures.goal
              ? 'There is no other state whose groups are large enough to tell.'
              : 'Choose a goal on the sheet “Data” to see what goes with reaching it.'}
          </p>
        ) : (
          <InfluenceTable rows={rows} />
        )}
      </PanelSection>
      <Paths />
      <Campaigns />
    </>
  )
}
