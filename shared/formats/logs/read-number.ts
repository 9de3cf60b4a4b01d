import type { LogReading } from './reading.ts'

/** Reads a number within a text, `from` up to, not including, `to`; NaN where it is none. */
export type NumberReader = (text: string, from: number, to: number) => number

/** Sums of a thousand million such numbers, and of their squares, are numbers still. */
const MOST = 1e100

/**
 * A reader of numbers as people write them: `1234.5`, `1,234.50`, `$ 9.90`, `12 %` (twelve), `1e3`, `−3`; with a decimal
 * comma `1.234,50 €`. Signs that part thousands must part three digits each.
 */
export function numberReader(decimal: LogReading['decimal']): NumberReader {
  const point = decimal.charCodeAt(0)
  const pattern = decimal === '.' ? WITH_POINT : WITH_COMMA
  const thousands = decimal === '.' ? /[,'’\s\u00a0\u202f]/g : /[.'’\s\u00a0\u202f]/g
  return (text, from, to) => {
    const quick = plainNumber(text, from, to, point)
    if (!Number.isNaN(quick)) return quick
    const { sign = '', digits } = pattern.exec(text.slice(from, to).trim())?.groups ?? {}
    if (digits === undefined) return Number.NaN
    const value = Number(digits.replace(thousands, '').replace(',', '.'))
    // No amount is so large: so many digits are an id, or an accident.
    if (value > MOST) return Number.NaN
    return sign === '' ? value : -value
  }
}

/** Up to fifteen digits and a point between them: nearly all numbers there are. */
function plainNumber(text: string, from: number, to: number, point: number): number {
  if (to - from > 16 || to === from) return Number.NaN
  let value = 0
  let parts = 1
  let isBehind = false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === point && !isBehind && at > from && at + 1 < to) isBehind = true
    else if (code < 48 || code > 57) return Number.NaN
    else {
      value = value * 10 + code - 48
      if (isBehind) parts *= 10
    }
  }
  return value / parts
}

const UNIT = String.raw`[\p{Sc}A-Z]{0,3}\s?`
const BEHIND = String.raw`\s?(?:[\p{Sc}%]|[A-Z]{3})?`
const EXPONENT = '(?:[eE][-+]?\\d{1,3})?'
const withSigns = (parting: string, point: string): RegExp =>
  new RegExp(
    `^${UNIT}(?:(?<sign>[-−])|\\+)?${UNIT}(?<digits>(?=${point}?\\d)(?:\\d{1,3}(?:${parting}\\d{3})+|\\d+)?(?:${point}\\d*)?${EXPONENT})${BEHIND}$`,
    'u',
  )
const WITH_POINT = withSigns("[,'’\\s]", '\\.')
const WITH_COMMA = withSigns("[.'’\\s]", ',')
