import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { isUsedWithout, LEFT_OUT, type LeftOutReason } from '#shared/formats/logs/log-source.ts'
import { countWords } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'

const reasonWords = (reason: string): string => LEFT_OUT[reason as LeftOutReason] ?? reason

/** What became of the rows of the files: none goes unsaid. */
export function Rows() {
  const { figures } = useNumbers()
  const { rows, leftOut } = figures
  const notUsed = rows.leftOut.filter(([, count]) => count > 0)
  return (
    <PanelSection title="Rows">
      <dl className="numbers-facts">
        <div>
          <dt>Read</dt>
          <dd>{countWords(rows.read)}</dd>
        </div>
        <div>
          <dt>Used</dt>
          <dd>{countWords(rows.used)}</dd>
        </div>
        {notUsed.map(([reason, count]) => (
          <div key={reason}>
            <dt>{isUsedWithout(reason) ? 'Used, but' : 'Left out'}</dt>
            <dd>
              {countWords(count)} {reasonWords(reason)}
            </dd>
          </div>
        ))}
        {notUsed.length === 0 ? (
          <div>
            <dt>Left out</dt>
            <dd>None</dd>
          </div>
        ) : null}
      </dl>
      {leftOut.length > 0 ? (
        <ul className="numbers-sentences">
          {leftOut.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </PanelSection>
  )
}
