import { describe, expect, test } from 'vitest'
import { cropRect, placement, pulled, WHOLE, within, ZOOM } from '#renderer/features/personas/crop.ts'

const WIDE = { width: 400, height: 200 }

describe('the kept part of a picture', () => {
  test('is the largest square in its middle at first', () => {
    expect(cropRect(WIDE, WHOLE)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 })
    expect(cropRect({ width: 200, height: 400 }, WHOLE)).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 })
  })

  test('is a square of the picture’s pixels at every zoom', () => {
    for (const zoom of [1, 1.7, 4]) {
      const { width, height } = cropRect(WIDE, { ...WHOLE, zoom })
      expect(width * WIDE.width).toBeCloseTo(height * WIDE.height)
      expect(width * WIDE.width).toBeCloseTo(200 / zoom)
    }
  })

  test('follows the hand and never leaves the picture', () => {
    const left = pulled(WIDE, WHOLE, { x: 0.25, y: 0.3 })
    expect(cropRect(WIDE, left)).toEqual({ x: 0.125, y: 0, width: 0.5, height: 1 })
    const far = pulled(WIDE, { ...WHOLE, zoom: 2 }, { x: -9, y: 9 })
    expect(cropRect(WIDE, far)).toEqual({ x: 0.75, y: 0, width: 0.25, height: 0.5 })
  })

  test('zooming out at the edge comes back in; the zoom has its bounds', () => {
    const edge = within(WIDE, { x: 0.95, y: 0.9, zoom: 4 })
    expect(cropRect(WIDE, within(WIDE, { ...edge, zoom: 0.1 }))).toEqual({
      x: 0.5,
      y: 0,
      width: 0.5,
      height: 1,
    })
    expect(within(WIDE, { ...WHOLE, zoom: 99 }).zoom).toBe(ZOOM.most)
  })

  test('fills the frame', () => {
    const crop = within(WIDE, { x: 0.4, y: 0.5, zoom: 2 })
    const { x, y, width, height } = placement(WIDE, crop, 280)
    const kept = cropRect(WIDE, crop)
    expect([x + kept.x * width, y + kept.y * height]).toEqual([0, 0])
    expect(kept.width * width).toBeCloseTo(280)
    expect(kept.height * height).toBeCloseTo(280)
  })
})
