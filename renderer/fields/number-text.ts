import { fail, ok, type Result } from '#shared/base/result.ts'

/**
 * Reads a number as people write it: `1000`, `1,000`, `1 000.5`, `4,5`, `−3`. Nothing written is no number (`null`).
 * Where a point and a comma both occur, the last is the decimal mark; a lone comma before three digits groups them.
 */
export function readNumber(written: string): Result<number | null> {
  const text = written.replaceAll(/[\s\u00a0\u202f'’]/g, '').replace(/^[−–]/, '-')
  if (text === '') return ok(null)
  const number = /^[+-]?(?:\d[\d.,]*|[.,]\d+)$/.test(text) ? Number(withPoint(text)) : Number.NaN
  return Number.isFinite(number)
    ? ok(number)
    : fail('no-number', 'This is not a number. Write it in digits, such as 1,000 or 4.5.')
}

/** The text with nothing but a decimal point; two decimal marks stay and make it no number. */
function withPoint(text: string): string {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')]
  if (point >= 0 && comma >= 0) {
    const [grouping, decimal] = point > comma ? [',', '.'] : ['.', ',']
    return text.replaceAll(grouping, '').replace(decimal, '.')
  }
  if (/^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/.test(text)) return text.replaceAll(',', '')
  if (/^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '')
  return text.replace(',', '.')
}

const PLAIN = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })

/** A number as a field shows it, to be edited: digits, a point, a minus that keyboards have. */
export const writeNumber = (value: number | null): string => (value === null ? '' : PLAIN.format(value))

/**
 * Reads a row of numbers parted by semicolons, blanks, line breaks or a comma with a blank behind it: what people write,
 * and what a column or a row of a table pastes as.
 */
export function readNumbers(written: string): Result<readonly number[]> {
  const parts = written.split(/;|,(?=\s|$)|\s+/).filter((part) => part !== '')
  const numbers: number[] = []
  for (const part of parts) {
    const read = readNumber(part)
    if (!read.ok || read.value === null)
      return fail('no-number', `“${part}” is not a number. Write numbers with a semicolon between them.`)
    numbers.push(read.value)
  }
  return ok(numbers)
}

/** A row of numbers as a field shows it. */
export const writeNumbers = (values: readonly number[]): string => values.map(writeNumber).join('; ')
