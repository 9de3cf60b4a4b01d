import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTellable, tellable } from '#shared/analysis/journey/small-parts.ts'

describe('groups that make up a whole', () => {
  test.each<[string, number[], number, boolean[]]>([
    ['are all told where none is small', [5, 9, 6], 20, [true, true, true]],
    [
      'hide a small one with the next smallest, which would tell it',
      [3, 9, 6, 20],
      38,
      [false, true, false, true],
    ],
    ['hide only the small one where others are untold anyway', [3, 9, 6], 30, [false, true, true]],
    ['hide two small ones that are many enough together', [2, 3, 9], 14, [false, false, true]],
    ['tell an empty one', [0, 9], 9, [true, true]],
    ['hide one where a few belong to none', [10, 20], 33, [false, true]],
    ['hide all where nothing else helps', [3], 3, [false]],
  ])('%s', (_, counts, whole, told) => {
    expect(tellable(counts, whole, 5)).toEqual(told)
  })

  test('never leave a small group to be worked out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { maxLength: 12 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 10 }),
        (counts, others, least) => {
          const whole = counts.reduce((sum, count) => sum + count, others)
          const told = tellable(counts, whole, least)
          const shown = counts.filter((_, at) => told[at])
          expect(shown.every((count) => count === 0 || count >= least)).toBe(true)
          const rest = whole - shown.reduce((sum, count) => sum + count, 0)
          // Where even all together are fewer than the bound, nothing but noughts is told.
          if (whole >= least) expect(rest === 0 || rest >= least).toBe(true)
          else expect(shown.every((count) => count === 0)).toBe(true)
        },
      ),
    )
  })
})

test('a part of a whole is told where neither it nor what it leaves is small', () => {
  const told = [0, 4, 5, 10, 15, 16, 20].map((part) => isTellable(part, 20, 5))
  expect(told).toEqual([true, false, true, true, true, false, true])
})
