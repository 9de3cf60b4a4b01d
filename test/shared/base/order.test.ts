import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byOrder, isOrder, orderBetween, ordersBetween } from '#shared/base/order.ts'

const DIGITS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
const orders = fc
  .tuple(
    fc.array(fc.constantFrom('0', '1', 'V', 'z', ...DIGITS), { maxLength: 8 }),
    fc.constantFrom('1', 'z', ...DIGITS.slice(1)),
  )
  .map(([head, last]) => head.join('') + last)
const ends = fc.option(orders, { nil: null })
const anything = fc.oneof(
  ends,
  fc.string(),
  fc.constantFrom('', '0', '00', 'a0', '!', 'ä', 'z'.repeat(256), 'z'.repeat(300)),
)

function expectSorted(list: readonly string[]): void {
  expect(list.every(isOrder), `all of ${list.join(' ')} are orders`).toBe(true)
  expect([...list].sort()).toEqual(list)
  expect(new Set(list).size).toBe(list.length)
}

describe('isOrder', () => {
  test.each(['V', '1', '0V', 'z', '001', 'z'.repeat(256)])('takes %s', (value) =>
    expect(isOrder(value)).toBe(true),
  )
  test.each(['', '0', 'V0', 'a b', 'ä', 'V\n', 'z'.repeat(257), 5, null, undefined, ['V']])(
    'refuses %j',
    (value) => expect(isOrder(value)).toBe(false),
  )
})

describe('orderBetween', () => {
  test('is strictly between its neighbours', () => {
    fc.assert(
      fc.property(ends, ends, (a, b) => {
        const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        fc.pre(low === null || low !== high)
        const order = orderBetween(low, high)
        expect(isOrder(order)).toBe(true)
        if (low !== null) expect(order > low).toBe(true)
        if (high !== null) expect(order < high).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  test('takes malformed neighbours and those without room between them, and then follows the lower one', () => {
    fc.assert(
      fc.property(anything, anything, (low, high) => isOrder(orderBetween(low, high))),
      { numRuns: 2000 },
    )
    expect(orderBetween('V', 'V') > 'V').toBe(true)
    expect(orderBetween('V', 'A') > 'V').toBe(true)
    expect(orderBetween('not an order', 'V') < 'V').toBe(true)
  })

  test('is as short as can be where there is room', () => {
    expect([orderBetween('A', 'C'), orderBetween('V1', 'V5'), orderBetween('A', 'B5')]).toEqual([
      'B',
      'V3',
      'B',
    ])
  })

  test('any row of insertions stays sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
        const list: string[] = []
        for (const place of places) {
          const index = place % (list.length + 1)
          list.splice(index, 0, orderBetween(list[index - 1] ?? null, list[index] ?? null))
        }
        expectSorted(list)
      }),
      { numRuns: 200 },
    )
  })
})

describe('how long orders grow', () => {
  /** Inserts 1,000 times where `place` says in a list of `length`, and answers the longest order. */
  function longest(place: (length: number) => number, start: readonly string[] = []): number {
    const list = [...start]
    for (let count = 0; count < 1000; count++) {
      const index = place(list.length)
      list.splice(index, 0, orderBetween(list[index - 1] ?? null, list[index] ?? null))
    }
    expectSorted(list)
    return Math.max(...list.map((order) => order.length))
  }

  test('1,000 at the end or at the front take three digits', () => {
    expect(longest((length) => length)).toBeLessThanOrEqual(3)
    expect(longest(() => 0)).toBeLessThanOrEqual(3)
  })

  test('1,000 always after the first or before the last take four', () => {
    expect(longest(() => 1, ['V', 'W'])).toBeLessThanOrEqual(4)
    expect(longest((length) => length - 1, ['V', 'W'])).toBeLessThanOrEqual(4)
  })

  test('400 turn by turn left and right of the last stay apart; after that the ids decide, and none is lost', () => {
    let [low, high] = ['V', 'W']
    for (let count = 0; count < 2000; count++) {
      const middle = orderBetween(low, high)
      expect(isOrder(middle)).toBe(true)
      if (count < 400) expect(low < middle && middle < high).toBe(true)
      if (count % 2 === 0) low = middle
      else high = middle
    }
    expect(ordersBetween('z'.repeat(256), null, 2).every(isOrder)).toBe(true)
  })
})

describe('ordersBetween', () => {
  test('gives as many as asked, ascending and strictly between', () => {
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 0, max: 60 }), (a, b, count) => {
        const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        fc.pre(low === null || low !== high)
        const list = ordersBetween(low, high, count)
        expect(list).toHaveLength(count)
        expectSorted([...(low === null ? [] : [low]), ...list, ...(high === null ? [] : [high])])
      }),
      { numRuns: 1000 },
    )
  })

  test('1,000 pasted at once take three digits at most', () => {
    for (const [low, high] of [
      [null, null],
      ['V', null],
      [null, 'V'],
      ['V', 'W'],
    ] as const)
      expect(Math.max(...ordersBetween(low, high, 1000).map((order) => order.length))).toBeLessThanOrEqual(3)
  })

  test('takes malformed neighbours', () => {
    fc.assert(
      fc.property(anything, anything, fc.integer({ min: 0, max: 20 }), (low, high, count) => {
        const list = ordersBetween(low, high, count)
        expect(list).toHaveLength(count)
        expect(list.every(isOrder)).toBe(true)
      }),
    )
  })
})

describe('byOrder', () => {
  test('compares by order, then by id', () => {
    const list = [
      { order: 'b', id: '1' },
      { order: 'a', id: '2' },
      { order: 'a', id: '10' },
      { order: 'B', id: '3' },
    ]
    expect(list.sort(byOrder).map(({ id }) => id)).toEqual(['3', '10', '2', '1'])
    expect(byOrder({ order: 'a', id: '1' }, { order: 'a', id: '1' })).toBe(0)
  })
})
