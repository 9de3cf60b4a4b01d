/** How versions of the history are called by their time: to the minute, and by the day where that is not today. */

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

const startOfDay = (time: Date): number =>
  new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()

/** How many midnights lie between: days that change the clock are no full 24 hours. */
const daysBefore = (at: Date, now: Date): number =>
  Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)

/** The day of a version: `Today`, `Yesterday`, `Friday 20 November`; with its year where that is another one. */
export function dayWords(iso: string, now: Date): string {
  const at = new Date(iso)
  const days = daysBefore(at, now)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return (at.getFullYear() === now.getFullYear() ? DAY : DAY_OF_YEAR).format(at)
}

/** The time of day of a version: `14:05`. */
export const clockWords = (iso: string): string => TIME.format(new Date(iso))

/** A version in passing: `14:05`, `yesterday 14:05`, `20 Nov 14:05`. */
export function versionTime(iso: string, now: Date): string {
  const at = new Date(iso)
  const days = daysBefore(at, now)
  const clock = TIME.format(at)
  if (days === 0) return clock
  return days === 1 ? `yesterday ${clock}` : `${SHORT_DAY.format(at)} ${clock}`
}

/** Who did something; of what nobody signed, as with what a copy deleted, that it is not known. */
export const doerWords = (name: string): string => name || 'Not known who'
