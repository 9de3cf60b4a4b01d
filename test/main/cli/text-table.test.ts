import { expect, test } from 'vitest'
import { textTable } from '#main/cli/text-table.ts'

const HEAD = ['Place', 'Reached', 'Share', 'Time']
const ROWS = [
  ['view', '1,200', '100.0 %', '3 min'],
  ['purchase', '7', '0.6 %', '12 days'],
]

test('columns stand beside each other, numbers to the right', () => {
  expect(textTable(HEAD, ROWS, Number.POSITIVE_INFINITY)).toEqual([
    'Place     Reached    Share     Time',
    'view        1,200  100.0 %    3 min',
    'purchase        7    0.6 %  12 days',
  ])
})

test('what a narrow terminal has no room for stands below, with the names again', () => {
  const lines = textTable(HEAD, ROWS, 30)
  expect(lines).toEqual([
    ...['Place     Reached    Share', 'view        1,200  100.0 %', 'purchase        7    0.6 %'],
    '',
    ...['Place        Time', 'view        3 min', 'purchase  12 days'],
  ])
  expect(textTable(HEAD, ROWS, 35)).toHaveLength(3)
  // One number beside its name there is always.
  expect(textTable(HEAD, ROWS, 3)).toHaveLength(11)
})

test('a long name is shortened', () => {
  expect(textTable(['Place', 'n'], [['x'.repeat(90), '1']], Number.POSITIVE_INFINITY)[1]).toBe(
    `${'x'.repeat(39)}…  1`,
  )
})
