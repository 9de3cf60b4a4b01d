import { fail, type Result } from '#shared/base/result.ts'
import { isZone } from '#shared/base/zone-clock.ts'
import type { LogReading } from './reading.ts'
import { isTimeFormat } from './time-formats.ts'

/** The refusal of a reading by which no event can be found, or `null`. */
export function checkReading(file: string, reading: LogReading): Result<never> | null {
  const { shape, timeColumn, endColumn, stateColumns, timeFormat, zone } = reading
  if (shape === 'cases') return null
  if (shape === 'wide' ? stateColumns.length === 0 : timeColumn === null)
    return refuse(`“${file}” cannot be read: no column says when things happened.`)
  if (shape === 'interval' && endColumn === null)
    return refuse(`“${file}” cannot be read as intervals: no column says when they end.`)
  if (!isTimeFormat(timeFormat)) return refuse(`“${timeFormat}” is no format of times.`)
  return isZone(zone) ? null : refuse(`“${zone}” is no time zone that is known here.`)
}

const refuse = (message: string): Result<never> => fail('bad-reading', message)
