import { describe, expect, test } from 'vitest'
import { isId, newId } from '#shared/base/ids.ts'

describe('newId', () => {
  test('makes ids that are ids, and no two alike', () => {
    const ids = Array.from({ length: 10_000 }, newId)
    expect(ids.every(isId)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids.map((id) => id.length))).toEqual(new Set([11]))
  })

  test('uses all 64 characters, each about as often', () => {
    const counts = new Map<string, number>()
    for (let count = 0; count < 6400; count++)
      for (const char of newId()) counts.set(char, (counts.get(char) ?? 0) + 1)
    expect(counts.size).toBe(64)
    for (const count of counts.values()) expect(Math.abs(count - 1100)).toBeLessThan(330)
  })
})

describe('isId', () => {
  test.each(['a', 'A0_-~', 'constructor', 'toString', 'x'.repeat(200), 'lane~step~', '__proto'])(
    'takes %s',
    (value) => expect(isId(value)).toBe(true),
  )

  test.each([
    '',
    '__proto__',
    'x'.repeat(201),
    'a b',
    'a\n',
    'a/b',
    '../a',
    'ä',
    'a\u0000',
    'a.b',
    7,
    null,
    undefined,
    ['a'],
    { toString: () => 'a' },
  ])('refuses %j', (value) => expect(isId(value)).toBe(false))
})
