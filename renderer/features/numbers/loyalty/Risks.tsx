import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { RISK_TRIGGERS, type RiskSettings } from '#shared/analysis/journey/risk-settings.ts'
import { ApplyBar } from '../data/ApplyBar.tsx'
import { askedNow, type Wanted } from '../data/draft.ts'
import { useWanted } from '../data/use-wanted.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { useNumbers } from '../use-numbers.ts'
import { riskColumns } from './loyalty-rows.ts'
import { RiskRules } from './RiskRules.tsx'
import { rulesOnWords, settingWords } from './risk-words.ts'

/** Customers who may leave, and the rules that say so. */
export function Risks() {
  const { figures, dataSet, places, cases, mayChange, isKept } = useNumbers()
  const now = askedNow(dataSet)
  return (
    <PanelSection
      title="May leave"
      hint="Who shows a sign, by the rule that is told with it. One may show several."
    >
      {figures.risks.length === 0 ? (
        <p className="panel-hint">
          No rule that is on holds of {figures.leastGroup} {cases} or more.
        </p>
      ) : (
        <DataTable
          label="At-risk triggers"
          columns={riskColumns(places)}
          rows={figures.risks}
          idOf={({ trigger }) => trigger}
          head={({ trigger, rule }) => (
            <>
              {trigger}
              <span className="numbers-note">{rule}</span>
            </>
          )}
        />
      )}
      {now === null ? null : mayChange && isKept ? <SetRules now={now} /> : <ReadRules risks={now.risks} />}
    </PanelSection>
  )
}

/** The rules, to be set; what they say is computed when one says so. */
function SetRules({ now }: { readonly now: Wanted }) {
  const { wanted, change, apply } = useWanted(now)
  return (
    <Disclosure label={`Set the rules: ${rulesOnWords(wanted.risks)}`}>
      <RiskRules risks={wanted.risks} onChange={(risks) => change({ risks })} />
      <ApplyBar {...apply} />
    </Disclosure>
  )
}

/** The rules, to read: they are set where the files lie. */
function ReadRules({ risks }: { readonly risks: RiskSettings }) {
  return (
    <Disclosure label={`The rules: ${rulesOnWords(risks)}`}>
      <dl className="numbers-facts">
        {RISK_TRIGGERS.map((trigger) => (
          <div key={trigger}>
            <dt>{trigger}</dt>
            <dd>{settingWords(trigger, risks)}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
