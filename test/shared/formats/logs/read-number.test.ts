import { expect, test } from 'vitest'
import { numberReader } from '#shared/formats/logs/read-number.ts'

const numberIn = (text: string, decimal: '.' | ','): number =>
  numberReader(decimal)(`;${text};`, 1, text.length + 1)

test.each([
  ['12', '.', 12],
  ['1234.5', '.', 1234.5],
  ['0.1', '.', 0.1],
  ['.5', '.', 0.5],
  ['1,234,567.50', '.', 1_234_567.5],
  ['1 234', '.', 1234],
  ["1'234.5", '.', 1234.5],
  ['-3', '.', -3],
  ['−3.5', '.', -3.5],
  ['-$3.50', '.', -3.5],
  ['EUR 5', '.', 5],
  ['5 USD', '.', 5],
  [' 12 % ', '.', 12],
  ['1.5e3', '.', 1500],
  ['100000000000000000000', '.', 1e20],
  ['1.234,50 €', ',', 1234.5],
  ['1,5', ',', 1.5],
])('“%s” with “%s” is %d', (text, decimal, expected) => {
  expect(numberIn(text, decimal as '.')).toBe(expected)
})

test.each([
  ['', '.'],
  ['-', '.'],
  ['.', '.'],
  ['abc', '.'],
  ['=1+2', '.'],
  ['1,5', '.'],
  ['1.5', ','],
  ['12,34,56', '.'],
  ['5 apples', '.'],
  ['1e999', '.'],
])('“%s” with “%s” is none', (text, decimal) => {
  expect(numberIn(text, decimal as '.')).toBeNaN()
})
