import { ROOM_BOUNDS } from '#shared/protocol/room.ts'

/**
 * A time as people type it, in seconds: `7` and `7 min` are minutes, `7:30` minutes and seconds, `1:05:00` hours,
 * `90s` seconds, `1.5` and `1,5` minutes and a half. `null` for what is no time, or none that a timer can be set to.
 */
export function readTime(text: string): number | null {
  const seconds = parse(text.trim().toLowerCase())
  return seconds !== null && seconds >= 1 && seconds <= ROOM_BOUNDS.seconds ? seconds : null
}

const UNITS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600 }

function parse(text: string): number | null {
  if (/^\d{1,3}(:\d{1,2}){1,2}$/.test(text)) return parseClock(text.split(':').map(Number))
  const [, number, unit = 'min'] = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(s|sec|m|min|h)?$/.exec(text) ?? []
  return number === undefined ? null : Math.round(Number(number.replace(',', '.')) * (UNITS[unit] ?? 60))
}

/** Minutes and seconds go up to 59 where something stands before them. */
function parseClock(parts: readonly number[]): number | null {
  const [, ...smaller] = parts
  if (smaller.some((part) => part > 59)) return null
  return parts.reduce((sum, part) => sum * 60 + part, 0)
}
