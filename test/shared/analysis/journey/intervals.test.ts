import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marginOfMean, relativeRate, wilson } from '#shared/analysis/journey/intervals.ts'

describe('the interval of a share', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (part, whole, low, high) => {
    const interval = wilson(part, whole)
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  test('of nothing is none', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  test('holds the share, stays within 0 and 1 and is the mirror of that of the others', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (part, others) => {
        fc.pre(part + others > 0)
        const one = wilson(part, part + others)
        const other = wilson(others, part + others)
        if (!one || !other) throw new Error('no interval')
        const share = part / (part + others)
        expect(one.low).toBeGreaterThanOrEqual(0)
        expect(one.high).toBeLessThanOrEqual(1)
        expect(one.low).toBeLessThanOrEqual(share)
        expect(one.high).toBeGreaterThanOrEqual(share)
        expect(one.low).toBeCloseTo(1 - other.high, 9)
      }),
    )
  })
})

describe('the relative rate', () => {
  const contrast = (
    exposedConverted: number,
    exposed: number,
    unexposedConverted: number,
    unexposed: number,
  ) => ({
    exposed,
    exposedConverted,
    unexposed,
    unexposedConverted,
  })

  test('has the interval of Katz: 30 of 100 against 20 of 100', () => {
    // ln 1.5 ± 1.959964 √(1/30 − 1/100 + 1/20 − 1/100) = 0.405465 ± 0.493247
    const { ratio, interval } = relativeRate(contrast(30, 100, 20, 100)) ?? {}
    expect(ratio).toBeCloseTo(1.5, 12)
    expect(interval?.low).toBeCloseTo(0.91596, 5)
    expect(interval?.high).toBeCloseTo(2.45644, 5)
  })

  test('is none where there is nothing to divide by', () => {
    expect(relativeRate(contrast(0, 0, 5, 10))).toBeNull()
    expect(relativeRate(contrast(5, 10, 0, 0))).toBeNull()
    expect(relativeRate(contrast(5, 10, 0, 10))).toBeNull()
  })

  test('is 0, without an interval, where nobody of the exposed converted', () => {
    expect(relativeRate(contrast(0, 10, 5, 10))).toEqual({ ratio: 0, interval: null })
  })

  test('of groups turned round is the reciprocal, interval and all', () => {
    const some = relativeRate(contrast(7, 40, 12, 50))
    const turned = relativeRate(contrast(12, 50, 7, 40))
    expect(some?.ratio).toBeCloseTo(1 / (turned?.ratio ?? 0), 12)
    expect(some?.interval?.low).toBeCloseTo(1 / (turned?.interval?.high ?? 0), 12)
  })
})

test('one value has no margin', () => {
  expect(marginOfMean(0, 1)).toBeNull()
  expect(marginOfMean(4, 4)).toBeCloseTo(1.96, 3)
})
