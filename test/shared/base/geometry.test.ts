import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { center, clamp, contains, grow, intersects, type Rect, union } from '#shared/base/geometry.ts'

const whole = fc.integer({ min: -1000, max: 1000 })
const side = fc.integer({ min: 1, max: 500 })
const rects: fc.Arbitrary<Rect> = fc.record({ x: whole, y: whole, width: side, height: side })
const box: Rect = { x: 10, y: 20, width: 30, height: 40 }

describe('contains', () => {
  test('the left and upper edge, not the right and lower one', () => {
    expect(contains(box, { x: 10, y: 20 })).toBe(true)
    expect(contains(box, { x: 39.9, y: 59.9 })).toBe(true)
    expect(contains(box, { x: 40, y: 30 })).toBe(false)
    expect(contains(box, { x: 20, y: 60 })).toBe(false)
    expect(contains(box, { x: 9, y: 30 })).toBe(false)
    expect(contains(box, { x: 20, y: 19 })).toBe(false)
  })

  test('a point on a shared edge lies in exactly one of two neighbours', () => {
    const right = { ...box, x: box.x + box.width }
    const edge = { x: right.x, y: 30 }
    expect([contains(box, edge), contains(right, edge)]).toEqual([false, true])
  })
})

describe('intersects', () => {
  test('shared area counts, a shared edge does not', () => {
    expect(intersects(box, { x: 39, y: 59, width: 5, height: 5 })).toBe(true)
    expect(intersects(box, { x: 15, y: 25, width: 1, height: 1 })).toBe(true)
    expect(intersects(box, { x: 40, y: 20, width: 5, height: 5 })).toBe(false)
    expect(intersects(box, { x: 10, y: 60, width: 5, height: 5 })).toBe(false)
    expect(intersects(box, { x: 15, y: 100, width: 5, height: 5 })).toBe(false)
  })

  test('means the same from both sides', () => {
    fc.assert(fc.property(rects, rects, (a, b) => intersects(a, b) === intersects(b, a)))
  })
})

describe('union', () => {
  test('spans both', () => {
    expect(union(box, { x: 0, y: 70, width: 5, height: 5 })).toEqual({ x: 0, y: 20, width: 40, height: 55 })
  })

  test('holds every corner of either, and touches all four outer edges', () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        const both = union(a, b)
        for (const { x, y, width, height } of [a, b]) {
          expect(x >= both.x && y >= both.y).toBe(true)
          expect(x + width <= both.x + both.width && y + height <= both.y + both.height).toBe(true)
        }
        expect([a.x, b.x]).toContain(both.x)
        expect([a.x + a.width, b.x + b.width]).toContain(both.x + both.width)
        expect([a.y, b.y]).toContain(both.y)
        expect([a.y + a.height, b.y + b.height]).toContain(both.y + both.height)
      }),
    )
  })
})

describe('grow, center and clamp', () => {
  test('a box grows and shrinks about its middle, and never below nothing', () => {
    expect(grow(box, 5)).toEqual({ x: 5, y: 15, width: 40, height: 50 })
    expect(grow(box, -5)).toEqual({ x: 15, y: 25, width: 20, height: 30 })
    expect(grow(box, -100)).toMatchObject({ width: 0, height: 0 })
    fc.assert(
      fc.property(rects, fc.integer({ min: 0, max: 99 }), (rect, by) => {
        expect(center(grow(rect, by))).toEqual(center(rect))
      }),
    )
  })

  test('a value is held between its bounds', () => {
    expect([clamp(5, 0, 10), clamp(-5, 0, 10), clamp(15, 0, 10)]).toEqual([5, 0, 10])
  })
})
