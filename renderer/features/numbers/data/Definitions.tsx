import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { NO_CAUSE } from '#shared/analysis/journey/contrast-words.ts'
import { MEASURE_TITLES, measureDefinition } from '#shared/analysis/journey/measure-words.ts'
import { MEASURES } from '#shared/model/data-set.ts'
import { useNumbers } from '../use-numbers.ts'

/** How each number is made, in a sentence each. */
export function Definitions() {
  const { dataSet } = useNumbers()
  return (
    <PanelSection title="How the numbers are made">
      <p className="panel-hint">
        All of it is counted on the machine of whoever brought the data. Times come from its own stamps; a
        stamp without an offset is read in the zone that was chosen.
      </p>
      <Disclosure label="Definitions">
        <dl className="numbers-definitions">
          {MEASURES.map((measure) => (
            <div key={measure}>
              <dt>{MEASURE_TITLES[measure]}</dt>
              <dd>{measureDefinition(measure, { dataSet })}</dd>
            </div>
          ))}
          <div>
            <dt>Intervals</dt>
            <dd>
              95 %: of a hundred such intervals some 95 hold what they estimate. Shares by Wilson, ratios by
              the log interval of Katz.
            </dd>
          </div>
          <div>
            <dt>Influence</dt>
            <dd>{NO_CAUSE}</dd>
          </div>
        </dl>
      </Disclosure>
    </PanelSection>
  )
}
