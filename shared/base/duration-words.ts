const UNITS = [
  [86_400, 'day', 'days'],
  [3600, 'h', 'h'],
  [60, 'min', 'min'],
  [1, 's', 's'],
] as const

const TENTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/**
 * Seconds (none below 0) in the largest unit of which there are two or more, with a tenth below ten: `45 s`, `101 s`, `25 min`, `36 h`,
 * `3.4 days`. Every time is written so wherever people read it: on the map, beside it, in print and on the command line.
 */
export function durationWords(seconds: number): string {
  const [size, one, many] = UNITS.find(([least]) => seconds >= 2 * least) ?? UNITS[3]
  const amount = seconds / size
  const words = (amount < 10 ? TENTHS : WHOLE).format(amount)
  return `${words} ${words === '1' ? one : many}`
}
