import { memo } from 'react'
import { SNAPSHOT_LABELS } from '#renderer/actions/journey-reading.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import type { LogSummary } from '#renderer/session/journey/engine-types.ts'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { LEAST_GROUP, MEASURES } from '#shared/model/data-set.ts'
import { goalOf, type PlaceDraft, segmentColumns } from './place-draft.ts'
import type { Wizard } from './wizard.ts'
import { optionsOf } from './words.ts'

interface FieldsProps {
  readonly wizard: Wizard
  readonly summary: LogSummary
  readonly draft: PlaceDraft
  readonly places: readonly MapPlace[]
}

/** What is computed of the data, and what of it the map shows. */
export const PlaceFields = memo(function PlaceFields({ wizard, summary, draft, places }: FieldsProps) {
  const isNew = wizard.state.getState().into === null
  return (
    <div className="data-side">
      {isNew ? (
        <TextField
          label="Name of the data"
          value={draft.title}
          onChange={(title) => wizard.setDraft({ title })}
        />
      ) : null}
      <Select
        label="Goal"
        value={goalOf(draft, places, summary)}
        placeholder="None"
        options={summary.states.slice(0, 200).map(({ name }) => ({ value: name, label: name }))}
        onChange={(goal) => wizard.setDraft({ goal })}
      />
      <Segments wizard={wizard} summary={summary} draft={draft} />
      <Select
        label="Snapshots"
        value={draft.snapshots}
        options={optionsOf(SNAPSHOT_LABELS)}
        onChange={(snapshots) => wizard.setDraft({ snapshots })}
      />
      {isNew ? <Lanes wizard={wizard} draft={draft} /> : null}
      <Disclosure label="Privacy">
        <div className="data-fields">
          <NumberField
            label="Smallest group that is told"
            value={draft.leastGroup}
            least={LEAST_GROUP.least}
            most={LEAST_GROUP.most}
            hint="Smaller ones are shown to nobody"
            onValue={(leastGroup) => (leastGroup === null ? undefined : wizard.setDraft({ leastGroup }))}
          />
          <Switch
            label="Keep the file on this machine"
            hint="In Throughline’s own folder, so that newer rows can be added and numbers computed anew"
            checked={draft.keeps}
            onChange={(keeps) => wizard.setDraft({ keeps })}
          />
        </div>
      </Disclosure>
    </div>
  )
})

/** Which rows of numbers the map gets, below its other lanes. */
function Lanes({ wizard, draft }: Pick<FieldsProps, 'wizard' | 'draft'>) {
  const toggle = (measure: (typeof MEASURES)[number]): void =>
    wizard.setDraft({
      lanes: MEASURES.filter((one) => (one === measure) !== draft.lanes.includes(one)),
    })
  return (
    <Disclosure label={`Lanes that fill themselves: ${draft.lanes.length}`}>
      <fieldset className="data-checks">
        <legend className="visually-hidden">Lanes that fill themselves</legend>
        {MEASURES.map((measure) => (
          <Checkbox
            key={measure}
            checked={draft.lanes.includes(measure) ? 'all' : 'none'}
            onToggle={() => toggle(measure)}
          >
            {MEASURE_TITLES[measure]}
          </Checkbox>
        ))}
      </fieldset>
    </Disclosure>
  )
}

/** Columns that customers can be told apart by. */
function Segments({ wizard, summary, draft }: Pick<FieldsProps, 'wizard' | 'summary' | 'draft'>) {
  const columns = segmentColumns(summary.columns)
  if (columns.length === 0) return null
  const toggle = (name: string): void =>
    wizard.setDraft({
      segments: draft.segments.includes(name)
        ? draft.segments.filter((one) => one !== name)
        : [...draft.segments, name],
    })
  return (
    <fieldset className="data-checks">
      <legend>Segments by</legend>
      {columns.map(({ name, different }) => (
        <Checkbox
          key={name}
          checked={draft.segments.includes(name) ? 'all' : 'none'}
          onToggle={() => toggle(name)}
        >
          {name} <small>({different})</small>
        </Checkbox>
      ))}
    </fieldset>
  )
}
