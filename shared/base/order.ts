const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const digit = (char: string | undefined): number => (char === undefined ? 0 : DIGITS.indexOf(char))
const at = (index: number): string => DIGITS.charAt(index)

/**
 * Order among siblings is a fraction in base 62, written as the digits after the point and compared as plain strings.
 * A record moves by getting a fraction between its new neighbours, so nothing else changes and concurrent moves merge.
 * A fraction never ends in `0`, else no fraction would fit before it.
 */
const ORDER = /^[0-9A-Za-z]*[1-9A-Za-z]$/

/** Whether `value` is a well-formed order: up to 256 base-62 digits, the last not `0`. */
export const isOrder = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 256 && ORDER.test(value)

/** Compares by order, then by id, so that equal orders (two people inserting at one place) sort alike everywhere. */
export function byOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0
    while (same < high.length && (low[same] ?? '0') === high[same]) same++
    if (same > 0) return high.slice(0, same) + midpoint(low.slice(same), high.slice(same))
  }
  const lowDigit = digit(low[0])
  const highDigit = high === null ? BASE : digit(high[0])
  if (highDigit - lowDigit > 1) return at(openMiddle(low, lowDigit, high, highDigit))
  if (high !== null && high.length > 1) return high.charAt(0)
  return at(lowDigit) + midpoint(low.slice(1), null)
}

/** At an open end one step is taken instead of half the way, so that a list grown by appending keeps short orders. */
function openMiddle(low: string, lowDigit: number, high: string | null, highDigit: number): number {
  if (high === null && low !== '') return lowDigit + 1
  if (low === '' && high !== null) return highDigit - 1
  return (lowDigit + highDigit) >> 1
}

/**
 * An order strictly between two siblings' orders; `null` is an open end. Neighbours that are equal or out of order
 * (possible after a merge or in a foreign file) leave no room between them: the result then follows `low`.
 */
export function orderBetween(low: string | null, high: string | null): string {
  const from = isOrder(low) ? low : ''
  const to = isOrder(high) && high > from ? high : null
  return midpoint(from, to)
}

/** `count` ascending orders strictly between two siblings' orders, as short as an even spread allows. */
export function ordersBetween(low: string | null, high: string | null, count: number): string[] {
  if (count <= 0) return []
  if (low === null && high === null) return spread(count)
  const middle = orderBetween(low, high)
  const before = Math.floor((count - 1) / 2)
  return [
    ...ordersBetween(low, middle, before),
    middle,
    ...ordersBetween(middle, high !== null && high > middle ? high : null, count - 1 - before),
  ]
}

function spread(count: number): string[] {
  let digits = 1
  while (BASE ** digits < 2 * (count + 1)) digits++
  const room = BASE ** digits
  return Array.from({ length: count }, (_, index) => {
    let rest = Math.floor(((index + 1) * room) / (count + 1))
    let text = ''
    for (let place = 0; place < digits; place++) {
      text = at(rest % BASE) + text
      rest = Math.floor(rest / BASE)
    }
    return text.replace(/0+$/, '')
  })
}
