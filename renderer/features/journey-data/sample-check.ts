import { saysNothing } from '#shared/formats/logs/case-ids.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { timeReader } from '#shared/formats/logs/time-formats.ts'
import { isTimeOfDay } from '#shared/formats/logs/time-of-day.ts'
import { timeOfDayFor } from '#shared/formats/logs/time-of-day-columns.ts'

/** Tells of one row of the sample why it would not be used; empty where it would. */
export type RowCheck = (row: readonly string[]) => string

const FINE: RowCheck = () => ''

/** How rows of a file fare as it is read now: so much one sees before anything is read. */
export function rowCheck(reading: LogReading, columns: readonly string[]): RowCheck {
  const at = (name: string | null): number => (name === null ? -1 : columns.indexOf(name))
  const caseAt = at(reading.caseColumn)
  const onlyAt = at(reading.only?.column ?? null)
  const wanted = new Set(reading.only?.values)
  const ofEvents = checkOfEvents(reading, at)
  return (row) => {
    if (caseAt >= 0 && isEmpty(row[caseAt])) return 'no id'
    if (onlyAt >= 0 && !wanted.has(row[onlyAt] ?? '')) return 'speaks of something else'
    return ofEvents(row)
  }
}

function checkOfEvents(reading: LogReading, at: (name: string | null) => number): RowCheck {
  const read = timeReader(reading.timeFormat, reading.zone)
  if (reading.shape === 'cases') return FINE
  if (reading.shape === 'wide') {
    const states = reading.stateColumns.map(at).filter((index) => index >= 0)
    return (row) => (states.some((index) => !Number.isNaN(read(row[index] ?? ''))) ? '' : 'no date')
  }
  const [activityAt, timeAt] = [at(reading.activityColumn), at(reading.timeColumn)]
  const timeOfDayAt = at(timeOfDayFor(reading, reading.timeColumn ?? ''))
  return (row) => {
    if (activityAt >= 0 && isEmpty(row[activityAt])) return 'no state'
    if (timeAt < 0) return ''
    if (isEmpty(row[timeAt])) return 'no time'
    if (!saysNothing(row[timeOfDayAt] ?? '') && !isTimeOfDay(row[timeOfDayAt] ?? ''))
      return 'time of day not understood'
    return Number.isNaN(read(row[timeAt] ?? '')) ? 'time not understood' : ''
  }
}

const isEmpty = (cell: string | undefined): boolean => (cell ?? '').trim() === ''
