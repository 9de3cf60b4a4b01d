import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Inspection } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { timeColumnsOf } from '#shared/formats/logs/time-of-day-columns.ts'

/** Columns of times of day that were named, as they are called in the file. */
interface NamedTimes {
  readonly timeOfDay?: string
  readonly endTimeOfDay?: string
}

/** The reading with the times of day that were named, and for other columns of days those that were told from the file. */
export function withTimesOfDay(
  { timesOfDay: _, ...reading }: LogReading,
  { timeOfDay, endTimeOfDay }: NamedTimes,
  { timesOfDay: told }: Inspection,
): Result<LogReading> {
  const { timeColumn, endColumn } = reading
  const days = timeColumnsOf(reading)
  if (timeOfDay !== undefined && (timeColumn === null || !days.includes(timeColumn)))
    return fail('no-day', 'A time of day needs a day: name the column of days with --time.')
  if (endTimeOfDay !== undefined && (endColumn === null || endColumn === timeColumn))
    return fail('no-day', 'A time of day at the end needs a day of its own: name the column with --end.')
  const named = new Map([
    [timeColumn, timeOfDay],
    [endColumn, endTimeOfDay],
  ])
  const taken = [reading.caseColumn, reading.activityColumn, reading.lifecycleColumn]
  const timesOfDay = days.flatMap((day) => {
    const guess = told.find((pair) => pair.day === day && !taken.includes(pair.time))
    const time = named.get(day) ?? guess?.time
    return time === undefined ? [] : [{ day, time }]
  })
  return ok({ ...reading, ...(timesOfDay.length > 0 && { timesOfDay }) })
}
