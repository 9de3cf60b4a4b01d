import { Laptop, TriangleAlert } from 'lucide-react'
import { Badge } from '#renderer/ui/Badge.tsx'
import { OUT_OF_DATE_WORDS } from '#shared/analysis/journey/measure-words.ts'
import { countWords, dayWords } from '#shared/layout/data-words.ts'
import { RecomputeButton } from './data/RecomputeButton.tsx'
import { useNumbers } from './use-numbers.ts'

/** Which data this is, of when, and whether it still fits the map. */
export function Headline() {
  const { dataSet, figures, cases, isKept, mayChange, isOutOfDate } = useNumbers()
  return (
    <div className="numbers-headline">
      <p className="numbers-title">{dataSet.title.trim() || 'Journey data'}</p>
      <p className="panel-hint">
        As of {dayWords(figures.asOf)} · {countWords(figures.customers)} {cases} ·{' '}
        {countWords(figures.events)} events
      </p>
      {isKept === false ? (
        <p className="numbers-kept">
          {mayChange ? (
            <Badge icon={<Laptop size={13} aria-hidden="true" />}>Not on this machine</Badge>
          ) : null}
          <span>
            {mayChange
              ? 'All numbers are here; whoever has the files can compute them anew.'
              : 'You see all numbers, and no row of the data.'}
          </span>
        </p>
      ) : null}
      {isOutOfDate ? (
        <div className="numbers-warning" role="status">
          <TriangleAlert size={16} aria-hidden="true" />
          <div>
            <p>{OUT_OF_DATE_WORDS}</p>
            <RecomputeButton />
          </div>
        </div>
      ) : null}
    </div>
  )
}
