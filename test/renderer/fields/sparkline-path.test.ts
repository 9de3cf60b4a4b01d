import { expect, test } from 'vitest'
import { sparkline } from '#renderer/fields/sparkline-path.ts'

const BOX = { width: 110, height: 50 }

test('a line of values fills its box and ends at the last one', () => {
  const { path, last, targetY } = sparkline([0, 10, 5], null, BOX)
  expect(path).toBe('M5 45L55 5L105 25')
  expect(last).toEqual({ x: 105, y: 25 })
  expect(targetY).toBeNull()
})

test('the target is in the range of the line', () => {
  const { path, targetY } = sparkline([0, 5], 10, BOX)
  expect(targetY).toBe(5)
  expect(path).toBe('M5 45L105 25')
})

test('equal values make a level line', () => {
  expect(sparkline([3, 3], null, BOX).path).toBe('M5 25L105 25')
})
