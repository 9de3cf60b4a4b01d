import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepSame } from '#shared/base/keep-same.ts'

describe('keepSame', () => {
  test('gives back what was there where nothing differs', () => {
    const before = { boxes: [{ x: 1, title: 'a' }], empty: [], none: null }
    expect(keepSame(before, structuredClone(before))).toBe(before)
  })

  test('keeps the parts that are the same, and only them', () => {
    const before = { lanes: [{ y: 0 }, { y: 10 }], steps: [{ x: 0 }] }
    const after = keepSame(before, { lanes: [{ y: 0 }, { y: 12 }], steps: [{ x: 0 }] })
    expect(after).toEqual({ lanes: [{ y: 0 }, { y: 12 }], steps: [{ x: 0 }] })
    expect(after).not.toBe(before)
    expect(after.steps).toBe(before.steps)
    expect(after.lanes[0]).toBe(before.lanes[0])
    expect(after.lanes[1]).not.toBe(before.lanes[1])
  })

  test('tells a field that is gone, one that came and one that became undefined', () => {
    expect(keepSame<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
    expect(keepSame<object>({ a: 1 }, { a: 1, b: undefined })).toStrictEqual({ a: 1, b: undefined })
    expect(keepSame<object>({ a: undefined }, { b: undefined })).toStrictEqual({ b: undefined })
  })

  test('takes what it does not look into as it comes', () => {
    const [old, young] = [new Map([['a', 1]]), new Map([['a', 1]])]
    expect(keepSame(old, young)).toBe(young)
    expect(keepSame<unknown>([1], { 0: 1, length: 1 })).toEqual({ 0: 1, length: 1 })
  })

  test('never says anything else than what came, and changes neither', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(json, json, fc.boolean(), (one, other, alike) => {
        const after = alike ? structuredClone(one) : other
        const copies = structuredClone([one, after])
        expect(keepSame<unknown>(one, after)).toStrictEqual(after)
        expect([one, after]).toStrictEqual(copies)
      }),
    )
  })
})
