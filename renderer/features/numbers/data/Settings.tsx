import { SNAPSHOT_LABELS } from '#renderer/actions/journey-reading.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { LEAST_GROUP } from '#shared/model/data-set.ts'
import { useNumbers } from '../use-numbers.ts'
import { ApplyBar } from './ApplyBar.tsx'
import { segmentColumns, toggled, type Wanted } from './draft.ts'
import { Matches } from './Matches.tsx'
import { useWanted } from './use-wanted.ts'

/** What is asked of the data. */
export function Settings({ now }: { readonly now: Wanted }) {
  const { wanted, change, apply } = useWanted(now)
  return (
    <>
      <Matches matches={wanted.matches} onMatches={(matches) => change({ matches })} />
      <PanelSection title="What is computed">
        <AskedFields wanted={wanted} onChange={change} />
      </PanelSection>
      <ApplyBar {...apply} />
    </>
  )
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
