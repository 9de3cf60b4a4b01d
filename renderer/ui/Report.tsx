import './report.css'
import { CopyButton } from './CopyButton.tsx'

/** What did not come as it was, a sentence each, to be read and taken along. */
export function Report({
  title = 'What is different',
  canCopy = false,
  sentences,
}: {
  readonly title?: string
  readonly canCopy?: boolean
  readonly sentences: readonly string[]
}) {
  if (sentences.length === 0) return null
  return (
    <section className="report" aria-label={title}>
      <div className="report-head">
        <h3>{title}</h3>
        {canCopy ? (
          <CopyButton text={sentences.join('\n')} size="small" tone="quiet">
            Copy
          </CopyButton>
        ) : null}
      </div>
      <ul>
        {sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report may say the same twice
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
