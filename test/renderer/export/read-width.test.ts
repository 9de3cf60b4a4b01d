import { expect, test } from 'vitest'
import { readWidth } from '#renderer/features/export/options/read-width.ts'

test.each([
  ['3840', 3840],
  [' 3,840 px', 3840],
  ['3’840', 3840],
  ['16', 16],
  ['15', null],
  ['1000001', null],
  ['wide', null],
  ['', null],
  ['-20', null],
])('%j is %j', (typed, width) => {
  expect(readWidth(typed)).toBe(width)
})
