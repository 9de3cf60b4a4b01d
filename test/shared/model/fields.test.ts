import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  choice,
  day,
  foreign,
  MAX_TEXT,
  number,
  optionalChoice,
  optionalNumber,
  order,
  reference,
  references,
  text,
  words,
} from '#shared/model/fields.ts'

const heal = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T => v.parse(schema, value)

describe('text', () => {
  test('is kept, and empty where it is none', () => {
    expect(heal(text(), 'a\nb')).toBe('a\nb')
    for (const value of [undefined, null, 5, ['a'], {}]) expect(heal(text(), value)).toBe('')
  })

  test('is cut at its end, never through a character', () => {
    expect(heal(text(), 'x'.repeat(MAX_TEXT + 1))).toHaveLength(MAX_TEXT)
    expect(heal(text(), 'x'.repeat(MAX_TEXT))).toHaveLength(MAX_TEXT)
    const whole = heal(text(), `${'x'.repeat(MAX_TEXT - 2)}😀y`)
    expect(whole.endsWith('😀')).toBe(true)
    const cut = heal(text(), `${'x'.repeat(MAX_TEXT - 1)}😀`)
    expect(cut).toHaveLength(MAX_TEXT - 1)
    expect(cut.isWellFormed()).toBe(true)
  })
})

describe('what other programs said', () => {
  test('is the text of a JSON object, and empty where it is none', () => {
    for (const value of ['', '{}', '{"canvas":{"__proto__":[1]}}']) expect(heal(foreign(), value)).toBe(value)
    const broken = ['[]', 'null', '"{}"', '{"canvas":', ' {}', '{}{}', undefined, null, {}, 5, ['{}']]
    for (const value of broken) expect(heal(foreign(), value)).toBe('')
  })

  test('is bounded in length and depth, and never cut', () => {
    const ofLength = (length: number): string => `{"a":"${'x'.repeat(length - 8)}"}`
    expect(heal(foreign(), ofLength(MAX_TEXT))).toHaveLength(MAX_TEXT)
    expect(heal(foreign(), ofLength(MAX_TEXT + 1))).toBe('')
    expect(heal(foreign(), `{"a":${'['.repeat(500)}${']'.repeat(500)}}`)).toBe('')
  })
})

describe('numbers', () => {
  test('are held between their bounds; what is no number is the default', () => {
    const schema = number(5, 0, 10)
    expect([3, -3, 1e308].map((value) => heal(schema, value))).toEqual([3, 0, 10])
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined, 3n, [3]])
      expect(heal(schema, value)).toBe(5)
  })

  test('may be missing where they are optional', () => {
    expect([0, -2.5, null].map((value) => heal(optionalNumber(), value))).toEqual([0, -2.5, null])
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY, '3', undefined])
      expect(heal(optionalNumber(), value)).toBeNull()
  })
})

describe('choices', () => {
  test('an unknown word is the default', () => {
    const schema = choice(['red', 'blue'], 'blue')
    expect(['red', 'green', 0, null].map((value) => heal(schema, value))).toEqual([
      'red',
      'blue',
      'blue',
      'blue',
    ])
    expect(['red', 'green', null].map((value) => heal(optionalChoice(['red']), value))).toEqual([
      'red',
      null,
      null,
    ])
  })
})

describe('references, words and days', () => {
  test('one reference', () => {
    expect(['abc', 'a b', '__proto__', 5, null].map((value) => heal(reference(), value))).toEqual([
      'abc',
      null,
      null,
      null,
      null,
    ])
  })

  test('lists lose what is malformed or doubled, and end', () => {
    expect(heal(references(), ['a', 'a', 5, 'b c', 'b', null])).toEqual(['a', 'b'])
    expect(heal(words(), ['tag one', '', 'tag one', 'x'.repeat(81), 7])).toEqual(['tag one'])
    expect(
      heal(
        words(),
        Array.from({ length: 100 }, (_, index) => `t${index}`),
      ),
    ).toHaveLength(64)
    for (const value of [null, 'a', { 0: 'a', length: 1 }]) expect(heal(references(), value)).toEqual([])
  })

  test('healed lists are not shared between records', () => {
    expect(heal(words(), null)).not.toBe(heal(words(), null))
  })

  test('an order stands in for a malformed one', () => {
    expect(['0V', 'V0', '', 5].map((value) => heal(order(), value))).toEqual(['0V', 'V', 'V', 'V'])
  })

  test('a day', () => {
    expect(
      ['2026-02-28', '2026-13-01', '28.02.2026', '2026-02-28T10:00', 5].map((d) => heal(day(), d)),
    ).toEqual(['2026-02-28', null, null, null, null])
  })
})
