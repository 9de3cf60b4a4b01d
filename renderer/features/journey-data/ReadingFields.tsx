import { useId, useState } from 'react'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { isZone } from '#shared/base/zone-clock.ts'
import type { Asked as Told } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { isTimeFormat, TIME_FORMATS } from '#shared/formats/logs/time-formats.ts'
import { withShape } from './column-uses.ts'
import { OnlyFields } from './OnlyFields.tsx'
import { ScoreFields } from './ScoreFields.tsx'
import type { Wizard } from './wizard.ts'
import type { SeenFile } from './wizard-file.ts'
import {
  DELIMITER_WORDS,
  ENCODING_WORDS,
  LIFECYCLE_WORDS,
  MATCH_WORDS,
  optionsOf,
  SHAPE_WORDS,
} from './words.ts'

interface FieldsProps {
  readonly file: SeenFile
  readonly change: (changes: Partial<LogReading>) => void
}

/** How a file is read: what one looks at when the table beside it looks wrong. */
export function ReadingFields({
  wizard,
  file,
  isJoined,
}: {
  readonly wizard: Wizard
  readonly file: SeenFile
  readonly isJoined: boolean
}) {
  const { reading } = file.known
  const change = (changes: Partial<LogReading>): void =>
    wizard.shelf.setReading(file.id, { ...reading, ...changes })
  return (
    <>
      {reading.format === 'xes' ? null : (
        <Select
          label="The file has"
          value={reading.shape}
          options={optionsOf(SHAPE_WORDS)}
          onChange={(shape) => wizard.shelf.setReading(file.id, withShape(reading, shape))}
        />
      )}
      <EventFields file={file} change={change} />
      <TimeFields file={file} change={change} />
      <ScoreFields reading={reading} onChange={change} />
      {isJoined ? (
        <Select
          label="Ids are the same if"
          value={reading.match}
          options={optionsOf(MATCH_WORDS)}
          onChange={(match) => change({ match })}
        />
      ) : null}
      <Disclosure label="More about the file">
        <div className="data-fields">
          <TextFields wizard={wizard} file={file} change={change} />
          <OnlyFields file={file} onChange={change} />
          <Switch
            label="Count rows that repeat another one"
            hint="Rows that are the same in every cell"
            checked={reading.repeated === 'keep'}
            onChange={(keep) => change({ repeated: keep ? 'keep' : 'leave-out' })}
          />
        </div>
      </Disclosure>
    </>
  )
}

/** What a file of events does not say in a column. */
function EventFields({ file, change }: FieldsProps) {
  const { reading } = file.known
  const hasEvents = reading.shape === 'long' || reading.shape === 'interval'
  return (
    <>
      {hasEvents && reading.activityColumn === null ? (
        <TextField
          label="Every row is called"
          value={reading.activityName ?? ''}
          placeholder="Survey answered"
          onChange={(activityName) => change({ activityName })}
        />
      ) : null}
      {hasEvents && reading.lifecycleColumn !== null ? (
        <Select
          label="Starts and completions"
          value={reading.lifecycle}
          options={optionsOf(LIFECYCLE_WORDS)}
          onChange={(lifecycle) => change({ lifecycle })}
        />
      ) : null}
    </>
  )
}

const OWN_FORMAT = 'own'
const FORMATS = [
  ...TIME_FORMATS.map(({ id, label, example }) => ({ value: id, label: `${label}: ${example}` })),
  { value: OWN_FORMAT, label: 'Another pattern…' },
]

function TimeFields({ file, change }: FieldsProps) {
  const { reading } = file.known
  const { timeFormat, zone } = reading
  const zones = useId()
  const [isNear, setNear] = useState(false)
  const isKnown = TIME_FORMATS.some(({ id }) => id === timeFormat)
  if (reading.shape === 'cases' || reading.format === 'xes') return null
  return (
    <>
      <Select
        label="Times are written"
        value={isKnown ? timeFormat : OWN_FORMAT}
        options={FORMATS}
        onChange={(next) => change({ timeFormat: next === OWN_FORMAT ? 'dd.MM.yyyy HH:mm' : next })}
      />
      {isKnown ? null : (
        <TextField
          label="Pattern"
          value={timeFormat}
          hint="y year, M month, d day, H hour, m minute, s second, Z offset"
          error={isTimeFormat(timeFormat) ? undefined : 'A pattern names at least year, month and day.'}
          onChange={(next) => change({ timeFormat: next })}
        />
      )}
      <TextField
        label="Time zone of stamps that name none"
        value={zone}
        list={zones}
        onFocus={() => setNear(true)}
        error={isZone(zone) ? undefined : 'No zone is known by this name; try Europe/Berlin or UTC.'}
        onChange={(next) => change({ zone: next })}
      />
      <datalist id={zones}>
        {isNear ? ZONES.map((name) => <option key={name} value={name} />) : null}
      </datalist>
    </>
  )
}

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** How bytes become cells: a change looks at the file again. */
function TextFields({ wizard, file, change }: FieldsProps & { readonly wizard: Wizard }) {
  const { reading, inspection } = file.known
  const { format, delimiter, encoding, sheet, head } = reading
  const again = (told: Told): void => void wizard.shelf.lookAgain(file.id, told)
  if (format === 'xes') return null
  return (
    <>
      {format === 'workbook' && inspection.sheets.length > 1 ? (
        <Select
          label="Sheet"
          value={sheet ?? ''}
          options={inspection.sheets.map((name) => ({ value: name, label: name || 'Untitled sheet' }))}
          onChange={(next) => again({ sheet: next, head })}
        />
      ) : null}
      {format === 'delimited' ? (
        <>
          <Select
            label="Between cells stands a"
            value={delimiter}
            options={optionsOf(DELIMITER_WORDS)}
            onChange={(next) => again({ delimiter: next, encoding })}
          />
          <Select
            label="Letters are written as"
            value={encoding}
            options={optionsOf(ENCODING_WORDS)}
            onChange={(next) => again({ delimiter, encoding: next })}
          />
        </>
      ) : null}
      <Select
        label="Decimal sign"
        value={reading.decimal}
        options={[
          { value: '.', label: 'Point: 1234.5' },
          { value: ',', label: 'Comma: 1234,5' },
        ]}
        onChange={(decimal) => change({ decimal })}
      />
      <Switch
        label="The first row names the columns"
        checked={head}
        onChange={(next) => again({ delimiter, encoding, head: next, ...(sheet !== undefined && { sheet }) })}
      />
    </>
  )
}
