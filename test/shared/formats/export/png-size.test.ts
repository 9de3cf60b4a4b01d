import { describe, expect, test } from 'vitest'
import { PNG_LIMITS, pngSize } from '#shared/formats/export/png-size.ts'

const bounds = { x: -48, y: -172, width: 1964, height: 1263.5 }

describe('the size of a picture', () => {
  test('follows the scale', () => {
    expect(pngSize(bounds, { scale: 2 })).toEqual({ ok: true, value: { width: 3928, height: 2527 } })
    expect(pngSize(bounds, { scale: 0.25 })).toEqual({ ok: true, value: { width: 491, height: 316 } })
  })

  test('or the width, to the pixel, and the height follows', () => {
    expect(pngSize(bounds, { widthPx: 1920 })).toEqual({ ok: true, value: { width: 1920, height: 1235 } })
  })

  test('is never nothing', () => {
    expect(pngSize({ ...bounds, height: 10 }, { widthPx: 20 })).toEqual({
      ok: true,
      value: { width: 20, height: 1 },
    })
  })

  test.each([
    { scale: 0 },
    { scale: -1 },
    { scale: Number.NaN },
    { widthPx: Number.POSITIVE_INFINITY },
    { widthPx: 0 },
  ])('%o is refused', (request) => {
    expect(pngSize(bounds, request)).toMatchObject({ ok: false, error: { code: 'no-size' } })
  })

  test('too large is refused in words that name the largest, which can be made', () => {
    for (const shape of [
      bounds,
      { ...bounds, width: 1e5, height: 10 },
      { ...bounds, width: 10, height: 1e5 },
    ]) {
      const refused = pngSize(shape, { scale: 1e5 })
      if (refused.ok) throw new Error('a picture without end was promised')
      expect(refused.error.code).toBe('too-large')
      const [, largest] = /scale of ([\d.]+)/.exec(refused.error.message) ?? []
      const made = pngSize(shape, { scale: Number(largest) })
      expect(made.ok).toBe(true)
      expect(pngSize(shape, { scale: Number(largest) + 0.02 * Number(largest) }).ok).toBe(false)
    }
  })

  test('a thousand cards at twice their size, and a wall at 600 dots an inch, are no trouble', () => {
    expect(pngSize({ x: 0, y: 0, width: 9500, height: 6950 }, { scale: 2 }).ok).toBe(true)
    expect(pngSize({ x: 0, y: 0, width: 3179, height: 4494 }, { scale: 6.25 }).ok).toBe(true)
    expect(PNG_LIMITS.pixels).toBeGreaterThan(19_866 * 28_087)
  })
})
