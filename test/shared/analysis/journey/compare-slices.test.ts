import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSlices, differenceOfShares } from '#shared/analysis/journey/compare-slices.ts'
import { EIGHT, sliceOf } from './support/laid-out.ts'

describe('the interval of a difference of shares', () => {
  // Newcombe 1998, table II, method 10; there the difference is the first share less the second.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i of %i and %i of %i is the published one', (a, m, b, n, low, high) => {
    const interval = differenceOfShares({ part: b, whole: n }, { part: a, whole: m })
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  test('holds the difference, stays within −1 and 1, and turns round with the groups', () => {
    const share = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
      .map(([part, whole]) => ({ part: Math.min(part, whole), whole }))
    fc.assert(
      fc.property(share, share, (one, other) => {
        const there = differenceOfShares(one, other) as { low: number; high: number }
        const back = differenceOfShares(other, one) as { low: number; high: number }
        const change = other.part / other.whole - one.part / one.whole
        expect(there.low).toBeLessThanOrEqual(change + 1e-12)
        expect(there.high).toBeGreaterThanOrEqual(change - 1e-12)
        expect(Math.max(-there.low, there.high)).toBeLessThanOrEqual(1 + 1e-12)
        expect(back.low).toBeCloseTo(-there.high, 12)
      }),
    )
  })
})

describe('two slices', () => {
  const red = sliceOf([1000, 400, undefined, 40], {
    id: 'r',
    kind: 'segment',
    column: 'colour',
    value: 'red',
  })
  const blue = sliceOf([500, 300, undefined, null], {
    id: 'b',
    kind: 'segment',
    column: 'colour',
    value: 'blue',
  })

  test('are told apart place by place, with conversions from the place before that has states', () => {
    const { places, isApart } = compareSlices(EIGHT, red, blue)
    expect(isApart).toBe(true)
    expect(places.map(({ placeId }) => placeId)).toEqual(['a', 'b', 'd'])
    expect(places[0]).toMatchObject({ reached: { one: 1000, other: 500, change: -500 }, conversion: null })
    const conversion = places[1]?.conversion
    expect(conversion).toMatchObject({ one: 0.4, other: 0.6, isClear: true })
    expect(conversion?.change).toBeCloseTo(0.2, 12)
    expect(conversion?.interval?.low).toBeGreaterThan(0.14)
    expect(places[2]?.reached).toEqual({ one: 40, other: null, change: null })
    expect(places[2]?.conversion).toEqual({
      one: 0.1,
      other: null,
      change: null,
      interval: null,
      isClear: false,
    })
  })

  test('that hardly differ are not called clearly different', () => {
    const green = sliceOf([500, 205], { id: 'g', kind: 'segment', column: 'colour', value: 'green' })
    expect(compareSlices(EIGHT, red, green).places[1]?.conversion?.isClear).toBe(false)
  })

  test.each([
    ['everybody', sliceOf([2000, 900]), /in both/],
    ['a segment of another column', { ...blue, column: 'size' }, /in both/],
    ['itself', red, /in both/],
    ['a snapshot', sliceOf([900, 500], { kind: 'snapshot', id: 's' }), /different times/],
  ])('that share customers have no interval: %s', (_, other, note) => {
    const comparison = compareSlices(EIGHT, red, other)
    expect(comparison.note).toMatch(note)
    expect(comparison.places[1]?.conversion).toMatchObject({ interval: null, isClear: false })
  })
})
