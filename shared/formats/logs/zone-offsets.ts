import { DAY, isZone, offsetsOf } from '#shared/base/zone-clock.ts'

/** From a reading on clocks of a place (milliseconds as if it were UTC) to the instant. */
export type ToInstant = (local: number) => number

/**
 * Turns what clocks showed in a zone into instants. An hour that came twice, when clocks were put back, is taken for its
 * first coming; one that never was, when they were put forward, for as much later. Days without a change, nearly all, cost
 * a look at a number; an unknown zone is taken for UTC.
 */
export function instantsIn(zone: string): ToInstant {
  if (!isZone(zone) || zone === 'UTC') return (local) => local
  const offsetAt = offsetsOf(zone)
  /** By day: the offset that holds all through it and the days beside it; NaN where clocks change. */
  const steady = new Map<number, number>()
  let lastDay = Number.NaN
  let lastOffset = 0

  const steadyOffset = (day: number): number => {
    const known = steady.get(day)
    if (known !== undefined) return known
    const before = offsetAt((day - 1) * DAY)
    const offset = before === offsetAt((day + 2) * DAY) ? before : Number.NaN
    steady.set(day, offset)
    return offset
  }

  return (local) => {
    const day = Math.floor(local / DAY)
    if (day !== lastDay) {
      lastDay = day
      lastOffset = steadyOffset(day)
    }
    return Number.isNaN(lastOffset) ? nearChange(local, offsetAt) : local - lastOffset
  }
}

function nearChange(local: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(local - DAY)
  const after = offsetAt(local + DAY)
  const isBefore = offsetAt(local - before) === before
  const isAfter = offsetAt(local - after) === after
  if (isBefore && isAfter) return local - Math.max(before, after)
  return isAfter ? local - after : local - before
}
