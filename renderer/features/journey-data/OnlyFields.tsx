import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { columnsOf, type SeenFile } from './wizard-file.ts'

const ALL = 'all'
/** What stands before a column's name, so that none is taken for {@link ALL}. */
const COLUMN = 'column:'

/** Which rows count, where a file speaks of many things: a history of properties has the stage among others. */
export function OnlyFields({
  file,
  onChange,
}: {
  readonly file: SeenFile
  readonly onChange: (changes: Pick<LogReading, 'only'>) => void
}) {
  const { only } = file.known.reading
  const choose = (value: string): void => {
    const column = value === ALL ? null : value.slice(COLUMN.length)
    const [first] = file.known.inspection.columns.find(({ name }) => name === column)?.samples ?? []
    onChange({ only: column === null ? null : { column, values: first === undefined ? [] : [first] } })
  }
  return (
    <>
      <Select
        label="Rows that count"
        value={only ? COLUMN + only.column : ALL}
        options={[
          { value: ALL, label: 'All rows' },
          ...columnsOf(file).map((name) => ({ value: COLUMN + name, label: `By “${name}”` })),
        ]}
        onChange={choose}
      />
      {only ? (
        <TextField
          label={`“${only.column}” says`}
          value={only.values.join('; ')}
          hint="Several are parted by ;"
          onChange={(text) => onChange({ only: { ...only, values: text.split(/;\s*/).slice(0, 50) } })}
        />
      ) : null}
    </>
  )
}
