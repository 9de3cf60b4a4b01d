import type { ColumnOfLog } from '#shared/analysis/journey/log-builder.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import type { LogReading, RoleOfColumn } from './reading.ts'

/** A column of a file, and where in the log it goes. */
export interface ColumnToFill {
  /** Its name in the file. */
  readonly from: string
  /** Its place among the log's columns. */
  readonly into: number
  readonly type: 'words' | 'numbers'
  readonly of: 'event' | 'case'
}

/** A log to be filled by several files. */
export interface LogToFill {
  readonly builder: LogBuilder
  /** By file. */
  readonly columns: readonly (readonly ColumnToFill[])[]
}

const NUMBERS: ReadonlySet<string> = new Set(['score', 'value', 'cost'])

/**
 * An empty log with the columns of all files. Columns of one name that mean the same are one column; of those that mean
 * something else, the later is called `name (2)`.
 */
export function logToFill(readings: readonly LogReading[]): LogToFill {
  const all: ColumnOfLog[] = []
  const columns = readings.map(({ columns: roles, shape }) =>
    roles.map((role): ColumnToFill => {
      const column = columnOf(role, shape)
      const into = placeOf(column, all)
      return { from: role.column, into, type: column.type, of: column.of }
    }),
  )
  const builder = new LogBuilder({
    columns: all,
    intervals: readings.some(({ endColumn }) => endColumn !== null),
    lifecycles: readings.some(({ lifecycleColumn }) => lifecycleColumn !== null),
  })
  return { builder, columns }
}

function columnOf({ column, role, of, score }: RoleOfColumn, shape: LogReading['shape']): ColumnOfLog {
  return {
    name: column,
    role,
    // A row that is a case speaks of the case: of each of its events it would count once more.
    of: shape === 'cases' || shape === 'wide' ? 'case' : of,
    type: NUMBERS.has(role) ? 'numbers' : 'words',
    ...(score && { scale: score }),
  }
}

function placeOf(column: ColumnOfLog, all: ColumnOfLog[]): number {
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? column.name : `${column.name} (${turn})`
    const known = all.findIndex((one) => one.name === name)
    if (known < 0) return all.push({ ...column, name }) - 1
    const one = all[known]
    if (one?.role === column.role && one.of === column.of) return known
  }
}
