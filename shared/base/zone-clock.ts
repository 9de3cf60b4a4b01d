/** A day of 24 hours, in milliseconds. */
export const DAY = 86_400_000

/** Whether this is the name of a time zone that this machine knows (`UTC`, `Europe/Berlin`). */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}

/**
 * How many milliseconds the clocks of an IANA zone are ahead of UTC at an instant (in milliseconds since 1970). Throws a
 * `RangeError` for a zone that this machine does not know.
 */
export function offsetsOf(zone: string): (instant: number) => number {
  if (zone === 'UTC') return () => 0
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    // Of stamps beyond what calendars know there is nothing to be told.
    if (!(Math.abs(instant) < 8.64e15)) return 0
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
  }
}
