import { expect, test } from 'vitest'
import { remember } from '#shared/base/remember.ts'

test('the last answer is given again, and only to the same question', () => {
  const make = remember((list: readonly number[], by: number) => list.map((number) => number * by))
  const list = [1, 2]
  const first = make(list, 2)
  expect(make(list, 2)).toBe(first)
  expect(make([1, 2], 2)).not.toBe(first)
  expect(make(list, 3)).toEqual([3, 6])
  expect(make(list, 2)).toEqual([2, 4])
})
