import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDuplicates } from '#shared/analysis/duplicates.ts'

const groups = (...texts: string[]): string[][] =>
  findDuplicates(texts.map((text) => ({ text }))).map((same) => same.map(({ text }) => text))

describe('findDuplicates', () => {
  test.each([
    ['Waits too long', 'waits  TOO long'],
    ['Waits too long!', '“Waits, too long.”'],
    ['The road is bumpy', 'road bumpy'],
    ['Café geschlossen', 'cafe geschlossen'],
    ['Delivery is late', 'Delivry is late'],
    ['Delivery is late', 'Deliverys late'],
    ['Unclear invoice', 'Unclear invioce'],
    ['Can’t log in', "can't log in"],
    ['字幕を読む', '字幕を読む。'],
  ])('%j and %j say the same', (one, other) => {
    expect(groups(one, other)).toEqual([[one, other]])
  })

  test.each([
    ['Step 1 fails', 'Step 2 fails'],
    ['I can pay', 'I can’t pay'],
    ['The price is clear', 'The price is unclear'],
    ['It is cheap', 'It is not cheap'],
    ['Waits', 'Wants'],
    ['Invoice wrong', 'Wrong invoice'],
    ['', ''],
    ['…', '!'],
    ['Bus 10 late', 'Bus 100 late'],
  ])('%j and %j do not', (one, other) => {
    expect(groups(one, other)).toEqual([])
  })

  test('gathers all that say the same, in order, and leaves out the rest', () => {
    expect(groups('Late', 'Rude', 'late!', 'Wet', 'RUDE', 'late')).toEqual([
      ['Late', 'late!', 'late'],
      ['Rude', 'RUDE'],
    ])
  })

  test('puts nothing into two groups', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.constantFrom('a b', 'A b', 'long word', 'lnog word', 'x') })),
        (items) => {
          const found = findDuplicates(items).flat()
          expect(new Set(found).size).toBe(found.length)
          expect(found.every((item) => items.includes(item))).toBe(true)
        },
      ),
    )
  })
})
