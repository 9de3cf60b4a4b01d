import { longDay } from '#shared/base/long-day.ts'
import { quoted } from '#shared/base/quote.ts'
import type { TimesOfDay } from './guess-time-of-day.ts'
import { type GuessedTime, isHalfOfDay, zoneInHead, zonesOf } from './guess-times.ts'
import type { Profile } from './guess-values.ts'
import type { LogReading } from './reading.ts'
import { timeReader } from './time-formats.ts'

/** The one format and zone of a reading’s times, and sentences about them. */
export interface Clock extends Pick<LogReading, 'timeFormat' | 'zone'> {
  readonly why: readonly string[]
  readonly ambiguous: readonly string[]
}

/** A column of times. */
type TimeProfile = Profile & { readonly time: GuessedTime }

const isTime = (profile: Profile): profile is TimeProfile => profile.time !== null

/**
 * How the times in the columns that are read are written, told from all columns of times, and from those of times of day
 * that are read with them.
 */
export function clockOf(
  columns: readonly string[],
  profiles: readonly Profile[],
  timesOfDay: TimesOfDay,
): Clock {
  const all = profiles.filter(isTime)
  const read = columns.flatMap((column) => all.filter(({ name }) => name === column))
  const [first] = read
  if (!first) return { timeFormat: 'iso', zone: 'UTC', why: [], ambiguous: [] }
  const time = timesOfDay.find(({ day }) => day === first.name)?.time
  const clock = profiles.find(({ name }) => name === time)
  const main = clock ? joined(first, clock) : first
  const timeFormat = formatOf(main, all)
  const zone = zoneInHead(main.name) ?? (clock ? zoneInHead(clock.name) : null)
  return {
    timeFormat,
    zone: zone ?? 'UTC',
    why: [...timesOfDay.map(whyJoined), ...whyZone(main, zone)],
    ambiguous: [
      ...(isSettled(main, all) ? [] : [unsureDay(main, timeFormat)]),
      ...read.flatMap((profile) => unsureFormat(profile, timeFormat)),
      ...unsureZone(main, zone),
      ...(clock ? [] : unsureTimeOfDay(main, profiles)),
    ],
  }
}

const DAY_OR_MONTH: readonly string[] = ['dmy', 'mdy']

/** Whether another column of the file, written alike, tells days from months where this one does not. */
const settling = (main: TimeProfile, all: readonly TimeProfile[]): TimeProfile | undefined =>
  all.find(
    ({ time }) =>
      DAY_OR_MONTH.includes(time.format) &&
      time.ambiguous === '' &&
      time.share > 0.9 &&
      main.time.ambiguous !== '',
  )

const isSettled = (main: TimeProfile, all: readonly TimeProfile[]): boolean =>
  main.time.ambiguous === '' || settling(main, all) !== undefined

const formatOf = (main: TimeProfile, all: readonly TimeProfile[]): string =>
  (settling(main, all) ?? main).time.format

function unsureDay({ name, time: { ambiguous } }: TimeProfile, format: string): string {
  const day = (by: string): string =>
    longDay(new Date(timeReader(by, 'UTC')(ambiguous)).toISOString().slice(0, 10))
  const other = format === 'dmy' ? 'mdy' : 'dmy'
  return `In ${quoted(name)} no number tells days from months: ${quoted(ambiguous)} is read as ${day(format)}, but could be ${day(other)}.`
}

function unsureFormat({ name, filled }: TimeProfile, format: string): string[] {
  const read = timeReader(format, 'UTC')
  const odd = filled.filter((cell) => Number.isNaN(read(cell)))
  if (odd.length === 0) return []
  const share = Math.max(1, Math.round((odd.length / filled.length) * 100))
  return [
    `In ${quoted(name)} about ${share} % of the times are written in another way, such as ${quoted(odd[0] ?? '')}; these rows are left out and counted.`,
  ]
}

const COUNTED_FROM_UTC = /^epoch-/

function whyZone({ name, time: { zoned, offsets, format } }: TimeProfile, zone: string | null): string[] {
  if (COUNTED_FROM_UTC.test(format))
    return [`The numbers in ${quoted(name)} count from 1970 in UTC, so no zone is needed.`]
  if (zoned > 0.99)
    return [
      `The times in ${quoted(name)} say their offset from UTC (${offsets.slice(0, 3).join(', ')}), so no zone is needed${offsets.length > 1 ? '; that it changes, as with daylight saving, is respected' : ''}.`,
    ]
  return zone === null ? [] : [`The heading ${quoted(name)} names the zone ${zone}.`]
}

function unsureZone({ name, time: { zoned, format } }: TimeProfile, zone: string | null): string[] {
  if (COUNTED_FROM_UTC.test(format) || zoned > 0.99 || zone !== null) return []
  return zoned > 0
    ? [
        `Some times in ${quoted(name)} say their zone and others do not; these are read as UTC. Choose the zone they were written in.`,
      ]
    : [`The times in ${quoted(name)} say no zone and are read as UTC. Choose the zone they were written in.`]
}

/** A column of days with what its times of day tell: their zone, and by halves of the day where months come first. */
function joined(main: TimeProfile, clock: Profile): TimeProfile {
  const { time } = main
  const format = time.ambiguous !== '' && clock.filled.some(isHalfOfDay) ? 'mdy' : time.format
  return { ...main, time: { ...time, format, ...zonesOf(clock.filled) } }
}

const whyJoined = ({ day, time }: TimesOfDay[number]): string =>
  `${quoted(day)} holds days and ${quoted(time)} the times of day; both are read as one.`

/** Some exports part the day and the time of day. */
function unsureTimeOfDay(main: TimeProfile, profiles: readonly Profile[]): string[] {
  if (main.filled.some((cell) => /\d:\d/.test(cell))) return []
  const clock = profiles.find(({ kind }) => kind === 'time-of-day')
  return clock
    ? [
        `${quoted(main.name)} holds days only; the time of day in ${quoted(clock.name)} is not read. Use it as such to keep the order within a day.`,
      ]
    : []
}
