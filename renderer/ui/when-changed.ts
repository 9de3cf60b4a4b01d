const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** When something was changed, as people say it: "5 minutes ago", "yesterday", "3 March", "3 March 2024". */
export function whenChanged(changedAt: string, now: Date): string {
  const then = new Date(changedAt)
  const past = now.getTime() - then.getTime()
  if (Number.isNaN(past)) return 'at an unknown time'
  if (past < MINUTE) return 'just now'
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute')
  const days = Math.round((midnight(now) - midnight(then)) / DAY)
  if (days === 0) return relative.format(-Math.floor(past / HOUR), 'hour')
  if (days < 7) return relative.format(-days, 'day')
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(then)
}

const midnight = (date: Date): number => new Date(date).setHours(0, 0, 0, 0)
