import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { moneyWords, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { useNumbers } from '../use-numbers.ts'
import { churnShare, cohortColumns, SCORE_COLUMNS } from './loyalty-rows.ts'
import { Risks } from './Risks.tsx'

/** What customers say and whether they stay: scores, retention, churn, what they are worth, who may leave. */
export function LoyaltySheet() {
  const { figures, dataSet } = useNumbers()
  const { scores, cohorts, churn, lifetimeValue, risks } = figures
  const isQuiet = [scores, cohorts, risks].every(({ length }) => length === 0) && !churn && !lifetimeValue
  if (isQuiet)
    return (
      <PanelSection title="Loyalty">
        <p className="panel-hint">
          The data has no scores and no values, and spans too short a time to tell who stays.
        </p>
      </PanelSection>
    )
  return (
    <>
      <Scores />
      {dataSet.subject === 'session' ? (
        <p className="panel-hint">
          A session never comes back: whether people stay, the same data says with its customers as ids.
        </p>
      ) : null}
      <StayingAndWorth />
      <Retention />
      <Risks />
    </>
  )
}

function Scores() {
  const { figures } = useNumbers()
  if (figures.scores.length === 0) return null
  return (
    <PanelSection title="Scores" hint="Every answer counts; ± is half the 95 % interval.">
      <DataTable
        label="Scores"
        columns={SCORE_COLUMNS}
        rows={figures.scores}
        idOf={({ column, kind }) => `${kind} ${column}`}
      />
    </PanelSection>
  )
}

function StayingAndWorth() {
  const { figures, cases } = useNumbers()
  const { churn, lifetimeValue, customers } = figures
  if (!churn && !lifetimeValue) return null
  return (
    <PanelSection title="Churn and worth">
      <dl className="numbers-facts">
        {churn ? (
          <div>
            <dt>Silent for {churn.afterDays} days or more</dt>
            <dd>
              {countWords(churn.silent)} of {countWords(customers)} {cases}
              {churn.silent === null ? '' : ` (${percentWords(churnShare(figures))})`}
              <span className="numbers-note">
                Silence is all the data shows: who got what they wanted is as silent as who left.
              </span>
            </dd>
          </div>
        ) : null}
        {lifetimeValue ? (
          <div>
            <dt>Value so far, on average</dt>
            <dd>
              {moneyWords(lifetimeValue.mean)} over {countWords(lifetimeValue.n)} {cases}
              <span className="numbers-note">What was, up to the newest event, and no forecast.</span>
            </dd>
          </div>
        ) : null}
      </dl>
    </PanelSection>
  )
}

function Retention() {
  const { figures } = useNumbers()
  const { cohorts } = figures
  if (cohorts.length === 0) return null
  return (
    <PanelSection
      title="Retention"
      hint="By the month of the first event: the share that had an event in that month and in those after. The last month is seldom whole."
    >
      <DataTable
        label="Retention by month of coming"
        columns={cohortColumns(cohorts)}
        rows={cohorts}
        idOf={({ month }) => month}
      />
    </PanelSection>
  )
}
