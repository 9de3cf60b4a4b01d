import { expect, test } from 'vitest'
import { insertedAt } from '#renderer/features/toolbar/inserted-at.ts'

test.each([
  ['Rides home', 5, 'Rides😀 home'],
  ['Rides home', 0, '😀Rides home'],
  ['Rides home', 99, 'Rides home😀'],
  ['Rides home', null, 'Rides home 😀'],
  ['Rides home ', null, 'Rides home 😀'],
  ['', null, '😀'],
])('%j with the caret at %s becomes %j', (text, place, wanted) => {
  expect(insertedAt(text, place, '😀')).toBe(wanted)
})
