import { describe, expect, test } from 'vitest'
import { planBands } from '#renderer/paint/png/band-plan.ts'

/** What any current browser's canvas can hold. */
const CANVAS = { side: 16_384, pixels: 268_000_000 }

describe('the division of a picture', () => {
  test.each([
    [1, 1],
    [100, 90_000],
    [1964, 1964],
    [19_000, 13_900],
    [16_384, 16_385],
    [1_000_000, 4_000],
  ])('%i × %i pixels: whole, without a gap, each band within what a canvas holds', (width, height) => {
    const { bands, bandRows, tileWidth } = planBands({ width, height })
    let next = 0
    for (const { top, rows } of bands) {
      expect(top).toBe(next)
      expect(rows).toBeGreaterThan(0)
      expect(rows).toBeLessThanOrEqual(bandRows)
      next = top + rows
    }
    expect(next).toBe(height)
    expect(tileWidth).toBeLessThanOrEqual(Math.min(width, CANVAS.side))
    expect(bandRows).toBeLessThanOrEqual(CANVAS.side)
    expect(tileWidth * bandRows).toBeLessThanOrEqual(CANVAS.pixels)
  })

  test('a large picture is many bands, so that it can be followed and cancelled', () => {
    expect(planBands({ width: 19_000, height: 13_900 }).bands.length).toBeGreaterThan(50)
  })
})
