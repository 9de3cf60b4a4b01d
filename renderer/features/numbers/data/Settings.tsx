import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { LEAST_GROUP } from '#shared/model/data-set.ts'
import { Section } from '../parts/Section.tsx'
import { useNumbers } from '../use-numbers.ts'
import { SNAPSHOT_LABELS } from '../words.ts'
import { changesOf, segmentColumns, type Wanted } from './draft.ts'
import { Matches } from './Matches.tsx'
import { useRecompute } from './use-recompute.ts'

/** What is asked of the data. Nothing is computed until one says so: with many rows that takes a while. */
export function Settings({ now }: { readonly now: Wanted }) {
  const { dataSet } = useNumbers()
  const [edits, setEdits] = useState<Partial<Wanted>>({})
  const { isBusy, share, run, cancel } = useRecompute(dataSet.id)
  const wanted = { ...now, ...edits }
  const changes = changesOf(now, wanted)
  const isChanged = Object.keys(changes).length > 0
  const change = (next: Partial<Wanted>): void => setEdits({ ...edits, ...next })
  const compute = async () => {
    if (await run(changes)) setEdits({})
  }
  return (
    <>
      <Matches matches={wanted.matches} onMatches={(matches) => change({ matches })} />
      <Section title="What is computed">
        <AskedFields wanted={wanted} onChange={change} />
      </Section>
      <div className="numbers-apply" data-changed={isChanged || undefined}>
        <p role="status">{stateWords(isChanged, isBusy, share)}</p>
        <Button size="small" disabled={!isChanged} onClick={isBusy ? cancel : () => setEdits({})}>
          {isBusy ? 'Cancel' : 'Discard'}
        </Button>
        <Button
          size="small"
          tone="accent"
          disabled={!isChanged}
          busy={isBusy}
          icon={<RefreshCw size={15} aria-hidden="true" />}
          onClick={() => void compute()}
        >
          Compute
        </Button>
      </div>
    </>
  )
}

/** In steps of ten, so that it is not read aloud all the time. */
function stateWords(isChanged: boolean, isBusy: boolean, share: number | null): string {
  if (isBusy) return share === null ? 'Computing…' : `Reading the rows, ${Math.floor(share * 10) * 10} %`
  return isChanged ? 'Not computed yet.' : 'The numbers are as set here.'
}

/** A choice needs a value that is not empty. */
const LAST = '\u0000'

function AskedFields({
  wanted,
  onChange,
}: {
  readonly wanted: Wanted
  readonly onChange: (next: Partial<Wanted>) => void
}) {
  const { figures, dataSet } = useNumbers()
  const columns = segmentColumns(dataSet)
  return (
    <>
      <Select
        label="Goal"
        value={wanted.goal === '' ? LAST : wanted.goal}
        options={[
          { value: LAST, label: 'The last state that is matched' },
          ...figures.states.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(goal) => onChange({ goal: goal === LAST ? '' : goal })}
      />
      <NumberField
        label="Smallest group that is told"
        hint="Smaller ones are hidden, for everybody, and so is what would tell them."
        value={wanted.leastGroup}
        least={LEAST_GROUP.least}
        most={LEAST_GROUP.most}
        onValue={(leastGroup) => onChange({ leastGroup: Math.round(leastGroup ?? LEAST_GROUP.usual) })}
      />
      {columns.length > 0 ? (
        <FieldGroup label="Segments by">
          <ul className="inspector-list">
            {columns.map((column) => (
              <li key={column}>
                <Checkbox
                  checked={wanted.segments.includes(column) ? 'all' : 'none'}
                  onToggle={() => onChange({ segments: toggled(wanted.segments, column) })}
                >
                  {column}
                </Checkbox>
              </li>
            ))}
          </ul>
        </FieldGroup>
      ) : null}
      <Select
        label="Snapshots"
        value={wanted.snapshots}
        options={SNAPSHOT_STEPS.map((value) => ({ value, label: SNAPSHOT_LABELS[value] }))}
        onChange={(snapshots) => onChange({ snapshots })}
      />
      <NumberField
        label="Days of silence that count as churn"
        value={wanted.churnAfterDays}
        least={1}
        most={3650}
        onValue={(days) => (days === null ? undefined : onChange({ churnAfterDays: days }))}
      />
    </>
  )
}

const toggled = (words: readonly string[], word: string): readonly string[] =>
  words.includes(word) ? words.filter((other) => other !== word) : [...words, word]
