import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fanOut, NAME, placeNames } from '#renderer/features/insights/matrix/dots.ts'
import { FIELDS, gradesAt, pointOf } from '#renderer/features/insights/matrix/plot.ts'
import { quadrantOf } from '#shared/analysis/ranking.ts'
import { intersects } from '#shared/base/geometry.ts'

const PLOT = { width: 600, height: 500, edge: { x: 34, y: 74 } }
const half = fc.integer({ min: 2, max: 10 }).map((double) => double / 2)

describe('the plot', () => {
  test('a dot that is dropped where it stands keeps its grades', () => {
    fc.assert(
      fc.property(half, half, (value, effort) => {
        expect(gradesAt(PLOT, pointOf(PLOT, { value, effort }))).toEqual({ value, effort })
      }),
    )
  })

  test('more effort is farther right, more value higher, and the edge is the most there is', () => {
    expect(pointOf(PLOT, { value: 5, effort: 1 })).toEqual({ x: 34, y: 74 })
    expect(pointOf(PLOT, { value: 1, effort: 5 })).toEqual({ x: 566, y: 426 })
    expect(gradesAt(PLOT, { x: 600, y: 0 })).toEqual({ value: 5, effort: 5 })
  })

  test('the fields lie where their grades do', () => {
    for (const { quadrant, right, low } of FIELDS)
      expect(quadrantOf({ value: low ? 1 : 5, effort: right ? 5 : 1 })).toBe(quadrant)
  })
})

describe('dots', () => {
  test('stand on their middles, and fan out where they would cover each other', () => {
    const alone = fanOut([{ id: 'a', x: 100, y: 100 }], 30, PLOT)
    expect(alone.get('a')).toEqual({ x: 100, y: 100 })
    const same = fc.array(fc.constant(null), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(same, half, half, (all, value, effort) => {
        const at = pointOf(PLOT, { value, effort })
        const spots = [
          ...fanOut(
            all.map((_, index) => ({ id: String(index), ...at })),
            30,
            PLOT,
          ).values(),
        ]
        spots.forEach((spot, index) => {
          expect(spot.x).toBeGreaterThanOrEqual(15 - 1e-6)
          expect(spot.x).toBeLessThanOrEqual(PLOT.width - 15 + 1e-6)
          for (const other of spots.slice(index + 1))
            expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeGreaterThanOrEqual(30)
        })
      }),
    )
  })

  test('names cover no dot, no other name and nothing that is taken, or are left out', () => {
    const dot = fc.record({ x: fc.integer({ min: 15, max: 585 }), y: fc.integer({ min: 15, max: 485 }) })
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 10 }), (all) => {
        const dots = all.map((at, index) => ({ id: String(index), width: 120, ...at }))
        const taken = [{ x: 0, y: 0, width: 600, height: 54 }]
        const names = [...placeNames(dots, 30, PLOT, taken).values()]
        const others = [
          ...dots.map(({ x, y }) => ({ x: x - 15, y: y - 15, width: 30, height: 30 })),
          ...taken,
        ]
        names.forEach((name, index) => {
          for (const other of [...others, ...names.slice(index + 1)])
            expect(intersects(name, other)).toBe(false)
        })
      }),
    )
    expect(placeNames([{ id: 'a', x: 20, y: 250, width: 120 }], 30, PLOT).get('a')).toEqual({
      x: 20 + 15 + NAME.gap,
      y: 240,
      width: 120,
      height: NAME.height,
    })
  })
})
