import { DAY } from '#shared/base/zone-clock.ts'
import type { Profile } from './guess-values.ts'
import type { LogReading } from './reading.ts'
import { timeReader } from './time-formats.ts'
import { areOfOneEvent } from './time-of-day-columns.ts'

/** Columns of days with the columns of their times of day. */
export type TimesOfDay = NonNullable<LogReading['timesOfDay']>

/**
 * Which columns that hold days alone have their time of day in another column: one of the same name but for the word for it,
 * or, where no column holds both and a day's own heading names none, one that stands beside it or is the only one. `named`:
 * whether the columns have headings.
 */
export function guessTimesOfDay(profiles: readonly Profile[], named: boolean): TimesOfDay {
  const clocks = profiles.filter(({ kind }) => kind === 'time-of-day')
  if (clocks.length === 0) return []
  const times = profiles.filter(({ kind, technical }) => kind === 'time' && !technical)
  const days = times.filter(holdsDays)
  const isNamesake = (day: Profile, clock: Profile): boolean => named && areOfOneEvent(day.name, clock.name)
  // What is called like one day is not another's.
  const free = clocks.filter((clock) => !days.some((day) => isNamesake(day, clock)))
  const beside = days.length < times.length ? [] : free
  return days.flatMap((day) => {
    const namesakes = clocks.filter((clock) => isNamesake(day, clock))
    const clock =
      nearest(day, namesakes) ??
      beside.find(({ at }) => at === day.at + 1) ??
      (days.length === 1 && beside.length === 1 ? beside[0] : undefined)
    return clock ? [{ day: day.name, time: clock.name }] : []
  })
}

const nearest = (day: Profile, clocks: readonly Profile[]): Profile | undefined =>
  clocks.toSorted((a, b) => Math.abs(a.at - day.at) - Math.abs(b.at - day.at))[0]

/** Whether a column of times has days alone; programs may write a midnight behind each. */
function holdsDays({ time, filled }: Profile): boolean {
  if (time === null || time.format.startsWith('epoch-')) return false
  const read = timeReader(time.format, 'UTC')
  return filled.every((cell) => {
    const at = read(cell)
    return Number.isNaN(at) || at % DAY === 0
  })
}
