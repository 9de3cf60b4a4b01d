import { DAY, offsetsOf } from '#shared/base/zone-clock.ts'

/** Days, weeks and months as a place's calendar has them. */
export type CalendarStep = 'day' | 'week' | 'month'

/** Clocks of no place differ from UTC by more, nor jump by more. */
const FARTHEST = 1.5 * DAY

/**
 * The beginnings, 00:00 in an IANA zone, of days, weeks (Monday) or months: from the first one after the instant `from` to
 * the first one after `to`. In milliseconds. Where clocks skip midnight, the day begins with its first instant.
 */
export function startsBetween(from: number, to: number, step: CalendarStep, zone: string): Float64Array {
  const offsetAt = offsetsOf(zone)
  const starts: number[] = []
  for (let day = beginning(from + offsetAt(from), step); ; day = following(day, step)) {
    const start = instantOfDay(day, offsetAt)
    if (start > from) starts.push(start)
    if (start > to) return Float64Array.from(starts)
  }
}

const MINUTE = 60_000

/**
 * Writes instants as the clocks of an IANA zone show them (ISO 8601 with the offset), so that the first ten letters are the
 * day there: `2024-06-01T00:00:00.000+02:00`, in UTC with `Z`.
 */
export function stampsIn(zone: string): (at: number) => string {
  const offsetAt = offsetsOf(zone)
  return (at) => {
    const offset = Math.round(offsetAt(at) / MINUTE)
    const shown = new Date(at + offset * MINUTE).toISOString().slice(0, -1)
    if (offset === 0) return `${shown}Z`
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
    const two = (number: number): string => String(number).padStart(2, '0')
    return `${shown}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
  }
}

/** The day, as if in UTC, with which the step begins that has this reading of the clocks in it. */
function beginning(shown: number, step: CalendarStep): number {
  const day = Math.floor(shown / DAY) * DAY
  if (step === 'day') return day
  // 1970 began on a Thursday.
  if (step === 'week') return day - ((((Math.floor(day / DAY) + 3) % 7) + 7) % 7) * DAY
  const date = new Date(day)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

function following(day: number, step: CalendarStep): number {
  if (step === 'day') return day + DAY
  if (step === 'week') return day + 7 * DAY
  const date = new Date(day)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/** The first instant of a day. */
function instantOfDay(day: number, offsetAt: (at: number) => number): number {
  const readings = [offsetAt(day - FARTHEST), offsetAt(day + FARTHEST)].map((offset) => day - offset)
  // Where clocks change nearby, one of the two may still belong to the day before, or come after the day has begun.
  return Math.min(...readings.filter((at) => at + offsetAt(at) >= day))
}
