import type { LogReport } from '#shared/analysis/journey/log-report.ts'
import { isUsedWithout, LEFT_OUT, type LeftOut, type RowsRead } from '#shared/formats/logs/log-source.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'

/** What `throughline analyze --json` prints: where it comes from, every measure, and what became of the rows. */
export type Analysis = Provenance & LogReport & { readonly rows: RowsReport }

interface Provenance {
  readonly files: readonly string[]
  readonly columns: ColumnsReport
  /** Sentences: what was told from the files, and what a person should look at. */
  readonly notes: readonly string[]
}

/** Which column was taken for what. */
export type ColumnsReport = ReturnType<typeof columnsReport>

/** Which columns a reading of events uses. */
export const columnsReport = (reading: LogReading) => ({
  case: reading.caseColumn,
  activity: reading.activityColumn,
  time: reading.timeColumn,
  end: reading.endColumn,
  lifecycle: reading.lifecycleColumn,
  ...(reading.stateColumns.length > 0 && { states: reading.stateColumns }),
  ...(reading.timesOfDay && { times_of_day: reading.timesOfDay }),
})

/** What became of the rows, in all and by file. */
export type RowsReport = ReturnType<typeof rowsReport>

/** Counts of rows; examples are lines as they stand in the file, counted from 1 with the head. */
export function rowsReport(rows: readonly RowsRead[]) {
  const files = rows.map(({ leftOut, ...counts }) => ({
    ...counts,
    left_out: leftOut.filter(({ reason }) => !isUsedWithout(reason)).map(reasonReport),
    used_in_part: leftOut.filter(({ reason }) => isUsedWithout(reason)).map(reasonReport),
  }))
  const read = files.reduce((sum, file) => sum + file.read, 0)
  const used = files.reduce((sum, file) => sum + file.used, 0)
  const repeated = files.reduce((sum, file) => sum + file.repeated, 0)
  return { read, used, left_out: read - used, repeated, files }
}

const reasonReport = ({ reason, rows, examples }: LeftOut) => ({
  reason,
  meaning: `rows ${LEFT_OUT[reason]}`,
  rows,
  examples,
})
