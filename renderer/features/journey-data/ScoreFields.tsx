import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import type { LogReading, RoleOfColumn } from '#shared/formats/logs/reading.ts'
import { optionsOf, SCORE_ENDS, SCORE_WORDS } from './words.ts'

/** How each column of scores is meant, and the ends of its scale: they are laid on the sentiment line by it. */
export function ScoreFields({
  reading,
  onChange,
}: {
  readonly reading: LogReading
  readonly onChange: (changes: Pick<LogReading, 'columns'>) => void
}) {
  const change = (column: string, score: NonNullable<RoleOfColumn['score']>): void =>
    onChange({
      columns: reading.columns.map((one) => (one.column === column ? { ...one, score } : one)),
    })
  return reading.columns.map(({ column, role, score }) =>
    role === 'score' ? (
      <ScoreField
        key={column}
        column={column}
        score={score ?? { kind: 'mean', low: 0, high: 10 }}
        onChange={(next) => change(column, next)}
      />
    ) : null,
  )
}

function ScoreField({
  column,
  score,
  onChange,
}: {
  readonly column: string
  readonly score: NonNullable<RoleOfColumn['score']>
  readonly onChange: (score: NonNullable<RoleOfColumn['score']>) => void
}) {
  return (
    <>
      <Select
        label={`“${column}” says`}
        value={score.kind}
        options={optionsOf(SCORE_WORDS)}
        onChange={(kind) => {
          const [low, high] = SCORE_ENDS[kind]
          onChange({ kind, low, high })
        }}
      />
      {score.kind === 'nps' ? null : (
        <div className="data-pair">
          <NumberField
            label="Worst"
            value={score.low}
            onValue={(low) => (low === null ? undefined : onChange({ ...score, low }))}
          />
          <NumberField
            label="Best"
            value={score.high}
            onValue={(high) => (high === null ? undefined : onChange({ ...score, high }))}
          />
        </div>
      )}
    </>
  )
}
