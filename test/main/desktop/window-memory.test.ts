import type { Rectangle } from 'electron'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitToDisplays, SMALLEST } from '#main/desktop/window-memory.ts'

const SCREEN: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 }
const LEFT: Rectangle = { x: -1280, y: 0, width: 1280, height: 1024 }
const place = (x: number, y: number, width = 1000, height = 700, maximized = false) => ({
  bounds: { x, y, width, height },
  maximized,
})

test('a place that still fits stays as it is', () => {
  for (const fits of [place(100, 100), place(-1200, 30), place(0, 25, 1920, 1055, true), place(-880, 900)])
    expect(fitToDisplays(fits, [SCREEN, LEFT])).toEqual(fits)
})

test('a first window stands in the middle of the first display, and shrinks to it', () => {
  expect(fitToDisplays(undefined, [SCREEN])).toEqual(place(240, 103, 1440, 900))
  const small = { x: 0, y: 0, width: 1024, height: 600 }
  expect(fitToDisplays(undefined, [small])).toEqual(place(0, 0, 1024, 600))
})

test('a window whose display is gone comes to the one that is there', () => {
  expect(fitToDisplays(place(-1200, 30, 1000, 700, true), [SCREEN])).toEqual(place(460, 203, 1000, 700, true))
  // Only a strip without the title bar, or a corner too small to be got hold of, would be seen.
  for (const lost of [place(100, -600), place(100, 1070), place(1900, 100), place(-950, 100)])
    expect(fitToDisplays(lost, [SCREEN])).toEqual(place(460, 203))
})

test('wherever it was and whatever displays there are, a window can be got hold of and fits one', () => {
  const number = fc.integer({ min: -10_000, max: 10_000 })
  const area = fc.record({
    x: number,
    y: number,
    width: fc.integer({ min: SMALLEST.width, max: 6_000 }),
    height: fc.integer({ min: SMALLEST.height, max: 4_000 }),
  })
  const bounds = fc.record({
    x: number,
    y: number,
    width: fc.integer({ min: -10, max: 20_000 }),
    height: fc.integer({ min: -10, max: 20_000 }),
  })
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 4 }), bounds, (areas, wanted) => {
      const { bounds: fitted } = fitToDisplays({ bounds: wanted, maximized: false }, areas)
      expect(fitted.width).toBeGreaterThanOrEqual(SMALLEST.width)
      expect(fitted.height).toBeGreaterThanOrEqual(SMALLEST.height)
      const holder = areas.find(
        (at) =>
          Math.min(fitted.x + fitted.width, at.x + at.width) - Math.max(fitted.x, at.x) >= 120 &&
          fitted.y >= at.y &&
          fitted.y + 32 <= at.y + at.height &&
          fitted.width <= at.width &&
          fitted.height <= at.height,
      )
      expect(holder, JSON.stringify(fitted)).toBeDefined()
    }),
    { numRuns: 1_000 },
  )
})
