import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitRect, reveal, toMap, type Viewport, visibleRect, ZOOM } from '#renderer/actions/viewport.ts'
import { contains } from '#shared/base/geometry.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const anyRect = fc.record({
  x: number(-5000, 5000),
  y: number(-5000, 5000),
  width: number(1, 8000),
  height: number(1, 8000),
})
const anySize = fc.record({ width: number(200, 3000), height: number(200, 2000) })
const anyViewport = fc.record({ x: number(-9000, 9000), y: number(-9000, 9000), zoom: number(0.05, 4) })

/** Where a box of the map is on the screen. */
const onScreen = (
  { x, y, zoom }: Viewport,
  rect: { x: number; y: number; width: number; height: number },
) => ({
  left: rect.x * zoom + x,
  top: rect.y * zoom + y,
  right: (rect.x + rect.width) * zoom + x,
  bottom: (rect.y + rect.height) * zoom + y,
})

describe('what is on screen', () => {
  test('is the part of the map between its corners', () => {
    fc.assert(
      fc.property(anyViewport, anySize, (viewport, size) => {
        const visible = visibleRect(viewport, size)
        const corner = toMap(viewport, { x: 0, y: 0 })
        expect([visible.x, visible.y].map((value) => value + 0)).toEqual(
          [corner.x, corner.y].map((value) => value + 0),
        )
        const end = toMap(viewport, { x: size.width, y: size.height })
        expect(visible.x + visible.width).toBeCloseTo(end.x)
        expect(visible.y + visible.height).toBeCloseTo(end.y)
        expect(contains(visible, toMap(viewport, { x: size.width / 2, y: size.height / 2 }))).toBe(true)
      }),
    )
  })
})

describe('fitRect', () => {
  test('shows all of a box in the middle, as large as it fits', () => {
    fc.assert(
      fc.property(anyRect, anySize, (rect, size) => {
        const viewport = fitRect(rect, size, 24)
        const { left, top, right, bottom } = onScreen(viewport, rect)
        expect(left + right).toBeCloseTo(size.width, 3)
        expect(top + bottom).toBeCloseTo(size.height, 3)
        expect(viewport.zoom).toBeLessThanOrEqual(1)
        if (viewport.zoom === ZOOM.least) return
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(24 - 1e-6)
        if (viewport.zoom < 1) expect(Math.min(left, top)).toBeCloseTo(24)
      }),
    )
  })

  test('comes no nearer than it is told, and bears a window without any room', () => {
    const small = { x: 0, y: 0, width: 10, height: 10 }
    expect(fitRect(small, { width: 800, height: 600 }, 24).zoom).toBe(1)
    expect(fitRect(small, { width: 800, height: 600 }, 24, 1.5).zoom).toBe(1.5)
    expect(fitRect(small, { width: 10, height: 10 }, 24).zoom).toBe(ZOOM.least)
    const flat = fitRect({ ...small, width: 0, height: 0 }, { width: 800, height: 600 }, 24)
    expect(flat).toEqual({ zoom: 1, x: 400, y: 300 })
  })
})

describe('reveal', () => {
  const inset = { left: 120, top: 80, edge: 24 }

  test('shows a box clear of the headers, or its beginning where there is no room for all of it', () => {
    fc.assert(
      fc.property(anyViewport, anySize, anyRect, (viewport, size, rect) => {
        const next = reveal(viewport, size, rect, inset)
        const { left, top, right, bottom } = onScreen(next, rect)
        expect(next.zoom).toBe(viewport.zoom)
        const fits = (from: number, to: number, low: number, high: number) =>
          to - from <= high - low ? from >= low - 1e-6 && to <= high + 1e-6 : Math.abs(from - low) < 1e-6
        expect(fits(left, right, inset.left, size.width - inset.edge)).toBe(true)
        expect(fits(top, bottom, inset.top, size.height - inset.edge)).toBe(true)
      }),
    )
  })

  test('moves as little as needed, and not at all where it is in sight', () => {
    const size = { width: 1000, height: 800 }
    const viewport = { x: 0, y: 0, zoom: 1 }
    const card = { width: 200, height: 80 }
    expect(reveal(viewport, size, { ...card, x: 300, y: 300 }, inset)).toEqual(viewport)
    expect(reveal(viewport, size, { ...card, x: 100, y: 300 }, inset)).toEqual({ ...viewport, x: 20 })
    expect(reveal(viewport, size, { ...card, x: 800, y: 700 }, inset)).toEqual({ x: -24, y: -4, zoom: 1 })
  })
})
