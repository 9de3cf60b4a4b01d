import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import type { LeftOutReason, RowsRead } from '#shared/formats/logs/log-source.ts'
import { type FileOfLog, readLog } from '#shared/formats/logs/read-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { fileOf } from './inspect-builders.ts'

/** A long table with the columns `id`, `what` and `when`, but for what a test says. */
export const readingOf = (parts: Partial<LogReading> = {}): LogReading => ({
  format: 'delimited',
  delimiter: ',',
  encoding: 'utf-8',
  head: true,
  decimal: '.',
  shape: 'long',
  caseColumn: 'id',
  match: 'exact',
  activityColumn: 'what',
  timeColumn: 'when',
  endColumn: null,
  lifecycleColumn: null,
  lifecycle: 'all',
  stateColumns: [],
  timeFormat: 'iso',
  zone: 'UTC',
  only: null,
  columns: [],
  repeated: 'keep',
  preset: '',
  ...parts,
})

/** The log and the account of a file that must be readable. */
export async function read(
  ...files: readonly FileOfLog[]
): Promise<{ log: EventLog; rows: readonly RowsRead[] }> {
  const result = await readLog(files)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** The same for one file given as text. */
export const readText = (
  content: string | Uint8Array,
  parts: Partial<LogReading> = {},
): ReturnType<typeof read> => read({ source: fileOf(content, 'events.csv'), reading: readingOf(parts) })

/** The code and sentence with which files are refused. */
export async function refused(...files: readonly FileOfLog[]): Promise<{ code: string; message: string }> {
  const result = await readLog(files)
  if (result.ok) throw new Error('These files were read.')
  return result.error
}

/** Events as lines: case, state and instant. */
export const eventLines = ({ cases, activities, firstOf, activityOf, at }: EventLog): string[] =>
  cases.flatMap((id, one) =>
    Array.from(activityOf.subarray(firstOf[one], firstOf[one + 1]), (activity, event) => {
      const instant = new Date(at[(firstOf[one] as number) + event] as number).toISOString()
      return `${id} ${activities[activity]} ${instant}`
    }),
  )

/** What a column holds, as people see it: by event or by case. */
export function columnOf(log: EventLog, name: string): readonly (string | number)[] {
  const column = log.columns.get(name)
  if (!column) throw new Error(`The log has no column ${name}.`)
  return column.type === 'numbers'
    ? [...column.valueOf]
    : Array.from(column.valueOf, (value) => column.values[value] as string)
}

/** Reasons with the lines of their examples. */
export const leftOut = (rows: RowsRead | undefined): Partial<Record<LeftOutReason, number[]>> =>
  Object.fromEntries(
    (rows?.leftOut ?? []).map(({ reason, examples }) => [reason, examples.map(({ line }) => line)]),
  )
