import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { influenceWords } from '#shared/analysis/journey/contrast-words.ts'
import { useNumbers } from '../use-numbers.ts'
import type { InfluenceRow } from './influence-rows.ts'

/** Each touchpoint in sentences: to be read aloud, or copied into a report with all that they lean on. */
export function InfluenceInWords({ rows }: { readonly rows: readonly InfluenceRow[] }) {
  const { dataSet, figures } = useNumbers()
  const goal = figures.goal?.state ?? ''
  const context = { subject: dataSet.subject, goal, leastGroup: figures.leastGroup }
  return (
    <Disclosure label="In sentences">
      <dl className="numbers-definitions">
        {rows.map(({ state, influence }) => {
          const { before, anyTime, warning } = influenceWords(influence, context)
          return (
            <div key={state}>
              <dt>{state}</dt>
              {warning ? <dd>{warning}</dd> : null}
              {[before, anyTime].map(({ title, definition, formula }) => (
                <dd key={title} title={definition}>
                  {title}: {formula}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </Disclosure>
  )
}
