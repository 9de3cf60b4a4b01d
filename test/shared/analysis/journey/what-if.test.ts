import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whatIf } from '#shared/analysis/journey/what-if.ts'
import { EIGHT, sliceOf } from './support/laid-out.ts'

const told = (...given: Parameters<typeof whatIf>) => {
  const result = whatIf(...given)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('another conversion', () => {
  const slice = sliceOf([1000, 500, undefined, null, 50])

  test('changes its place and all that come after it, by as much', () => {
    const { conversion, places, assumption } = told(EIGHT, slice, { toPlaceId: 'b', conversion: 0.6 })
    expect(conversion).toEqual({ now: 0.5, would: 0.6 })
    expect(places).toEqual([
      { placeId: 'b', now: 500, would: 600 },
      { placeId: 'd', now: null, would: null },
      { placeId: 'e', now: 50, would: 60 },
    ])
    expect(assumption).toMatch(/all other conversions stay as they are/)
  })

  test('may be so many times what it is, and is never above 100 %', () => {
    expect(told(EIGHT, slice, { toPlaceId: 'b', factor: 1.1 }).conversion.would).toBeCloseTo(0.55, 12)
    expect(told(EIGHT, slice, { toPlaceId: 'b', factor: 3 }).places[0]?.would).toBe(1000)
  })

  test('where nobody came through, tells of that place alone', () => {
    const stuck = sliceOf([100, 0, 0])
    expect(told(EIGHT, stuck, { toPlaceId: 'b', conversion: 0.5 }).places.map(({ would }) => would)).toEqual([
      50,
      null,
    ])
    expect(told(EIGHT, slice, { toPlaceId: 'b', conversion: 0 }).places.map(({ would }) => would)).toEqual([
      0, 0, 0,
    ])
  })

  test('leaves all other conversions as they are', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 1, noNaN: true }), (numbers, conversion) => {
        const way = numbers.toSorted((a, b) => b - a)
        const { places } = told(EIGHT, sliceOf(way), { toPlaceId: 'b', conversion })
        const would = places.map((place) => place.would as number)
        expect(would[0]).toBeCloseTo((way[0] as number) * conversion, 9)
        for (let at = 1; at < would.length; at++)
          expect((would[at] as number) / (would[at - 1] as number)).toBeCloseTo(
            (way[at + 1] as number) / (way[at] as number),
            9,
          )
      }),
    )
  })

  test.each([
    ['the first place', slice, { toPlaceId: 'a', conversion: 0.5 }, 'no-conversion'],
    ['a place without states', slice, { toPlaceId: 'c', conversion: 0.5 }, 'no-conversion'],
    ['a count that is not told', slice, { toPlaceId: 'e', conversion: 0.5 }, 'no-conversion'],
    ['nobody before', sliceOf([0, 0]), { toPlaceId: 'b', conversion: 0.5 }, 'zero-denominator'],
    ['no share', slice, { toPlaceId: 'b', conversion: Number.NaN }, 'no-share'],
    ['less than nothing', slice, { toPlaceId: 'b', factor: -1 }, 'no-share'],
  ])('is refused for %s', (_, from, change, code) => {
    const result = whatIf(EIGHT, from, change)
    expect(result.ok ? null : result.error.code).toBe(code)
  })
})
