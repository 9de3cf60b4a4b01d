import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestRise } from '#shared/base/longest-rise.ts'

const rise = (places: readonly number[]) =>
  longestRise(places.map((place) => ({ place }))).map(({ place }) => place)

test('finds as many as rise', () => {
  expect(rise([])).toEqual([])
  expect(rise([3, 0, 1, 2])).toEqual([0, 1, 2])
  expect(rise([0, 4, 1, 2, 3])).toEqual([0, 1, 2, 3])
})

test('is as long as any rise that one finds by trying all', () => {
  const longestOf = (places: readonly number[]): number =>
    Math.max(
      0,
      ...Array.from({ length: 2 ** places.length }, (_, chosen) => {
        const some = places.filter((_place, at) => chosen & (1 << at))
        return some.every((place, at) => at === 0 || (some[at - 1] as number) < place) ? some.length : 0
      }),
    )
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), (places) => {
      const found = rise(places)
      expect(found.length).toBe(longestOf(places))
      expect(found).toEqual(found.toSorted((a, b) => a - b))
    }),
  )
})
