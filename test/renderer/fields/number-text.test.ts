import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber, readNumbers, writeNumber, writeNumbers } from '#renderer/fields/number-text.ts'

test.each([
  ['1000', 1000],
  ['1,000', 1000],
  ['12,345,678', 12_345_678],
  ['1,000.5', 1000.5],
  ['1.000,5', 1000.5],
  ['1.000.000', 1_000_000],
  ['4.5', 4.5],
  ['4,5', 4.5],
  ['0,125', 0.125],
  ['.5', 0.5],
  ['−3', -3],
  ['-3', -3],
  ['+3', 3],
  ['1 000', 1000],
  ['1’000', 1000],
  ['  7 ', 7],
])('“%s” is %d', (written, value) => {
  expect(readNumber(written)).toEqual({ ok: true, value })
})

test.each(['', '   '])('“%s” is no number yet', (written) => {
  expect(readNumber(written)).toEqual({ ok: true, value: null })
})

test.each(['ten', '4 %', '1.2.3,4,5', '--1', '1e5', 'Infinity', '-', ',', '9'.repeat(400)])(
  '“%s” is refused in words',
  (written) => {
    const read = readNumber(written)
    expect(read.ok).toBe(false)
    expect(!read.ok && read.error.message).toMatch(/not a number/)
  },
)

test('what a field shows is read as the same number', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }), (value) => {
      const shown = Math.round(value * 100) / 100
      expect(readNumber(writeNumber(shown))).toEqual({
        ok: true,
        value: shown === 0 ? expect.closeTo(0) : shown,
      })
    }),
  )
})

test.each([
  ['820; 910; 1000', [820, 910, 1000]],
  ['820 910\t1000', [820, 910, 1000]],
  ['4,5; 4,75', [4.5, 4.75]],
  ['1, 2, 3', [1, 2, 3]],
  ['12\n13\r\n14', [12, 13, 14]],
  [' ; ', []],
])('the row “%s” is %j', (written, values) => {
  expect(readNumbers(written)).toEqual({ ok: true, value: values })
})

test('a row with a word in it names the word', () => {
  expect(readNumbers('820; many; 3')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('“many”') },
  })
})

test('a row that is written down reads the same', () => {
  const decimal = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000)
  fc.assert(
    fc.property(fc.array(decimal), (values) => {
      expect(readNumbers(writeNumbers(values))).toEqual({ ok: true, value: values })
    }),
  )
})
