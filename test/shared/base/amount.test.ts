import { expect, test } from 'vitest'
import { amountIn } from '#shared/base/amount.ts'

test.each([
  ['42', 42, ''],
  ['42 %', 42, '%'],
  ['−3', -3, ''],
  ['-0.5', -0.5, ''],
  ['+2', 2, ''],
  ['1,000 people', 1000, 'people'],
  ['1.000.000', 1_000_000, ''],
  ['1 234 567,5', 1_234_567.5, ''],
  ["12'500 CHF", 12_500, 'CHF'],
  ['1,234.56', 1234.56, ''],
  ['3,5 min', 3.5, 'min'],
  ['0.125', 0.125, ''],
  ['€ 9.50', 9.5, '€'],
  ['12.5%', 12.5, '%'],
])('%s is an amount', (text, amount, unit) => {
  expect(amountIn(text)).toEqual({ amount, unit })
})

test.each(['', 'ten', '3 of 4', '24/7', '10–12', '1,00,000', 'v2', '2026-11-22', '3,5,6', '%'])(
  '%j is words',
  (text) => {
    expect(amountIn(text)).toBeNull()
  },
)
