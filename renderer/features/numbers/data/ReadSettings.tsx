import { SNAPSHOT_LABELS } from '#renderer/actions/journey-reading.ts'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { countWords } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'
import { askedNow } from './draft.ts'

/** What is asked of the data, to read: it is changed where the files lie. */
export function ReadSettings() {
  const { dataSet, figures, titleOf, isKept, mayChange, cases } = useNumbers()
  const asked = askedNow(dataSet)
  const placeOf = new Map(dataSet.matches)
  if (isKept === null) return null
  return (
    <>
      <PanelSection title="What is computed">
        {mayChange ? (
          <p className="panel-hint">
            The rows are not on this machine, so this can only be read here. Whoever brought them can change
            it; bringing the same file again does it, too.
          </p>
        ) : null}
        <dl className="numbers-facts">
          <div>
            <dt>Goal</dt>
            <dd>{figures.goal?.state ?? 'None'}</dd>
          </div>
          <div>
            <dt>Smallest group</dt>
            <dd>
              {figures.leastGroup} {cases}
            </dd>
          </div>
          {asked ? (
            <>
              <div>
                <dt>Segments by</dt>
                <dd>{asked.segments.join(', ') || 'None'}</dd>
              </div>
              <div>
                <dt>Snapshots</dt>
                <dd>{SNAPSHOT_LABELS[asked.snapshots]}</dd>
              </div>
            </>
          ) : null}
        </dl>
      </PanelSection>
      <PanelSection title="States and places">
        <ul className="numbers-states">
          {figures.states.map(({ name, events }) => {
            const placeId = placeOf.get(name)
            return (
              <li key={name}>
                <span className="numbers-state">
                  {name}
                  <span className="numbers-note">{countWords(events)} events</span>
                </span>
                <span>{placeId === undefined ? 'No place' : titleOf(placeId)}</span>
              </li>
            )
          })}
        </ul>
      </PanelSection>
    </>
  )
}
