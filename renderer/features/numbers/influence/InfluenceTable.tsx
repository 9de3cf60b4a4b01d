import { TriangleAlert } from 'lucide-react'
import { comparisonsWords } from '#shared/analysis/journey/contrast-words.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { useNumbers } from '../use-numbers.ts'
import { InfluenceInWords } from './InfluenceInWords.tsx'
import { type InfluenceRow, narrowInfluence, wideInfluence } from './influence-rows.ts'

/** The touchpoints by both definitions, side by side. */
export function InfluenceTable({ rows }: { readonly rows: readonly InfluenceRow[] }) {
  const { isWide, cases, figures, dataSet } = useNumbers()
  const { leastGroup, goal } = figures
  const context = { subject: dataSet.subject, goal: goal?.state ?? '', leastGroup }
  const all = wideInfluence(context)
  const contrary = rows.filter(({ isContrary }) => isContrary).length
  return (
    <>
      {contrary > 0 ? (
        <div className="numbers-warning">
          <TriangleAlert size={16} aria-hidden="true" />
          <p>
            {contrary === 1 ? 'For one touchpoint' : `For ${contrary} touchpoints`} the two definitions say
            opposite things. “At any time” also counts what {cases} meet after the goal; “before the goal”
            does not.
          </p>
        </div>
      ) : null}
      <DataTable
        label="Touchpoints and the goal"
        columns={isWide ? all : narrowInfluence(context)}
        copied={all}
        rows={rows}
        idOf={({ state }) => state}
        head={({ state, isContrary }) => (
          <>
            {state}
            {isContrary ? (
              <span className="numbers-contrary">
                <TriangleAlert size={13} aria-hidden="true" /> opposite
              </span>
            ) : null}
          </>
        )}
      />
      <p className="panel-hint">
        1.00× means no difference; below it the 95 % interval, then both groups and how many of them reached
        the goal. {comparisonsWords(rows.length)}
      </p>
      <InfluenceInWords rows={rows} />
    </>
  )
}
