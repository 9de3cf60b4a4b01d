import type { EventLog, WordColumn } from './event-log.ts'
import { byCodePoint } from './order.ts'

/** The cases of one segment and how many of them had the goal, in whatever order. */
export interface SegmentFigures {
  /** '' stands for cases of which nothing is known. */
  readonly value: string
  readonly cases: number
  readonly converted: number
}

/**
 * The value of a column by case, as an index into its `values`. Where events of a case differ, that of its earliest event
 * that has one: what somebody was like when they came.
 */
export function valueByCase(log: EventLog, column: WordColumn): Uint32Array {
  if (column.of === 'case') return column.valueOf
  const byCase = new Uint32Array(log.cases.length)
  for (let one = 0; one < byCase.length; one++) {
    const to = log.firstOf[one + 1] as number
    let event = log.firstOf[one] as number
    while (event < to && column.valueOf[event] === 0) event += 1
    if (event < to) byCase[one] = column.valueOf[event] as number
  }
  return byCase
}

/** Cases by value of a column, sorted by value. `goal` is an index into the log's activities, -1 for none. */
export function segmentsOf(log: EventLog, column: WordColumn, goal: number): readonly SegmentFigures[] {
  const values = valueByCase(log, column)
  const cases = new Uint32Array(column.values.length)
  const converted = new Uint32Array(column.values.length)
  for (let one = 0; one < values.length; one++) {
    const value = values[one] as number
    cases[value] = (cases[value] as number) + 1
    const to = log.firstOf[one + 1] as number
    let event = log.firstOf[one] as number
    while (event < to && log.activityOf[event] !== goal) event += 1
    if (event < to) converted[value] = (converted[value] as number) + 1
  }
  return column.values
    .map((value, at) => ({ value, cases: cases[at] as number, converted: converted[at] as number }))
    .filter((segment) => segment.cases > 0)
    .sort((a, b) => byCodePoint(a.value, b.value))
}
