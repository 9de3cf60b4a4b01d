import type { ColumnRole, EventLog, NumberColumn, WordColumn } from './event-log.ts'

/**
 * The columns of numbers that mean this, in the order of the files. Where one is wanted and there are several, as the value
 * of an order and the revenue that it includes, the first one counts: their sum would count twice.
 */
export const numbersOf = (log: EventLog, role: ColumnRole): readonly NumberColumn[] =>
  [...log.columns.values()].filter(
    (column): column is NumberColumn => column.type === 'numbers' && column.role === role,
  )

/** The columns of words that mean this, in the order of the files. */
export const wordsOf = (log: EventLog, role: ColumnRole): readonly WordColumn[] =>
  [...log.columns.values()].filter(
    (column): column is WordColumn => column.type === 'words' && column.role === role,
  )

/** Calls `each` for every number of a column that there is; `event` is −1 where it speaks of the case as such. */
export function eachNumber(
  log: EventLog,
  column: NumberColumn,
  each: (value: number, caseAt: number, event: number) => void,
): void {
  for (let caseAt = 0; caseAt < log.cases.length; caseAt++) {
    if (column.of === 'case') {
      const value = column.valueOf[caseAt] as number
      if (!Number.isNaN(value)) each(value, caseAt, -1)
      continue
    }
    const end = log.firstOf[caseAt + 1] as number
    for (let event = log.firstOf[caseAt] as number; event < end; event++) {
      const value = column.valueOf[event] as number
      if (!Number.isNaN(value)) each(value, caseAt, event)
    }
  }
}
