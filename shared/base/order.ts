const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const FIRST = DIGITS.charAt(0)
const LAST = DIGITS.charAt(BASE - 1)
const digit = (char: string | undefined): number => (char === undefined ? 0 : DIGITS.indexOf(char))
const at = (index: number): string => DIGITS.charAt(index)

/**
 * Order among siblings is a fraction in base 62, written as the digits after the point and compared as plain strings.
 * A record moves by getting a fraction between its new neighbours, so nothing else changes and concurrent moves merge.
 * A fraction never ends in `0`, else no fraction would fit before it.
 */
const ORDER = /^[0-9A-Za-z]*[1-9A-Za-z]$/

/** Longest order, in digits; reached only by squeezing some 500 records one by one between the same two. */
const MAX_ORDER = 256

/** Whether `value` is a well-formed order: up to 256 base-62 digits, the last not `0`. */
export const isOrder = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_ORDER && ORDER.test(value)

/** Compares by order, then by id, so that equal orders (two people inserting at one place) sort alike everywhere. */
export function byOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function midpoint(low: string, high: string | null): string {
  if (high === null) return low === '' ? at(BASE >> 1) : after(low)
  let same = 0
  while (same < low.length && low[same] === high[same]) same++
  if (same === low.length) return low + before(high.slice(same))
  const lowDigit = digit(low[same])
  const highDigit = digit(high[same])
  if (highDigit - lowDigit > 1) return low.slice(0, same) + at((lowDigit + highDigit) >> 1)
  if (high.length > same + 1) return high.slice(0, same + 1)
  return low.slice(0, same + 1) + midpoint(low.slice(same + 1), null)
}

/**
 * At an open end one step is taken instead of half the way, so that a list grown at its ends keeps short orders. The
 * steps count in a window of digits that is one wider than the run of `z` (or `0`) before it: one digit while one is
 * enough, then three, five, seven: a thousand records at an end take three digits.
 */
function after(low: string): string {
  const run = runOf(LAST, low)
  const end = 2 * run + 1
  return trim(low.slice(0, run) + step(low.slice(run, end).padEnd(end - run, FIRST), 1))
}

function before(high: string): string {
  const run = runOf(FIRST, high)
  const end = 2 * run + 1
  const lowered = step(high.slice(run, end).padEnd(end - run, FIRST), -1)
  const left = FIRST.repeat(run)
  return trim(lowered) === '' ? left + FIRST + LAST.repeat(run + 2) : trim(left + lowered)
}

const runOf = (char: string, order: string): number => {
  let run = 0
  while (order[run] === char) run++
  return run
}

const trim = (order: string): string => order.replace(/0+$/, '')

/** The digits one up or down. The callers see to it that neither end is passed. */
function step(digits: string, by: 1 | -1): string {
  const [full, empty] = by === 1 ? [LAST, FIRST] : [FIRST, LAST]
  let place = digits.length - 1
  while (digits[place] === full) place--
  return digits.slice(0, place) + at(digit(digits[place]) + by) + empty.repeat(digits.length - 1 - place)
}

/** The neighbours as bounds: malformed ones, and an upper one that leaves no room, are open ends. */
function boundsOf(low: string | null, high: string | null): [low: string, high: string | null] {
  const from = isOrder(low) ? low : ''
  return [from, isOrder(high) && high > from ? high : null]
}

/**
 * An order strictly between two siblings' orders; `null` is an open end. Neighbours that are equal or out of order
 * (possible after a merge or in a foreign file) leave no room between them: the result then follows `low`. Where more
 * than 256 digits were needed the result equals a neighbour, and the ids decide.
 */
export function orderBetween(low: string | null, high: string | null): string {
  const [from, to] = boundsOf(low, high)
  const between = midpoint(from, to)
  return between.length <= MAX_ORDER ? between : from || (to as string)
}

/**
 * `count` ascending orders strictly between two siblings' orders: one after the other at an open end, evenly spread
 * between two neighbours and where there are none, with room left between them. Else as {@link orderBetween}.
 */
export function ordersBetween(low: string | null, high: string | null, count: number): string[] {
  const [from, to] = boundsOf(low, high)
  const list = (from === '') === (to === null) ? spread(from, to, count) : inSteps(from, to, count)
  return list.map((order) => (order.length <= MAX_ORDER ? order : from || (to as string)))
}

function inSteps(low: string, high: string | null, count: number): string[] {
  const list: string[] = []
  for (let left = count; left > 0; left--)
    list.push(high === null ? after(list.at(-1) ?? low) : before(list.at(-1) ?? high))
  return high === null ? list : list.reverse()
}

function spread(low: string, high: string | null, count: number): string[] {
  const parts = BigInt(count + 1)
  let digits = 1
  while (numberOf(high, digits) - numberOf(low, digits) < 2n * parts) digits++
  const start = numberOf(low, digits)
  const room = numberOf(high, digits) - start
  return Array.from({ length: count }, (_, index) =>
    trim(digitsOf(start + (BigInt(index + 1) * room) / parts, digits)),
  )
}

/** The first digits of an order as a whole number; `null`, the upper end, is one more than all of them can be. */
function numberOf(order: string | null, digits: number): bigint {
  if (order === null) return BigInt(BASE) ** BigInt(digits)
  let value = 0n
  for (let place = 0; place < digits; place++) value = value * BigInt(BASE) + BigInt(digit(order[place]))
  return value
}

function digitsOf(value: bigint, digits: number): string {
  let text = ''
  for (let rest = value, place = 0; place < digits; place++, rest /= BigInt(BASE))
    text = at(Number(rest % BigInt(BASE))) + text
  return text
}
