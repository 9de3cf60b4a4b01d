import { dayAt, monthOf, POINT, type TimeScanner, wholeYear } from './time-scanner.ts'

/** Reads a stamp from an opened scanner: milliseconds as if it were UTC; sets the scanner's `offset` where there is one. */
export type ReadStamp = (scanner: TimeScanner) => number

/** What has been read of a stamp. */
interface Fields {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  rest: number
  half: number
}

type Step = (scanner: TimeScanner, fields: Fields) => void

/**
 * Reads stamps by a pattern: `yyyy` or `yy`, `M` or `MM`, `MMM` (an English name), `d`, `H`, `h` with `a` (AM, PM), `m`,
 * `s`, `S` (any fraction), `Z` (any offset); all else stands for itself, letters in apostrophes too. `null` where a pattern
 * has no year, month or day: no instant could come of it.
 */
export function patternReader(pattern: string): ReadStamp | null {
  const parts = pattern.match(/'[^']*'|y+|M+|d+|H+|h+|m+|s+|S+|Z+|a+|./gs) ?? []
  const has = (letter: string): boolean => parts.some((part) => part.startsWith(letter))
  if (!has('y') || !has('M') || !has('d') || (has('h') && !has('a'))) return null
  const steps = parts.map((part, at) => stepOf(part, /^[\dyMdHhmsS]/.test(parts[at + 1] ?? '')))
  return (scanner) => {
    const fields: Fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, rest: 0, half: -1 }
    for (const step of steps) step(scanner, fields)
    if (!scanner.isDone()) scanner.failed = true
    return instantOf(fields, scanner)
  }
}

function instantOf({ year, month, day, hour, minute, rest, half }: Fields, scanner: TimeScanner): number {
  if (half >= 0 && (hour < 1 || hour > 12)) scanner.failed = true
  const hours = half >= 0 ? (hour % 12) + half : hour
  const isTime = hours < 24 && minute < 60 && rest < 61_000
  if (scanner.failed || !isTime) return Number.NaN
  return dayAt(year, month, day) + (hours * 60 + minute) * 60_000 + rest
}

/** A field takes as many digits as it has letters where another follows at once, else one or two. */
function stepOf(part: string, isTight: boolean): Step {
  const letters = part.length
  const least = isTight || letters > 1 ? Math.min(letters, 2) : 1
  switch (part[0]) {
    case 'y':
      return yearOf(letters === 2 ? 2 : 4)
    case 'M':
      return letters > 2 ? readMonthName : numberInto('month', least)
    case 'd':
      return numberInto('day', least)
    case 'H':
    case 'h':
      return numberInto('hour', least)
    case 'm':
      return numberInto('minute', least)
    case 's':
      return numberInto('rest', least, 1000)
    case 'S':
      return readFraction
    case 'Z':
      return (scanner) => scanner.zone()
    case 'a':
      return readHalf
    default:
      return literal(part.startsWith("'") && letters > 1 ? part.slice(1, -1) : part)
  }
}

const yearOf =
  (digits: number): Step =>
  (scanner, fields) => {
    fields.year = wholeYear(scanner.number(digits, digits), digits)
  }

const numberInto =
  (field: keyof Fields, least: number, times = 1): Step =>
  (scanner, fields) => {
    fields[field] = scanner.number(least, 2) * times
  }

const readFraction: Step = (scanner, fields) => {
  fields.rest += scanner.fraction()
}

const readMonthName: Step = (scanner, fields) => {
  fields.month = monthOf(scanner.word())
  scanner.skip(POINT)
}

const readHalf: Step = (scanner, fields) => {
  const word = scanner.word()
  if (word !== 'am' && word !== 'pm') scanner.failed = true
  fields.half = word === 'pm' ? 12 : 0
}

const literal =
  (text: string): Step =>
  (scanner) => {
    for (let at = 0; at < text.length; at++) if (!scanner.skip(text.charCodeAt(at))) scanner.failed = true
  }
